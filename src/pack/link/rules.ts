import type { Condition } from "../../condition/index.js";
import type { StageName } from "../../facts/index.js";
import { inside, type Place } from "../place.js";
import {
  conditionOf,
  type Conditional,
  listsOf,
  type PlacedRule,
  type RuleKind,
  type RuleOf,
} from "../rule-lists.js";
import type { Shared } from "../inherit.js";
import { linkBasis, linkReasons } from "./basis.js";
import { linkWhen } from "./condition.js";
import type { Linker } from "./linker.js";

/** Checks every rule of a kind, and after each what is special to the kind. */
export function linkRules<Kind extends RuleKind>(
  linker: Linker,
  kind: Kind,
  more: (rule: RuleOf<Kind>, place: Place) => void = () => {},
): void {
  for (const { stage, rules } of listsOf(linker.pack, kind))
    for (const placed of rules) {
      linkRule(linker, placed, stage);
      more(placed.rule, placed.place);
    }
}

/** Checks what all rules share: the condition and the basis. */
export function linkRule(linker: Linker, { rule, written, place }: PlacedRule, stage: StageName): void {
  linkConditionsOf(linker, written, place, stage);
  linkReasons(linker, written, place, rule.basis !== undefined);
}

/** Checks what a file or a step says once for its rules. */
export function linkShared(linker: Linker, shared: Shared, place: Place, stage: StageName): void {
  linkConditionsOf(linker, shared, place, stage);
  linkBasis(linker, shared.basis, inside(place, "basis"));
}

function linkConditionsOf(linker: Linker, rule: Conditional, place: Place, stage: StageName): void {
  for (const [key, condition] of conditionsOf(rule)) linkWhen(linker, condition, inside(place, key), stage);
}

/** A list that must always answer ends with a rule without `when`. */
export function linkClosed(linker: Linker, rules: readonly PlacedRule[]): void {
  const last = rules.at(-1);
  if (last && conditionOf(last.rule)) linker.report("rule/no-default", last.place, { rule: last.rule.id });
}

/** The conditions of a rule as they are written, each with its key. */
export function conditionsOf({ when, unless }: Conditional): ["when" | "unless", Condition][] {
  const found: ["when" | "unless", Condition][] = [];
  if (when) found.push(["when", when]);
  if (unless) found.push(["unless", unless]);
  return found;
}
