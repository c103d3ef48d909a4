import { addFacts, type Appeal } from "../../appeal/index.js";
import type { ReviewReason } from "../decision.js";
import type { Facts } from "../../facts/index.js";
import type { CompiledPack } from "../../pack/index.js";
import { clausesOf, piecesOf, plainText } from "../../text/index.js";
import type { Trace } from "../trace.js";
import { disposalAs } from "./dispose.js";
import { cite, holds } from "./first-rule.js";
import { scopes } from "./scopes.js";

/**
 * Asks each review rule of the pack. One that looks for danger is asked wherever danger may stand, and names
 * the line to call.
 */
export function askReview(pack: CompiledPack, facts: Facts, appeal: Appeal, trace: Trace): ReviewReason[] {
  return pack.review.flatMap((rule): ReviewReason[] => {
    const asked = rule.danger === undefined ? [facts] : scopesOf(pack, facts, appeal);
    const seen = firstOf(asked, (some) => holds(rule, some));
    if (seen === undefined) return [];
    const { hotline = null } = rule.danger === undefined ? {} : disposalAs(pack, rule.danger, seen);
    return [
      {
        code: "pack/review",
        rule: cite(trace, "classify", rule, seen),
        title: rule.title ?? rule.id,
        hotline,
      },
    ];
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
  const cuts = [parts.flatMap((part) => clausesOf(plainText(part))), parts.flatMap(piecesOf)];
  for (const value of scopes(pack.scanner, cuts)) yield addFacts(facts, { title: undefined, text: value });
}

function firstOf<T>(items: Iterable<T>, suits: (item: T) => boolean): T | undefined {
  for (const item of items) if (suits(item)) return item;
  return undefined;
}
