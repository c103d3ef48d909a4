import { Engine, type EventHandler, type TopLevelCondition } from "json-rules-engine";
import { type Condition, type Leaf, usedNames } from "../condition/index.js";
import type { Facts, TextValue } from "../facts/index.js";
import { type SecondOperator, secondOperatorsOf } from "./second-operators.js";
import { asWritten } from "./second-fold.js";
import { secondClauses, type SecondList } from "./second-words.js";

export interface PlainRule {
  readonly id: string;
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
}

/** A rule list run by `json-rules-engine`: an independent answer to which rules hold. */
export interface SecondEngine {
  /** The ids of the rules that hold, in the list's order. */
  holding(facts: Facts): Promise<string[]>;
}

/** What the conditions of a pack are read with, all of it another way than the pack itself is. */
export interface SecondReading {
  readonly named: ReadonlyMap<string, Condition>;
  readonly lists?: ReadonlyMap<string, SecondList>;
  readonly operators?: Readonly<Record<string, SecondOperator>>;
  /** Cuts one part of a text into clauses. */
  readonly cut?: (part: string) => string[];
  /** Folds a value that is compared with a fact, where the fact is folded. */
  readonly fold?: (fact: string, value: string) => string;
}

/**
 * Its own ten operators keep its own meaning, unless `operators` has others of that name; those it lacks are
 * added to it.
 */
export function secondEngine(rules: readonly PlainRule[], reading: SecondReading): SecondEngine {
  const { named, operators = secondOperatorsOf() } = reading;
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, holds] of Object.entries(operators)) engine.addOperator(name, holds);
  const conditional = rules.filter(({ when, unless }) => when !== undefined || unless !== undefined);
  const conditions = conditional.map(wholeOf);
  const translation = new Translation(reading);
  addNamed(engine, { users: conditions, named, translation });
  for (const rule of conditional)
    engine.addRule({ conditions: translation.top(wholeOf(rule)), event: { type: rule.id } });
  return {
    async holding(facts) {
      const { events } = await engine.run({ ...facts, ...(await translation.scopeFacts(facts)) });
      const held = new Set(events.map((event) => event.type));
      return rules.filter((rule) => !conditional.includes(rule) || held.has(rule.id)).map(({ id }) => id);
    },
  };
}

/** A rule holds where its condition does and its exception does not. */
function wholeOf({ when, unless }: PlainRule): Condition {
  return { all: [...(when ? [when] : []), ...(unless ? [{ not: unless }] : [])] };
}

interface Uses {
  readonly users: readonly Condition[];
  readonly named: ReadonlyMap<string, Condition>;
  readonly translation: Translation;
}

/**
 * Gives an engine the named conditions that some conditions use, each as a rule whose answer is a fact to the
 * others.
 *
 * Its own `condition` asks a named one again for every use. As rules they run once each, by priority: the
 * used before the users.
 */
function addNamed(engine: Engine, { users, named, translation }: Uses): void {
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
      conditions: translation.top(named.get(name) as Condition),
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

/**
 * The grammar is its own, but for operators without a value, which it insists on; lists of words, which it is
 * handed; named conditions and scopes, which are facts to it.
 */
class Translation {
  /** Each scope as a rule of an engine of its own, which is asked of every few clauses. */
  readonly #scopes = new Map<string, { readonly clauses: number; readonly engine: SecondEngine }>();

  constructor(readonly reading: SecondReading) {}

  top(condition: Condition): TopLevelCondition {
    const translated = this.#of(condition);
    return ("fact" in translated ? { all: [translated] } : translated) as TopLevelCondition;
  }

  /** What the scopes met so far come to, each under its fact. */
  async scopeFacts(facts: Facts): Promise<Record<string, boolean>> {
    const answers: Record<string, boolean> = {};
    for (const [fact, { clauses, engine }] of this.#scopes)
      answers[fact] = await this.#holdsInSome(facts, clauses, engine);
    return answers;
  }

  #of(condition: Condition): object {
    if ("all" in condition) return { all: condition.all.map((part) => this.#of(part)) };
    if ("any" in condition) return { any: condition.any.map((part) => this.#of(part)) };
    if ("not" in condition) return { not: this.#of(condition.not) };
    if ("condition" in condition) return isTrue(factOf(condition.condition));
    if ("scope" in condition) {
      const fact = `scope:${this.#scopes.size}`;
      const { clauses, when } = condition.scope;
      this.#scopes.set(fact, { clauses, engine: secondEngine([{ id: "within", when }], this.reading) });
      return isTrue(fact);
    }
    if ("mentions" in condition) {
      const { mentions } = condition;
      return this.#of(leafOf("text", "mentions", Array.isArray(mentions) ? mentions : { list: mentions }));
    }
    if ("topic" in condition) return leafOf("topic", "within", condition.topic);
    if ("category" in condition) return anyOf("category", "equal", condition.category);
    if ("signal" in condition) return anyOf("signals", "contains", condition.signal);
    const { value = null } = condition;
    if (typeof value === "object" && value !== null && "fact" in value)
      // It names another fact in its own way, and is asked only where that says something.
      return {
        all: [
          { fact: value.fact, operator: "isPresent", value: null, priority: 2 },
          { ...condition, priority: 1 },
        ],
      };
    const { fold = (_: string, text: string) => text } = this.reading;
    const folded = (one: unknown) => (typeof one === "string" ? fold(condition.fact, one) : one);
    const isNamed = typeof value === "object" && value !== null && "list" in value;
    return { ...condition, value: isNamed ? this.reading.lists?.get(value.list) : eachOf(value, folded) };
  }

  async #holdsInSome(facts: Facts, most: number, engine: SecondEngine): Promise<boolean> {
    const { cut = (part) => secondClauses(part, asWritten) } = this.reading;
    const { clauses: cutBefore, written = [] } = (facts["text"] ?? {}) as Partial<TextValue>;
    const holds = async (own: readonly string[]) => {
      const run = { folded: own.join("，"), clauses: own } as unknown as TextValue;
      return (await engine.holding({ ...facts, title: undefined, text: run })).length > 0;
    };
    for (const clauses of cutBefore ? [cutBefore] : written.map(cut))
      for (const from of clauses.keys())
        for (let to = from + 1; to <= Math.min(from + most, clauses.length); to++)
          if (await holds(clauses.slice(from, to))) return true;
    return false;
  }
}

function isTrue(fact: string): object {
  return { fact, operator: "equal", value: true };
}

function leafOf(fact: string, operator: Leaf["operator"], value: Leaf["value"]): Leaf {
  return { fact, operator, value };
}

/** A comparison with one of several values, asked of each. */
function anyOf(fact: string, operator: Leaf["operator"], values: string | string[]): object {
  return { any: [values].flat().map((value) => leafOf(fact, operator, value)) };
}

function eachOf(value: unknown, change: (one: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(change) : change(value);
}
