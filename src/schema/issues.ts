import type { z } from "zod";
import { type Diagnostic, type DiagnosticCode, type DiagnosticParams, diagnostic, type JsonPath, jsonPointer, type Location } from "../diagnostic.js";
import { suggest } from "../suggest.js";
import { formatNames } from "./common.js";
import { type Issue, knownKeys, readUnion } from "./union.js";

/** Finds the place of a path: the value there, or the key that names it. */
export type Locate = (path: JsonPath, part?: "key" | "value") => Location;

/** Finds places by path alone, where the input was not text. */
export function locateIn(file: string): Locate {
  return (path) => ({ file, pointer: jsonPointer(path) });
}

/** Turns zod's issues into diagnostics. Parse with `{ reportInput: true }`, else a missing key looks like a wrong type. */
export function schemaDiagnostics(issues: readonly Issue[], locate: Locate, base: JsonPath = []): Diagnostic[] {
  const misspelt = new Set(issues.flatMap((issue) => misspeltKeys(issue).map((key) => jsonPointer([...(issue.path as JsonPath), key]))));
  return issues
    .filter((issue) => !(isMissing(issue) && misspelt.has(jsonPointer(issue.path as JsonPath))))
    .flatMap((issue) => one(issue, locate, [...base, ...(issue.path as JsonPath)]));
}

function one(issue: Issue, locate: Locate, path: JsonPath): Diagnostic[] {
  const report = (code: DiagnosticCode, params: DiagnosticParams) => [diagnostic(code, locate(path), params)];
  if (isMissing(issue)) return missing(path, locate);
  switch (issue.code) {
    case "invalid_type":
      return report("schema/type", { expected: [issue.expected], ...shown(issue.input) });
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, knownKeys(issue), issue.input, [...path, key], locate));
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const meant = typeof issue.input === "string" ? suggest(issue.input, allowed) : undefined;
      return report("schema/value", { actual: show(issue.input), allowed, ...(meant !== undefined && { meant }) });
    }
    case "invalid_format": {
      const format = formatNames.find((name) => name === issue.message || name === issue.format);
      return report("schema/format", { actual: show(issue.input), format: format ?? issue.pattern ?? issue.format });
    }
    case "too_small":
      return report("schema/range", { actual: size(issue.input), minimum: Number(issue.minimum), of: issue.origin, inclusive: String(issue.inclusive ?? true) });
    case "too_big":
      return report("schema/range", { actual: size(issue.input), maximum: Number(issue.maximum), of: issue.origin, inclusive: String(issue.inclusive ?? true) });
    case "invalid_union":
      return union(issue, locate, path);
    case "invalid_key":
      return schemaDiagnostics(issue.issues, (at) => locate(at, "key"), path);
    default:
      return report("schema/shape", { keys: [] });
  }
}

function union(issue: z.core.$ZodIssueInvalidUnion, locate: Locate, path: JsonPath): Diagnostic[] {
  const read = readUnion(issue);
  switch (read.kind) {
    case "branch":
      return schemaDiagnostics(read.issues, locate, path);
    case "type":
      return [diagnostic("schema/type", locate(path), { expected: read.expected, ...shown(issue.input) })];
    case "value":
      return one(read.issue, locate, [...path, ...(read.issue.path as JsonPath)]);
    case "unknown-keys":
      return read.keys.map((key) => unknownKey(key, read.known, issue.input, [...path, key], locate));
    case "mixed":
      return [diagnostic("schema/shape", locate(path), { keys: read.keys })];
    case "empty":
      return [diagnostic("schema/missing-key", locate(path), { key: read.keys[0] as string, oneOf: read.keys })];
  }
}

function isMissing(issue: Issue): boolean {
  const { code } = issue;
  return issue.path.length > 0 && issue.input === undefined && (code === "invalid_type" || code === "invalid_value" || code === "invalid_union");
}

function missing(path: JsonPath, locate: Locate): Diagnostic[] {
  return [diagnostic("schema/missing-key", locate(path.slice(0, -1)), { key: String(path.at(-1)) })];
}

/** The keys that unknown keys of an object were meant to be. They are there, only misspelt. */
function misspeltKeys(issue: Issue): string[] {
  if (issue.code !== "unrecognized_keys") return [];
  return issue.keys.flatMap((key) => suggest(key, stillFree(knownKeys(issue), issue.input)) ?? []);
}

/** Also used for keys refused outside zod, so that both read alike. A key that the object has already is not suggested. */
export function unknownKey(key: string, known: readonly string[], object: unknown, path: JsonPath, locate: Locate): Diagnostic {
  const free = stillFree(known, object);
  const meant = suggest(key, free);
  return diagnostic("schema/unknown-key", locate(path, "key"), { key, known, free, ...(meant !== undefined && { meant }) });
}

function stillFree(known: readonly string[], object: unknown): string[] {
  return known.filter((key) => !Object.hasOwn(object ?? {}, key));
}

/** What stands there: its type, and the value itself where it is short enough to be quoted. */
function shown(value: unknown): DiagnosticParams {
  const scalar = typeof value === "string" || Number.isFinite(value) || typeof value === "boolean";
  return { actual: typeName(value), ...(scalar && { value: show(value) }) };
}

function typeName(value: unknown): string {
  if (value === null || (typeof value === "number" && !Number.isFinite(value))) return String(value);
  return Array.isArray(value) ? "array" : typeof value;
}

function size(value: unknown): string | number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  if (typeof value === "object" && value !== null) return Object.keys(value).length;
  return typeof value === "number" ? value : show(value);
}

function show(value: unknown): string {
  if (typeof value === "object" && value !== null) return typeName(value);
  return String(value);
}
