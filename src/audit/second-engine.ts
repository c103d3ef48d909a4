import { Engine, type EventHandler, type TopLevelCondition } from "json-rules-engine";
import { type Condition, usedNames } from "../condition/index.js";
import type { Facts } from "../facts/index.js";
import { type SecondOperator, secondOperatorsOf } from "./second-operators.js";

export interface PlainRule {
  readonly id: string;
  readonly when?: Condition | undefined;
}

/** A rule list run by `json-rules-engine`: an independent answer to which rules hold. */
export interface SecondEngine {
  /** The ids of the rules that hold, in the list's order. */
  holding(facts: Facts): Promise<string[]>;
}

/**
 * Its own ten operators keep its own meaning, unless `operators` has others of that name; those it lacks are
 * added to it.
 */
export function secondEngine(
  rules: readonly PlainRule[],
  named: ReadonlyMap<string, Condition>,
  operators: Readonly<Record<string, SecondOperator>> = secondOperatorsOf(),
): SecondEngine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, holds] of Object.entries(operators)) engine.addOperator(name, holds);
  const conditional = rules.filter((rule) => rule.when !== undefined);
  addNamed(
    engine,
    conditional.map((rule) => rule.when as Condition),
    named,
  );
  for (const rule of conditional)
    engine.addRule({ conditions: topLevel(rule.when as Condition), event: { type: rule.id } });
  return {
    async holding(facts) {
      const { events } = await engine.run({ ...facts });
      const held = new Set(events.map((event) => event.type));
      return rules.filter((rule) => rule.when === undefined || held.has(rule.id)).map((rule) => rule.id);
    },
  };
}

/**
 * Gives an engine the named conditions that some conditions use, each as a rule whose answer is a fact to the
 * others.
 *
 * Its own `condition` asks a named one again for every use. As rules they run once each, by priority: the
 * used before the users.
 */
function addNamed(engine: Engine, users: readonly Condition[], named: ReadonlyMap<string, Condition>): void {
  const heights = new Map<string, number>();
  const height = (condition: Condition): number => Math.max(0, ...usedNames(condition).map(heightOf));
  const heightOf = (name: string): number => {
    const known = heights.get(name) ?? 1 + height(named.get(name) as Condition);
    heights.set(name, known);
    return known;
  };
  const highest = Math.max(0, ...users.map(height));
  for (const [name, above] of heights) {
    const answer =
      (result: boolean): EventHandler =>
      (_, almanac) =>
        almanac.addRuntimeFact(factOf(name), result);
    engine.addRule({
      conditions: topLevel(named.get(name) as Condition),
      event: { type: factOf(name) },
      // Rules have priority 1.
      priority: 2 + highest - above,
      onSuccess: answer(true),
      onFailure: answer(false),
    });
  }
}

/** The fact that says whether a named condition holds; no pack can declare one with a colon. */
function factOf(name: string): string {
  return `condition:${name}`;
}

function topLevel(condition: Condition): TopLevelCondition {
  const translated = translate(condition);
  return ("fact" in translated ? { all: [translated] } : translated) as TopLevelCondition;
}

/**
 * The grammar is its own, but for operators without a value, which it insists on, and named conditions, which
 * are facts.
 */
function translate(condition: Condition): object {
  if ("all" in condition) return { all: condition.all.map(translate) };
  if ("any" in condition) return { any: condition.any.map(translate) };
  if ("not" in condition) return { not: translate(condition.not) };
  if ("condition" in condition) return { fact: factOf(condition.condition), operator: "equal", value: true };
  return { ...condition, value: condition.value ?? null };
}
