import type { DiagnosticCode, DiagnosticParams } from "../diagnostic.js";

/** What a reader is told: what is wrong in one sentence, and what to type instead. */
export interface Words {
  readonly message: string;
  readonly help?: string | undefined;
}

export type Say = (params: DiagnosticParams) => Words;

/** The words of one language. A code without words does not compile. */
export interface Locale {
  readonly codes: Readonly<Record<DiagnosticCode, Say>>;
  readonly seeAlso: (place: string) => string;
  readonly basis: (cites: readonly string[]) => string;
  /** On which days a pack is so; without an end it has none. */
  readonly during: (from: string, to?: string) => string;
}

type Param = DiagnosticParams[string] | undefined;

/** Most values shown of a list: enough to recognise what kind of value is wanted. */
const shownAtMost = 8;
const longest = 60;

/** The input in backticks, on one line and cut where it is long. */
export function quote(value: Param): string {
  const text = visible(String(value));
  return `\`${text.length > longest ? `${text.slice(0, longest)}…` : text}\``;
}

/** The values in backticks; `rest` says how many there are where not all are shown. */
export function quoteList(values: Param, separator: string, rest: (count: number) => string): string {
  const list = listOf(values);
  const shown = list.slice(0, shownAtMost).map(quote).join(separator);
  return list.length > shownAtMost ? shown + rest(list.length) : shown;
}

export function listOf(value: Param): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return value === undefined ? [] : [String(value)];
}

/** Whether a `value` of this shape holds values that the fact could have itself. */
export function holdsFactValues(shape: Param): boolean {
  return shape === "one" || shape === "many" || shape === "one-or-many";
}

/** Characters that a terminal would obey or hide, made visible: nobody's input moves the cursor. */
export function visible(text: string): string {
  return text
    .replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/\u007f/g, "␡")
    .replace(/[\u0080-\u009f\u2028\u2029\p{Cs}\p{Bidi_Control}]/gu, "\uFFFD");
}

/** `U+3000`: a character that cannot be seen, by its number. */
export function codePoint(text: Param): string {
  return `U+${(String(text).codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
