import type { Appeal } from "../appeal.js";
import type { ReviewReason } from "../decision.js";
import type { Facts } from "../facts.js";
import type { CompiledPack } from "../pack/compiled.js";
import { clausesOf, neighbours } from "../text/clauses.js";
import { plainText } from "../text/markup.js";
import type { Trace } from "../trace.js";
import { disposalAs } from "./dispose.js";
import { cite, holds } from "./first-rule.js";
import { addFacts } from "./read-facts.js";

/** Asks each review rule of the pack. One that looks for danger is asked wherever danger may stand, and names the line to call. */
export function askReview(pack: CompiledPack, facts: Facts, appeal: Appeal, trace: Trace): ReviewReason[] {
  return pack.review.flatMap((rule): ReviewReason[] => {
    const seen = firstOf(rule.danger === undefined ? [facts] : scopesOf(pack, facts, appeal), (some) => holds(rule, some));
    if (seen === undefined) return [];
    const { hotline = null } = rule.danger === undefined ? {} : disposalAs(pack, rule.danger, seen);
    return [{ code: "pack/review", rule: cite(trace, "classify", rule, seen), title: rule.title ?? rule.id, hotline }];
  });
}

/**
 * The facts as the whole text has them, then with each clause, and each two neighbours, for the whole text: what is said
 * elsewhere, on another matter, speaks neither for nor against a danger.
 */
export function* scopesOf(pack: CompiledPack, facts: Facts, { title = "", text = "" }: Appeal): Generator<Facts> {
  yield facts;
  for (const folded of neighbours([title, text].flatMap((part) => clausesOf(plainText(part)))))
    yield addFacts(facts, { title: undefined, text: { folded, scan: pack.scanner.scan(folded) } });
}

function firstOf<T>(items: Iterable<T>, holds: (item: T) => boolean): T | undefined {
  for (const item of items) if (holds(item)) return item;
  return undefined;
}
