import type { Appeal } from "../../appeal/index.js";
import { withText } from "../../condition/index.js";
import type { Facts } from "../../facts/index.js";
import type { CompiledPack } from "../../pack/index.js";
import { clausesOf, neighbours, piecesOf, plainText } from "../../text/index.js";
import type { ReviewReason } from "../decision.js";
import type { OpenCase } from "../open-case.js";
import { disposalAs } from "./dispose.js";
import { cite, holds } from "./first-rule.js";

/**
 * Asks each review rule of the pack. One that looks for danger is asked wherever danger may stand, and names
 * the line to call.
 */
export function askReview(open: OpenCase): ReviewReason[] {
  const { pack, facts, sound } = open;
  return pack.review.flatMap((rule): ReviewReason[] => {
    const { id, title = id, danger } = rule;
    const asked = danger === undefined ? [facts] : scopesOf(pack, facts, sound.appeal);
    const seen = firstOf(asked, (some) => holds(rule, some));
    if (seen === undefined) return [];
    const there = { ...open, facts: seen };
    const { hotline = null } = danger === undefined ? {} : disposalAs(there, danger);
    return [{ code: "pack/review", rule: cite(there, "classify", rule), title, hotline }];
  });
}

/**
 * The facts as the whole text has them, then with each clause, and each two neighbours, for the whole text:
 * what is said elsewhere, on another matter, speaks neither for nor against a danger.
 *
 * A text is cut as it reads, and once more at every mark, markup among them, for who writes in a hurry leaves
 * marks out.
 */
export function* scopesOf(
  pack: CompiledPack,
  facts: Facts,
  { title = "", text = "" }: Appeal,
): Generator<Facts> {
  yield facts;
  const parts = [title, text];
  const cuts = [
    parts.flatMap((part) => clausesOf(plainText(part), pack.fold)),
    parts.flatMap((part) => piecesOf(part, pack.fold)),
  ];
  for (const run of neighbours(pack.scanner, cuts, 2)) yield withText(facts, run);
}

function firstOf<T>(items: Iterable<T>, suits: (item: T) => boolean): T | undefined {
  for (const item of items) if (suits(item)) return item;
  return undefined;
}
