import { type AnyNode, type DocumentNode, type MemberNode, parse } from "@humanwhocodes/momoa";
import { type Diagnostic, diagnostic, jsonPointer, type Location, type Locate } from "./diagnostic.js";
import {
  deepest,
  findJsonFault,
  findNotJson,
  type JsonFault,
  type JsonPath,
  type NotJson,
  positionsOf,
} from "../json/index.js";
import { locateIn } from "./schema/issues.js";
import { Problems } from "./schema/problems.js";

/** One pack file after reading: its data, and a way to find the place of any path in it. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  readonly locate: Locate;
}

type InFile = Pick<Location, "file" | "layer">;

export type ReadResult = { source: Source | undefined; diagnostics: Diagnostic[] };

/**
 * Reads one file, given as JSON text or as data already parsed.
 *
 * Text keeps line and column, and repeated keys are reported: `JSON.parse` would silently keep the last. Of
 * several packs `layer` is the one whose file it is.
 */
export function readSource(file: string, content: unknown, layer?: string): ReadResult {
  const inFile = { file, ...(layer !== undefined && { layer }) };
  if (typeof content !== "string") return readData(inFile, content);
  const text = content.startsWith("\uFEFF") ? content.slice(1) : content;
  const position = positionsOf(text);
  const place = (offset: number, length: number): Location => ({
    ...inFile,
    pointer: "",
    ...position(offset),
    length: Math.max(1, length),
  });
  const garbled = text.indexOf("\uFFFD");
  if (garbled >= 0) return failed(diagnostic("json/encoding", place(garbled, 1)));
  const fault = findJsonFault(text);
  if (fault) return failed(syntaxDiagnostic(text, fault, place));
  const value = JSON.parse(text) as unknown;
  const wrong = findNotJson(value);
  // Finding places is recursive: nesting without end would break it.
  if (wrong?.actual === "deep") return failed(notJson(wrong, locateIn(inFile)));
  const document = parse(text, { mode: "json" });
  const locate: Locate = (path, part = "value") => ({
    ...inFile,
    pointer: jsonPointer(path),
    ...span(nodeAt(document, path, part), text, position),
  });
  if (wrong) return failed(notJson(wrong, locate));
  const problems = new Problems(locate);
  reportRepeated(problems, document.body, [], (path, node) => ({
    ...inFile,
    pointer: jsonPointer(path),
    ...span(node, text, position),
  }));
  return { source: { file, value, locate }, diagnostics: problems.list };
}

function readData(inFile: InFile, value: unknown): ReadResult {
  const locate = locateIn(inFile);
  const wrong = findNotJson(value);
  return wrong
    ? failed(notJson(wrong, locate))
    : { source: { file: inFile.file, value, locate }, diagnostics: [] };
}

function notJson({ path, actual }: NotJson, locate: Locate): Diagnostic {
  return diagnostic("json/not-json", locate(path, actual === "__proto__" ? "key" : "value"), {
    actual,
    deepest,
  });
}

function failed(found: Diagnostic): ReadResult {
  return { source: undefined, diagnostics: [found] };
}

function syntaxDiagnostic(
  text: string,
  { fault, offset, length, meant, opened }: JsonFault,
  place: (offset: number, length: number) => Location,
): Diagnostic {
  return diagnostic(
    "json/syntax",
    place(offset, length),
    { fault, text: text.slice(offset, offset + length), ...(meant !== undefined && { meant }) },
    { related: opened === undefined ? [] : [place(opened, 1)] },
  );
}

export function nodeAt(document: DocumentNode, path: JsonPath, part: "key" | "value"): AnyNode {
  let node: AnyNode = document.body;
  for (const [index, step] of path.entries()) {
    if (node.type === "Object") {
      const member: MemberNode | undefined = node.members.findLast(
        (candidate) => keyOf(candidate) === String(step),
      );
      if (member === undefined) return node;
      if (part === "key" && index === path.length - 1) return member.name;
      node = member.value;
    } else if (node.type === "Array") {
      const element: AnyNode | undefined = node.elements[Number(step)]?.value;
      if (element === undefined) return node;
      node = element;
    } else return node;
  }
  return node;
}

function keyOf(member: MemberNode): string {
  return member.name.type === "String" ? member.name.value : member.name.name;
}

type Span = Pick<Location, "line" | "column" | "length">;

/** An object or array is shown by its first line only, so that a caret line stays one line. */
function span(
  { loc: { start, end } }: AnyNode,
  text: string,
  position: (offset: number) => { line: number; column: number },
): Span {
  const first = /^[^\n\r]*/.exec(text.slice(start.offset, end.offset))?.[0] ?? "";
  return { ...position(start.offset), length: Math.max(1, first.length) };
}

/** Reports each key that an object has twice. */
function reportRepeated(
  problems: Problems,
  node: AnyNode,
  path: JsonPath,
  at: (path: JsonPath, node: AnyNode) => Location,
): void {
  if (node.type === "Array")
    node.elements.forEach((element, index) => reportRepeated(problems, element.value, [...path, index], at));
  if (node.type !== "Object") return;
  const first = new Map<string, MemberNode>();
  for (const member of node.members) {
    const key = keyOf(member);
    const here = [...path, key];
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, member);
    else
      problems.add(() =>
        diagnostic(
          "json/duplicate-key",
          at(here, member.name),
          { key },
          { related: [at(here, earlier.name)] },
        ),
      );
    reportRepeated(problems, member.value, here, at);
  }
}
