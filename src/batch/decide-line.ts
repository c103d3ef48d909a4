import { appealSchema } from "../appeal/index.js";
import type { Diagnostic } from "../diagnostic/index.js";
import { type Decision, type DispatchResult, safeSplitAppeal } from "../decide/index.js";
import { isObject } from "../json/index.js";
import { chosenBy, type Deciding } from "./deciding.js";
import type { Line } from "./line-splitter.js";
import { readLine } from "./read-line.js";
import { readText, type TextPlace, type TextResult, whole } from "./read-text.js";

export interface DecideOptions {
  readonly strict: boolean;
  /** Decides each matter of an appeal that holds several by itself. */
  readonly split?: boolean;
  /**
   * Moves a key the appeal's shape does not have into `extra`, and is told of each. Without it such keys are
   * refused.
   */
  readonly onExtra?: ((key: string) => void) | undefined;
}

const appealKeys = new Set(Object.keys(appealSchema.shape));

/** Decides the appeal on one line. Whatever the line holds, an answer comes back. */
export function decideLine(
  deciding: Deciding,
  line: Line,
  file: string,
  options: DecideOptions,
): DispatchResult {
  return decideRead(deciding, readLine(line, file), { file, line: line.number }, options);
}

/**
 * As `decideLine`; with `split` an answer for each matter of an appeal that holds several, where all can be
 * decided.
 */
export function decideMatters(
  deciding: Deciding,
  line: Line,
  file: string,
  options: DecideOptions,
): readonly DispatchResult[] {
  const read = readLine(line, file);
  const whole = decideRead(deciding, read, { file, line: line.number }, options);
  if (!options.split || !whole.ok || !read.ok || !holdsSeveral(whole.decision)) return [whole];
  const chosen = chosenBy(deciding, read.value);
  if (!chosen.ok) return [whole];
  const { dispatcher } = chosen;
  const input = options.onExtra ? withExtra(read.value, () => {}) : read.value;
  const split = safeSplitAppeal(input, dispatcher);
  const parts = split.ok
    ? split.appeals.map((part) => dispatcher.safeDispatch(part, { strict: options.strict }))
    : [];
  return parts.length > 0 && parts.every(({ ok }) => ok) ? parts : [whole];
}

function holdsSeveral({ review }: Decision): boolean {
  return review.some(({ code }) => code === "several-matters");
}

export function decideText(
  deciding: Deciding,
  text: string,
  place: TextPlace,
  options: DecideOptions,
): DispatchResult {
  return decideRead(deciding, readText(text, place), place, options);
}

function decideRead(
  deciding: Deciding,
  read: TextResult,
  place: TextPlace,
  options: DecideOptions,
): DispatchResult {
  const textual = read.ok ? [] : read.diagnostics;
  if (!read.ok && read.value === undefined) return { ok: false, diagnostics: textual };
  const input = options.onExtra ? withExtra(read.value, options.onExtra) : read.value;
  const chosen = chosenBy(deciding, read.value);
  const result: DispatchResult = chosen.ok
    ? chosen.dispatcher.safeDispatch(input, { strict: options.strict, locate: read.locate })
    : chosen;
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
