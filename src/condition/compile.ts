import type { Facts, FactValue } from "../facts/index.js";
import type { Evidence, Shown } from "./evidence.js";
import type { CompileContext } from "./operator.js";
import { operators } from "./operators/table.js";
import { wordIds } from "./operators/mentions.js";
import type { Condition, Leaf } from "./schema.js";
import { foldCondition } from "./walk.js";

/** A condition made ready: a closure to ask, and the same tree with actual values to show. */
export interface CompiledCondition {
  holds(facts: Facts): boolean;
  /** A named condition that `shown` has of these facts is told by its name and result alone. */
  explain(facts: Facts, shown: Shown): Evidence;
}

export interface ConditionContext extends CompileContext {
  readonly named: ReadonlyMap<string, Condition>;
  /** Named conditions compiled so far: one that many rules use is compiled once. */
  readonly compiled: Map<string, CompiledCondition>;
}

/** Compiles a condition that linking has found sound: facts, types, names and words are not checked again. */
export function compileCondition(condition: Condition, context: ConditionContext): CompiledCondition {
  return foldCondition(condition, {
    all: allOf,
    any: anyOf,
    not: notOf,
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

function compileLeaf({ fact, operator: name, value }: Leaf, context: CompileContext): CompiledCondition {
  const operator = operators[name];
  const test =
    operator.compile?.(value, context) ?? ((actual: FactValue) => operator.holds(actual, value, context));
  const ids = operator.value === "words" ? wordIds(value, context) : [];
  return {
    holds: (facts) => test(facts[fact]),
    explain(facts) {
      const shown = shownValue(facts[fact], [value].flat(), ids);
      return {
        fact,
        operator: name,
        // A list of words may have hundreds, of which only those found matter: they are the actual value.
        ...(value !== undefined && operator.value !== "words" && { value }),
        ...(shown !== undefined && { actual: shown }),
        result: test(facts[fact]),
      };
    },
  };
}

/** Of a text, the words found: a trace must not repeat what the citizen wrote. */
function shownValue(
  actual: FactValue,
  words: readonly unknown[],
  ids: readonly number[],
): string | number | boolean | readonly string[] | undefined {
  if (typeof actual !== "object") return actual;
  if ("folded" in actual)
    return ids.flatMap((id, index) => (actual.scan.has(id) ? [words[index] as string] : []));
  return "iso" in actual ? actual.iso : actual;
}
