import type { z } from "zod";
import { type Diagnostic, type DiagnosticCode, type DiagnosticParams, diagnostic, type JsonPath, type Location } from "../diagnostic.js";
import { suggest } from "../suggest.js";

/** Finds the place of a path: the value there, or the key that names it. */
export type Locate = (path: JsonPath, part?: "key" | "value") => Location;

type Issue = z.core.$ZodIssue;

/** Turns zod's issues into diagnostics. Parse with `{ reportInput: true }`, else a missing key looks like a wrong type. */
export function schemaDiagnostics(issues: readonly Issue[], locate: Locate, base: JsonPath = []): Diagnostic[] {
  return issues.flatMap((issue) => one(issue, locate, [...base, ...(issue.path as JsonPath)]));
}

function one(issue: Issue, locate: Locate, path: JsonPath): Diagnostic[] {
  const report = (code: DiagnosticCode, params: DiagnosticParams) => [diagnostic(code, locate(path), params)];
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined && path.length > 0) return missing(path, locate);
      return report("schema/type", { expected: issue.expected, actual: typeName(issue.input) });
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, issue.message.split(" "), [...path, key], locate));
    case "invalid_value": {
      if (issue.input === undefined && path.length > 0) return missing(path, locate);
      const allowed = issue.values.map(String);
      const meant = typeof issue.input === "string" ? suggest(issue.input, allowed) : undefined;
      return report("schema/value", { actual: show(issue.input), allowed, ...(meant !== undefined && { meant }) });
    }
    case "invalid_format":
      return report("schema/format", { actual: show(issue.input), format: issue.pattern ?? issue.format });
    case "too_small":
      return report("schema/range", { actual: size(issue.input), minimum: Number(issue.minimum), of: issue.origin });
    case "too_big":
      return report("schema/range", { actual: size(issue.input), maximum: Number(issue.maximum), of: issue.origin });
    case "invalid_union":
      return union(issue, locate, path);
    case "invalid_key":
      return schemaDiagnostics(issue.issues, (at) => locate(at, "key"), path);
    default:
      return report("schema/shape", { actual: show(issue.input) });
  }
}

/** A union is reported by the branch the writer most likely meant: the one that knows most of the keys used. */
function union(issue: z.core.$ZodIssueInvalidUnion, locate: Locate, path: JsonPath): Diagnostic[] {
  const branches = issue.errors.filter((branch) => branch.length > 0);
  if (branches.every((branch) => branch.every((inner) => inner.code === "invalid_type" && inner.path.length === 0)))
    return [diagnostic("schema/type", locate(path), {
      expected: branches.map((branch) => (branch[0] as z.core.$ZodIssueInvalidType).expected).join("|"),
      actual: typeName(issue.input),
    })];
  const nearest = [...branches].sort((a, b) => misfit(a) - misfit(b))[0];
  if (nearest === undefined) return [diagnostic("schema/shape", locate(path), { actual: show(issue.input) })];
  return schemaDiagnostics(nearest, locate, path);
}

function misfit(branch: readonly Issue[]): number {
  let score = 0;
  for (const issue of branch) {
    if (issue.path.length > 1) score += 1;
    else if (issue.code === "unrecognized_keys") score += 20 * issue.keys.length;
    else if (issue.code === "invalid_type" && issue.path.length === 0) score += 1000;
    else if ("input" in issue && issue.input === undefined) score += 10;
    else score += 2;
  }
  return score;
}

function missing(path: JsonPath, locate: Locate): Diagnostic[] {
  return [diagnostic("schema/missing-key", locate(path.slice(0, -1)), { key: String(path.at(-1)) })];
}

/** Also used for keys refused outside zod, so that both read alike. */
export function unknownKey(key: string, known: readonly string[], path: JsonPath, locate: Locate): Diagnostic {
  const meant = suggest(key, known);
  return diagnostic("schema/unknown-key", locate(path, "key"), { key, known, ...(meant !== undefined && { meant }) });
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function size(value: unknown): string | number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return typeof value === "number" ? value : show(value);
}

function show(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined");
}
