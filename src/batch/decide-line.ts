import { isUtf8 } from "node:buffer";
import { appealSchema } from "../appeal/index.js";
import {
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
} from "../diagnostic/index.js";
import type { Dispatcher, DispatchResult } from "../decide/index.js";
import { isObject } from "../json/index.js";
import type { Line } from "./line-splitter.js";
import { readText, slowRead, type TextPlace, whole } from "./read-text.js";

export interface DecideOptions {
  readonly strict: boolean;
  /**
   * Moves a key the appeal's shape does not have into `extra`, and is told of each. Without it such keys are
   * refused.
   */
  readonly onExtra?: ((key: string) => void) | undefined;
}

/** The most bytes a line may have. */
export const longestLine = 1_048_576;

const appealKeys = new Set(Object.keys(appealSchema.shape));
const byteOrderMark = "\uFEFF";

/** Decides the appeal on one line. Whatever the line holds, an answer comes back. */
export function decideLine(
  dispatcher: Dispatcher,
  line: Line,
  file: string,
  options: DecideOptions,
): DispatchResult {
  const place: TextPlace = { file, line: line.number };
  const refuse = (code: DiagnosticCode, params: DiagnosticParams = {}): DispatchResult => ({
    ok: false,
    diagnostics: [diagnostic(code, whole(place), params)],
  });
  if (line.bytes === null)
    return refuse("ndjson/line-too-long", { bytes: line.length, maximum: longestLine });
  const text = lineText(line);
  // Decoded all the same, the text shows where its bytes go wrong.
  if (text === undefined)
    return { ok: false, diagnostics: slowRead(line.bytes.toString("utf8"), place).diagnostics };
  if (text.trim() === "") return refuse("ndjson/blank-line");
  return decideText(dispatcher, text, place, options);
}

/**
 * The text of a line, `undefined` where its bytes are not UTF-8. A byte order mark is left out: files put
 * together have one inside.
 */
export function lineText({ bytes }: Line): string | undefined {
  if (bytes === null || !isUtf8(bytes)) return undefined;
  const text = bytes.toString("utf8");
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

export function decideText(
  dispatcher: Dispatcher,
  text: string,
  place: TextPlace,
  options: DecideOptions,
): DispatchResult {
  const read = readText(text, place);
  const textual = read.ok ? [] : read.diagnostics;
  if (!read.ok && read.value === undefined) return { ok: false, diagnostics: textual };
  const input = options.onExtra ? withExtra(read.value, options.onExtra) : read.value;
  const result = dispatcher.safeDispatch(input, { strict: options.strict, locate: read.locate });
  if (result.ok && read.ok) return result;
  const others = result.ok ? [] : result.diagnostics.map((found) => placed(found, place));
  return { ok: false, diagnostics: [...textual, ...others] };
}

/** A diagnostic about the appeal as a whole points at its line. */
function placed(found: Diagnostic, place: TextPlace): Diagnostic {
  return found.at.file === place.file ? found : { ...found, at: whole(place) };
}

/** Keys that `extra` already has stay where they are, and are refused there. */
function withExtra(value: unknown, onExtra: (key: string) => void): unknown {
  if (!isObject(value)) return value;
  const extra = value["extra"] ?? {};
  if (!isObject(extra)) return value;
  const moved = new Set(
    Object.keys(value).filter((key) => !appealKeys.has(key) && !Object.hasOwn(extra, key)),
  );
  if (moved.size === 0) return value;
  for (const key of moved) onExtra(key);
  const kept = Object.entries(value).filter(([key]) => !moved.has(key));
  const all = [...Object.entries(extra), ...[...moved].map((key): [string, unknown] => [key, value[key]])];
  return Object.fromEntries([...kept, ["extra", Object.fromEntries(all)]]);
}
