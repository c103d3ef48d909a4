import type { StageName } from "../../facts/index.js";
import { inside, type Place } from "../place.js";
import { type Listed, listsOf, type PlacedRule, type RuleKind, type RuleOf } from "../rule-lists.js";
import { linkBasis } from "./basis.js";
import { linkWhen } from "./condition.js";
import type { Linker } from "./linker.js";

/** Checks every rule of a kind, and after each what is special to the kind. */
export function linkRules<Kind extends RuleKind>(
  linker: Linker,
  kind: Kind,
  more: (rule: RuleOf<Kind>, place: Place) => void = () => {},
): void {
  for (const { stage, rules } of listsOf(linker.pack, kind))
    for (const { rule, place } of rules) {
      linkRule(linker, rule, place, stage);
      more(rule, place);
    }
}

/** Checks what all rules share: the condition and the basis. */
export function linkRule(linker: Linker, rule: Listed, place: Place, stage: StageName): void {
  if (rule.when) linkWhen(linker, rule.when, inside(place, "when"), stage);
  linkBasis(linker, rule.basis, place);
}

/** A list that must always answer ends with a rule without `when`. */
export function linkClosed(linker: Linker, rules: readonly PlacedRule[]): void {
  const last = rules.at(-1);
  if (last?.rule.when) linker.report("rule/no-default", last.place, { rule: last.rule.id });
}
