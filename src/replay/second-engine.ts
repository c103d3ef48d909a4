import { Engine, type TopLevelCondition } from "json-rules-engine";
import { operators } from "../condition/operators/index.js";
import { type Condition, type Leaf, operatorNames } from "../condition/schema.js";
import type { Facts } from "../facts.js";

/** Its own ten operators keep its own meaning; only ours are added to it. */
const builtIn = new Set(["equal", "notEqual", "in", "notIn", "contains", "doesNotContain", "lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"]);

export interface PlainRule {
  readonly id: string;
  readonly when?: Condition | undefined;
}

/** A rule list run by `json-rules-engine`: an independent answer to which rules hold. */
export interface SecondEngine {
  /** The ids of the rules that hold, in the list's order. */
  holding(facts: Facts): Promise<string[]>;
}

export function secondEngine(rules: readonly PlainRule[], named: ReadonlyMap<string, Condition>): SecondEngine {
  const engine = new Engine([], { allowUndefinedFacts: true, allowUndefinedConditions: false });
  for (const name of operatorNames) if (!builtIn.has(name)) engine.addOperator(name, (actual, value) => operators[name].holds(actual as Facts[string], (value as Leaf["value"] | null) ?? undefined));
  for (const [name, condition] of named) engine.setCondition(name, topLevel(condition));
  const conditional = rules.filter((rule) => rule.when !== undefined);
  for (const rule of conditional) engine.addRule({ conditions: topLevel(rule.when as Condition), event: { type: rule.id } });
  return {
    async holding(facts) {
      const { events } = await engine.run({ ...facts });
      const held = new Set(events.map((event) => event.type));
      return rules.filter((rule) => rule.when === undefined || held.has(rule.id)).map((rule) => rule.id);
    },
  };
}

function topLevel(condition: Condition): TopLevelCondition {
  const translated = translate(condition);
  return ("fact" in translated ? { all: [translated] } : translated) as TopLevelCondition;
}

/** The grammar is its own, but for operators without a value, which it insists on. */
function translate(condition: Condition): object {
  if ("all" in condition) return { all: condition.all.map(translate) };
  if ("any" in condition) return { any: condition.any.map(translate) };
  if ("not" in condition) return { not: translate(condition.not) };
  if ("condition" in condition) return condition;
  return { ...condition, value: condition.value ?? null };
}
