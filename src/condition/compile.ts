import type { Facts, FactValue } from "../facts/index.js";
import { type Evidence, Shown } from "./evidence.js";
import { comparable, type CompileContext, foldedLeaf } from "./operator.js";
import { operators } from "./operators/table.js";
import { type CompiledWords, compileWords } from "./operators/mentions.js";
import type { Condition, Leaf } from "./schema.js";
import { type RunsOf, runsWith } from "./scope.js";
import { foldCondition } from "./walk.js";
import { isFactReference, isListReference } from "./value-shape.js";

/** A condition made ready: a closure to ask, and the same tree with actual values to show. */
export interface CompiledCondition {
  holds(facts: Facts): boolean;
  /** A named condition that `shown` has of these facts is told by its name and result alone. */
  explain(facts: Facts, shown: Shown): Evidence;
}

/** What a pack's conditions are compiled with, each the same. */
export interface ConditionContext extends CompileContext {
  readonly named: ReadonlyMap<string, Condition>;
  /** Named conditions compiled so far: one that many rules use is compiled once. */
  readonly compiled: Map<string, CompiledCondition>;
  readonly runsOf: RunsOf;
}

export function conditionContext(given: CompileContext & Pick<ConditionContext, "named">): ConditionContext {
  return { ...given, compiled: new Map(), runsOf: runsWith(given.scanner, given.fold) };
}

/** Compiles a condition that linking has found sound: facts, types, names and words are not checked again. */
export function compileCondition(condition: Condition, context: ConditionContext): CompiledCondition {
  return foldCondition(condition, {
    all: allOf,
    any: anyOf,
    not: notOf,
    scope: ({ clauses }, part) => scopeOf(clauses, part, context),
    named: (name) => useOf(name, compileNamed(name, context)),
    leaf: (leaf) => compileLeaf(leaf, context),
  });
}

function allOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    holds: (facts) => parts.every((part) => part.holds(facts)),
    explain(facts, shown) {
      const all = parts.map((part) => part.explain(facts, shown));
      return { all, result: all.every(({ result }) => result) };
    },
  };
}

function anyOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    holds: (facts) => parts.some((part) => part.holds(facts)),
    explain(facts, shown) {
      const any = parts.map((part) => part.explain(facts, shown));
      return { any, result: any.some(({ result }) => result) };
    },
  };
}

function notOf(part: CompiledCondition): CompiledCondition {
  return {
    holds: (facts) => !part.holds(facts),
    explain(facts, shown) {
      const not = part.explain(facts, shown);
      return { not, result: !not.result };
    },
  };
}

function scopeOf(most: number, part: CompiledCondition, { runsOf }: ConditionContext): CompiledCondition {
  return {
    holds: (facts) => runsOf(facts, most).some((run) => part.holds(run)),
    explain(facts) {
      const run = runsOf(facts, most).find((one) => part.holds(one));
      if (run === undefined) return { scope: most, result: false };
      // Told by itself: a named condition may answer otherwise of other clauses.
      return { scope: most, of: part.explain(run, new Shown()), result: true };
    },
  };
}

function useOf(name: string, part: CompiledCondition): CompiledCondition {
  return {
    holds: part.holds,
    explain(facts, shown) {
      if (!shown.add(name, facts)) return { condition: name, result: part.holds(facts) };
      const of = part.explain(facts, shown);
      return { condition: name, of, result: of.result };
    },
  };
}

function compileNamed(name: string, context: ConditionContext): CompiledCondition {
  const known = context.compiled.get(name);
  if (known) return known;
  const made = compileCondition(context.named.get(name) as Condition, context);
  const once = { ...made, holds: askedOnce(made.holds) };
  context.compiled.set(name, once);
  return once;
}

/** Facts never change, so a condition that many use is asked about the same ones once. */
function askedOnce(holds: CompiledCondition["holds"]): CompiledCondition["holds"] {
  const answers = new WeakMap<Facts, boolean>();
  return (facts) => {
    const known = answers.get(facts);
    if (known !== undefined) return known;
    const answer = holds(facts);
    answers.set(facts, answer);
    return answer;
  };
}

function compileLeaf(leaf: Leaf, context: CompileContext): CompiledCondition {
  const { fact, operator: name, value } = leaf;
  if (isFactReference(value)) return compileComparison(leaf, value.fact, context);
  const operator = operators[name];
  const { value: sought } = foldedLeaf(leaf, context);
  const test =
    operator.compile?.(sought, context) ?? ((actual: FactValue) => operator.holds(actual, sought, context));
  const words = operator.value === "words" ? compileWords(value, context) : undefined;
  const list = isListReference(value) ? value.list : undefined;
  return {
    holds: (facts) => test(facts[fact]),
    explain(facts) {
      const shown = shownValue(facts[fact], words);
      return {
        fact,
        operator: name,
        ...(list !== undefined && { list }),
        // A list of words may have hundreds, of which only those found matter: they are the actual value.
        ...(isPlain(value) && operator.value !== "words" && { value }),
        ...(shown !== undefined && { actual: shown }),
        result: test(facts[fact]),
      };
    },
  };
}

/** Of two facts: where the other says nothing there is nothing to compare with, and it does not hold. */
function compileComparison(
  { fact, operator: name }: Leaf,
  other: string,
  context: CompileContext,
): CompiledCondition {
  const { holds } = operators[name];
  const test = (facts: Facts) => {
    const value = comparable(facts[other]);
    return value !== undefined && holds(facts[fact], value, context);
  };
  return {
    holds: test,
    explain(facts) {
      const [actual, value] = [fact, other].map((one) => shownValue(facts[one], undefined));
      return {
        fact,
        operator: name,
        other,
        ...(value !== undefined && { value }),
        ...(actual !== undefined && { actual }),
        result: test(facts),
      };
    },
  };
}

type PlainValue = Exclude<Leaf["value"], { list: string } | { fact: string } | undefined>;

function isPlain(value: Leaf["value"]): value is PlainValue {
  return value !== undefined && !isListReference(value) && !isFactReference(value);
}

/** Of a text, the words found: a trace must not repeat what the citizen wrote. */
function shownValue(
  actual: FactValue,
  words: CompiledWords | undefined,
): string | number | boolean | readonly string[] | undefined {
  if (typeof actual !== "object") return actual;
  if ("folded" in actual) {
    const found = words?.foundIn(actual.scan);
    return words?.written.filter((_, index) => found?.has(words.ids[index] as number)) ?? [];
  }
  return "iso" in actual ? actual.iso : actual;
}
