import { type AnyNode, type DocumentNode, type MemberNode, parse } from "@humanwhocodes/momoa";
import { type Diagnostic, diagnostic, type JsonPath, jsonPointer, type Location } from "../diagnostic.js";
import type { Locate } from "../schema/issues.js";

/** One pack file after reading: its data, and a way to find the place of any path in it. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  readonly locate: Locate;
  readonly text: string | undefined;
}

export type ReadResult = { source: Source | undefined; diagnostics: Diagnostic[] };

/**
 * Reads one file, given as JSON text or as data already parsed.
 *
 * Text keeps line and column, and repeated keys are reported: `JSON.parse` would silently keep the last.
 */
export function readSource(file: string, content: unknown): ReadResult {
  if (typeof content !== "string")
    return { source: { file, value: content, locate: pointerOnly(file), text: undefined }, diagnostics: [] };
  const text = content.startsWith("\uFEFF") ? content.slice(1) : content;
  let document: DocumentNode;
  try {
    document = parse(text, { mode: "json" });
  } catch (error) {
    return { source: undefined, diagnostics: [syntaxDiagnostic(file, text, error)] };
  }
  const locate: Locate = (path, part = "value") => {
    const node = find(document, path, part);
    return { file, pointer: jsonPointer(path), ...span(node, text) };
  };
  return {
    source: { file, value: JSON.parse(text) as unknown, locate, text },
    diagnostics: duplicateKeys(document.body, [], locate, file, text),
  };
}

function pointerOnly(file: string): Locate {
  return (path) => ({ file, pointer: jsonPointer(path) });
}

function syntaxDiagnostic(file: string, text: string, error: unknown): Diagnostic {
  const { line, column, offset } = error as { line?: number; column?: number; offset?: number };
  if (line === undefined || column === undefined) throw error;
  const length = Math.max(1, /^\S*/.exec(text.slice(offset ?? text.length))?.[0].slice(0, 20).length ?? 1);
  return diagnostic("json/syntax", { file, pointer: "", line, column, length });
}

function find(document: DocumentNode, path: JsonPath, part: "key" | "value"): AnyNode {
  let node: AnyNode = document.body;
  for (const [index, step] of path.entries()) {
    if (node.type === "Object") {
      const member: MemberNode | undefined = node.members.findLast((candidate) => keyOf(candidate) === String(step));
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

/** An object or array is shown by its first line only, so that a caret line stays one line. */
function span(node: AnyNode, text: string): { line: number; column: number; length: number } {
  const { start, end } = node.loc;
  const first = /^[^\n\r]*/.exec(text.slice(start.offset, end.offset))?.[0] ?? "";
  return { line: start.line, column: start.column, length: Math.max(1, first.length) };
}

function duplicateKeys(node: AnyNode, path: JsonPath, locate: Locate, file: string, text: string): Diagnostic[] {
  if (node.type === "Array")
    return node.elements.flatMap((element, index) => duplicateKeys(element.value, [...path, index], locate, file, text));
  if (node.type !== "Object") return [];
  const first = new Map<string, MemberNode>();
  const found: Diagnostic[] = [];
  for (const member of node.members) {
    const key = keyOf(member);
    const earlier = first.get(key);
    const here = [...path, key];
    if (earlier === undefined) first.set(key, member);
    else {
      const at = (one: MemberNode): Location => ({ file, pointer: jsonPointer(here), ...span(one.name, text) });
      found.push(diagnostic("json/duplicate-key", at(member), { key }, { related: [at(earlier)] }));
    }
    found.push(...duplicateKeys(member.value, here, locate, file, text));
  }
  return found;
}
