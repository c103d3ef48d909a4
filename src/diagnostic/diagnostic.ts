import type { JsonPath } from "../json/index.js";

/** Every code a diagnostic can have, with the severity it carries. */
export const diagnosticCodes = {
  "json/syntax": "error",
  "json/duplicate-key": "error",
  "json/not-json": "error",
  "json/encoding": "error",
  "schema/type": "error",
  "schema/missing-key": "error",
  "schema/unknown-key": "error",
  "schema/value": "error",
  "schema/format": "error",
  "schema/range": "error",
  "schema/shape": "error",
  "pack/missing-file": "error",
  "pack/unknown-file": "error",
  "pack/built-in-fact": "error",
  "pack/abstract": "error",
  "layer/no-base": "error",
  "layer/other-version": "error",
  "layer/twice": "error",
  "layer/not-extended": "error",
  "layer/already-below": "error",
  "layer/unknown-target": "error",
  "layer/unstated": "error",
  "layer/changed-below": "error",
  "layer/conflict": "error",
  "layer/not-shared": "error",
  "pack/both-in-force": "error",
  "registry/none-in-force": "error",
  "registry/unknown-digest": "error",
  "registry/altered": "error",
  "registry/failing-case": "error",
  "registry/unfit-version": "error",
  "registry/other-content": "error",
  "id/duplicate": "error",
  "basis/missing": "error",
  "basis/unknown-source": "error",
  "units/unknown-superior": "error",
  "units/superior-cycle": "error",
  "units/too-many-superiors": "error",
  "units/unknown-division": "error",
  "units/orphan-division": "error",
  "units/repeated-place": "error",
  "units/wrong-code": "error",
  "units/missing-unit": "error",
  "units/second-city": "error",
  "topics/duplicate-word": "error",
  "word/empty": "error",
  "variants/repeated": "error",
  "variants/never": "error",
  "variants/misread": "error",
  "lists/duplicate-word": "error",
  "lists/not-longer": "error",
  "lists/negated-twice": "error",
  "rule/unknown-fact": "error",
  "rule/fact-too-early": "error",
  "rule/operator-mismatch": "error",
  "rule/value-mismatch": "error",
  "rule/facts-differ": "error",
  "rule/unknown-list": "error",
  "rule/scope-without-text": "error",
  "rule/title-in-scope": "error",
  "rule/scope-in-scope": "error",
  "rule/unknown-condition": "error",
  "rule/condition-cycle": "error",
  "rule/condition-too-deep": "error",
  "rule/unknown-category": "error",
  "rule/unknown-topic": "error",
  "rule/unknown-unit": "error",
  "rule/unknown-signal": "error",
  "rule/unknown-division": "error",
  "rule/no-default": "error",
  "rule/no-hotline": "error",
  "rule/unreachable": "warning",
  "dispose/unknown-script": "error",
  "dispose/unknown-hotline": "error",
  "dispose/missing-script": "error",
  "dispose/missing-hotline": "error",
  "directory/unknown-topic": "error",
  "directory/unknown-unit": "error",
  "directory/unknown-department": "error",
  "directory/department-missing": "error",
  "directory/unknown-limit": "error",
  "directory/dual-without-co": "error",
  "directory/limit-without-step": "error",
  "directory/gap": "error",
  "limits/unknown-limit": "error",
  "limits/unknown-step": "error",
  "limits/unknown-start": "error",
  "limits/due-order": "error",
  "limits/not-comparable": "error",
  "ticket/no-terms": "error",
  "ticket/fact-not-kept": "error",
  "ticket/fact-not-carried": "error",
  "ticket/unknown-record": "error",
  "ticket/unknown-unit": "error",
  "ticket/unknown-word": "error",
  "ticket/not-dispatched": "error",
  "ticket/no-lead": "error",
  "ticket/held": "error",
  "ticket/other-pack": "error",
  "ticket/other-version": "error",
  "ticket/log-disorder": "error",
  "ticket/log-altered": "error",
  "ticket/migration-altered": "error",
  "ticket/recused-lead": "error",
  "ticket/recused-co": "error",
  "ticket/unknown-ticket": "error",
  "ticket/opened-twice": "error",
  "calendar/wrong-year": "error",
  "calendar/repeated-day": "error",
  "calendar/makeup-not-weekend": "error",
  "calendar/reversed-range": "error",
  "calendar/missing-holiday": "error",
  "calendar/missing-year": "warning",
  "basis/example": "info",
  "appeal/unknown-category": "error",
  "appeal/unknown-topic": "error",
  "appeal/unknown-division": "error",
  "appeal/other-city": "error",
  "appeal/unknown-unit": "error",
  "appeal/unknown-signal": "error",
  "appeal/unknown-fact": "error",
  "appeal/fact-type": "error",
  "appeal/dispatched-before-received": "error",
  "appeal/outside-pack": "error",
  "calendar/unpublished-year": "error",
  "time/no-offset": "error",
  "time/invalid": "error",
  "time/out-of-range": "error",
  "time/end-before-start": "error",
  "time/overlap": "error",
  "time/gap": "warning",
  "time/outside-pack": "warning",
  "time/office-hours-overlap": "error",
  "time/office-hours-missing": "error",
  "time/amount": "error",
  "ndjson/blank-line": "error",
  "ndjson/line-too-long": "error",
  "input/more-problems": "error",
  "dispatcher/foreign": "error",
} as const satisfies Record<string, Severity>;

