import type { CompiledCondition } from "../../condition/index.js";
import type { Facts, StageName } from "../../facts/index.js";
import type { Citable } from "../../pack/index.js";
import type { OpenCase } from "../open-case.js";
import type { RuleId, Step } from "../trace.js";

interface Conditional {
  readonly when: CompiledCondition | undefined;
}

/** Whether a rule that would transfer an appeal is not to be trusted to. */
export type Distrust = (rule: Conditional, facts: Facts) => boolean;

export function holds(rule: Conditional, facts: Facts): boolean {
  return rule.when?.holds(facts) ?? true;
}

/** The first rule of a list that holds. */
export function firstRule<Rule extends Conditional>(rules: readonly Rule[], facts: Facts): Rule | undefined {
  return rules.find((rule) => holds(rule, facts));
}

/** Records a rule with what its condition sees now. */
export function cite(
  { trace, facts }: OpenCase,
  stage: StageName,
  rule: Citable & Conditional,
  notes?: Step["notes"],
): RuleId {
  return trace.record(stage, rule, (shown) => rule.when?.explain(facts, shown) ?? null, notes);
}
