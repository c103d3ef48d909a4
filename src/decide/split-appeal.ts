import { type Appeal, readAppeal, type SoundAppeal } from "../appeal/index.js";
import { DiagnosticError, type Diagnostic } from "../diagnostic/index.js";
import { type CompiledPack, districtOf } from "../pack/index.js";
import type { Decision } from "./decision.js";
import { type Dispatcher, findPack } from "./dispatcher.js";
import { openCase } from "./open-case.js";
import { findMatters } from "./stages/matters.js";
import { settle } from "./stages/settle.js";

export type SplitResult =
  | { readonly ok: true; readonly appeals: readonly Appeal[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Returns an appeal for each matter of one that holds several for different units (`several-matters`), or the
 * appeal itself.
 *
 * The parts are called `…-1`, `…-2` and name the whole in `extra.of`. Each has its own words, without the
 * title, and all else of the whole; a place that the whole text names is its address. What is held or may
 * be a danger, as a whole or in a part, is not split, nor is a part. Throws `DiagnosticError` as `dispatch`
 * does.
 * @example splitAppeal(appeal, dispatcher).map(({ id }) => id) // ["A1"]
 */
export function splitAppeal(appeal: Appeal, dispatcher: Dispatcher): readonly Appeal[] {
  const result = safeSplitAppeal(appeal, dispatcher);
  if (result.ok) return result.appeals;
  throw new DiagnosticError(result.diagnostics);
}

/**
 * Returns what `splitAppeal` returns, or its diagnostics; takes anything at all.
 *
 * @example safeSplitAppeal({}, dispatcher).ok // false
 */
export function safeSplitAppeal(input: unknown, dispatcher: Dispatcher): SplitResult {
  const found = findPack(dispatcher, input);
  if (!found.ok) return found;
  const { pack } = found;
  const read = readAppeal(pack, input);
  if (!read.ok) return read;
  const whole = dispatcher.safeDispatch(input);
  if (!whole.ok) return whole;
  const { appeal } = read.sound;
  if (!mayBeSplit(appeal, whole.decision)) return { ok: true, appeals: [appeal] };
  const parts = partsOfAppeal(pack, read.sound);
  const decided = parts.map((part) => dispatcher.safeDispatch(part));
  const harmless = decided.every((result) => result.ok && !mayBeDanger(result.decision));
  return { ok: true, appeals: harmless ? parts : [appeal] };
}

/** A part is not split again. */
function mayBeSplit({ extra }: Appeal, decision: Decision): boolean {
  const isSeveral = decision.review.some(({ code }) => code === "several-matters");
  return isSeveral && !mayBeDanger(decision) && extra?.["of"] === undefined;
}

/** What is held, transferred or might have been is for a person to look at as a whole. */
function mayBeDanger({ disposition, hold, review }: Decision): boolean {
  const toWatch = review.some(({ code }) => code === "pack/review" || code.startsWith("transfer/"));
  return disposition.value === "transfer" || hold !== null || toWatch;
}

/** An appeal for each matter, of which there are several. */
function partsOfAppeal(pack: CompiledPack, sound: SoundAppeal): Appeal[] {
  const { title: _, ...whole } = sound.appeal;
  const { open } = settle(openCase(pack, sound));
  const place = open.placeFromText ? placeNamed(pack, open.facts["divisions"] as readonly string[]) : "";
  const address = [whole.location?.address, place].filter(Boolean).join(" ");
  return findMatters(open).map(({ text }, at) => ({
    ...whole,
    id: `${whole.id}-${at + 1}`,
    text: text.trim(),
    ...(address !== "" && { location: { ...whole.location, address } }),
    extra: { ...whole.extra, of: whole.id },
  }));
}

/** Places by name, each with its district: a street of the name may be in several. */
function placeNamed({ divisions }: CompiledPack, codes: readonly string[]): string {
  const names = codes.flatMap((code) => [divisions.get(districtOf(code))?.name, divisions.get(code)?.name]);
  return [...new Set(names)].join("");
}
