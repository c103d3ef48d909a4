import type { z } from "zod";
import {
  type DiagnosticCode,
  type DiagnosticParams,
  jsonPointer,
  type Locate,
  type Location,
  type PathPart,
} from "../diagnostic.js";
import type { JsonPath } from "../../json/index.js";
import { suggest } from "../suggest.js";
import { countedBy } from "./bounded.js";
import { formatNames } from "./common.js";
import { mostTold, Problems } from "./problems.js";
import { type Issue, knownKeys, readUnion } from "./union.js";

/** Finds places by path alone, where the input was not text. */
export function locateIn(given: string | Pick<Location, "file" | "layer">): Locate {
  const inFile = typeof given === "string" ? { file: given } : given;
  return (path) => ({ ...inFile, pointer: jsonPointer(path) });
}

/** What is wrong with a value that only a schema checks. */
export function problemsOf(issues: readonly Issue[], locate: Locate): Problems {
  const problems = new Problems(locate);
  reportIssues(problems, issues);
  return problems;
}

/** Reports zod's issues. Parse with `{ reportInput: true }`, else a missing key looks like a wrong type. */
export function reportIssues(
  problems: Problems,
  issues: readonly Issue[],
  base: JsonPath = [],
  part?: PathPart,
): void {
  const misspelt = new Set(issues.flatMap(misspeltPaths));
  for (const issue of issues) {
    const path = pathOf(issue);
    if (isMissing(issue) && misspelt.has(jsonPointer(path))) continue;
    reportIssue(problems, issue, [...base, ...path], part);
  }
}

function reportIssue(problems: Problems, issue: Issue, path: JsonPath, part?: PathPart): void {
  const report = (code: DiagnosticCode, params: () => DiagnosticParams) =>
    problems.report(code, path, params, part);
  if (isMissing(issue))
    return problems.report("schema/missing-key", path.slice(0, -1), () => ({ key: String(path.at(-1)) }));
  switch (issue.code) {
    case "invalid_type":
      return report("schema/type", () => ({ expected: [issue.expected], ...shown(issue.input) }));
    case "unrecognized_keys":
      return reportUnknownKeys(problems, path, {
        keys: issue.keys,
        known: knownKeys(issue),
        object: issue.input,
      });
    case "invalid_value":
      return report("schema/value", () => wrongValue(issue));
    case "invalid_format":
      return report("schema/format", () => ({ actual: show(issue.input), format: formatOf(issue) }));
    case "too_small":
      return report("schema/range", () => ({
        actual: size(issue.input),
        minimum: Number(issue.minimum),
        ...rangeOf(issue),
      }));
    case "too_big":
      return report("schema/range", () => ({
        actual: size(issue.input),
        maximum: Number(issue.maximum),
        ...rangeOf(issue),
      }));
    case "invalid_union":
      return reportUnion(problems, issue, path, part);
    case "invalid_key":
      return reportIssues(problems, issue.issues, path, "key");
    case "custom":
      return countedBy(issue) > 0
        ? problems.count(countedBy(issue))
        : report("schema/type", () => ({ expected: [issue.message], ...shown(issue.input) }));
    default:
      return report("schema/shape", () => ({ keys: [] }));
  }
}

function reportUnion(
  problems: Problems,
  issue: z.core.$ZodIssueInvalidUnion,
  path: JsonPath,
  part?: PathPart,
): void {
  const read = readUnion(issue);
  switch (read.kind) {
    case "branch":
      return reportIssues(problems, read.issues, path, part);
    case "type":
      return problems.report(
        "schema/type",
        path,
        () => ({ expected: read.expected, ...shown(issue.input) }),
        part,
      );
    case "value":
      return reportIssue(problems, read.issue, [...path, ...pathOf(read.issue)], part);
    case "unknown-keys":
      return reportUnknownKeys(problems, path, {
        keys: read.keys,
        known: read.known,
        object: issue.input,
      });
    case "mixed":
      return problems.report("schema/shape", path, () => ({ keys: read.keys }));
    case "empty":
      return problems.report("schema/missing-key", path, () => ({
        key: read.keys[0] as string,
        oneOf: read.keys,
      }));
  }
}

function pathOf({ path }: Issue): JsonPath {
  return path as JsonPath;
}

function isMissing(issue: Issue): boolean {
  const { code } = issue;
  return (
    issue.path.length > 0 &&
    issue.input === undefined &&
    (code === "invalid_type" || code === "invalid_value" || code === "invalid_union")
  );
}

/** The paths that unknown keys of an object were meant to have. They are there, only misspelt. */
function misspeltPaths(issue: Issue): string[] {
  if (issue.code !== "unrecognized_keys") return [];
  const free = stillFree(knownKeys(issue), issue.input);
  const meant = issue.keys.slice(0, mostTold).flatMap((key) => suggest(key, free) ?? []);
  return meant.map((key) => jsonPointer([...pathOf(issue), key]));
}

/**
 * Unknown keys of one object that say which are known: what is said so often need not be said of the next.
 */
const listedWith = 10;

interface UnknownKeys {
  readonly keys: readonly string[];
  readonly known: readonly string[];
  readonly object: unknown;
}

/** A key that the object has already is not suggested. */
function reportUnknownKeys(problems: Problems, path: JsonPath, { keys, known, object }: UnknownKeys): void {
  const free = stillFree(known, object);
  keys.forEach((key, index) => {
    const lists = index < listedWith ? { known, free } : { known: [], free: [] };
    problems.report(
      "schema/unknown-key",
      [...path, key],
      () => ({ key, ...lists, ...meaning(suggest(key, free)) }),
      "key",
    );
  });
}

function stillFree(known: readonly string[], object: unknown): string[] {
  return known.filter((key) => !Object.hasOwn(object ?? {}, key));
}

function wrongValue({ input, values }: z.core.$ZodIssueInvalidValue): DiagnosticParams {
  const allowed = values.map(String);
  return {
    actual: show(input),
    allowed,
    ...meaning(typeof input === "string" ? suggest(input, allowed) : undefined),
  };
}

/** The word that was most likely meant, where there is one. */
export function meaning(meant: string | undefined): DiagnosticParams {
  return meant === undefined ? {} : { meant };
}

function formatOf({ message, format, pattern }: z.core.$ZodIssueInvalidStringFormat): string {
  return formatNames.find((name) => name === message || name === format) ?? pattern ?? format;
}

function rangeOf({
  origin,
  inclusive = true,
}: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): DiagnosticParams {
  return { of: origin, inclusive: String(inclusive) };
}

/** What stands there: its type, and the value itself where it is short enough to be quoted. */
export function shown(value: unknown): DiagnosticParams {
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