export type DiagnosticCode = keyof typeof diagnosticCodes;
export type Severity = "error" | "warning" | "info";

/**
 * Where a diagnostic points. `line` and `column` count from 1, `column` and `length` in UTF-16 units; absent
 * where the input was not text.
 */
export interface Location {
  readonly file: string;
  /** Of a pack that stands on others: the id of the one whose file it is. */
  readonly layer?: string;
  /** RFC 6901 JSON Pointer. */
  readonly pointer: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
}

export type DiagnosticParams = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * One thing wrong with data. It carries no words: `renderDiagnostic` writes them in the reader's language.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly params: DiagnosticParams;
  readonly at: Location;
  readonly related: readonly Location[];
  readonly cites: readonly string[];
  /** Of a pack that is not the same on all days: those on which it is so, both ends in. */
  readonly during?: { readonly from: string; readonly to?: string };
}

export function diagnostic(
  code: DiagnosticCode,
  at: Location,
  params: DiagnosticParams = {},
  more: { related?: readonly Location[]; cites?: readonly string[] } = {},
): Diagnostic {
  return {
    code,
    severity: diagnosticCodes[code],
    params: cutParams(params),
    at,
    related: more.related ?? [],
    cites: more.cites ?? [],
  };
}

/** Most characters a diagnostic carries of any one text: more than this is not read, and may be a million. */
export const longestText = 64;

/** Most members it carries of any one list. */
const longestList = 100;

/**
 * The beginning of a long text, with `…` for the rest. Characters that JSON writes as escapes are fewer,
 * since each takes six.
 */
export function cut(text: string): string {
  let length = Math.min(text.length, longestText);
  while (JSON.stringify(text.slice(0, length)).length > 2 * longestText) length >>= 1;
  if (length === text.length) return text;
  // A character of two UTF-16 units is not split.
  if (/[\uD800-\uDBFF]/.test(text.charAt(length - 1))) length -= 1;
  return `${text.slice(0, length)}…`;
}

function cutParams(params: DiagnosticParams): DiagnosticParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, cutParam(value)]));
}

function cutParam(value: DiagnosticParams[string]): DiagnosticParams[string] {
  if (typeof value === "number") return value;
  if (typeof value === "string") return cut(value);
  const shown = value.slice(0, longestList).map(cut);
  return value.length > longestList ? [...shown, "…"] : shown;
}

/** What of a path is meant: the value there, or the key that names it. */
export type PathPart = "key" | "value";

/** Finds the place of a path. */
export type Locate = (path: JsonPath, part?: PathPart) => Location;

/** RFC 6901, with keys cut where they are longer than anybody would write. */
export function jsonPointer(path: JsonPath): string {
  return path.map((part) => `/${cut(String(part)).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The path a pointer into JSON data writes; what looks like an index is one. */
export function jsonPath(pointer: string): JsonPath {
  const parts = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === "error");
}
