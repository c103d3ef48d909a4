import type { JsonPath } from "../json/index.js";
import { comparisonOf, type Condition, type Leaf, type Scope } from "./schema.js";

/** What a reader makes of each kind of condition, from what it made of its parts. */
export interface Fold<Made> {
  all(parts: readonly Made[]): Made;
  any(parts: readonly Made[]): Made;
  not(part: Made): Made;
  /** `part` is what its condition was made into; `at` is its place. */
  scope(scope: Scope, part: Made, at: JsonPath): Made;
  /** Where a named condition is used; `at` is the place of the name. */
  named(name: string, at: JsonPath): Made;
  /** A short form comes as the long one, with the key it is written under. */
  leaf(leaf: Leaf, at: JsonPath, short?: string): Made;
}

/** Reads a condition from its leaves up. Named conditions are not followed. */
export function foldCondition<Made>(condition: Condition, fold: Fold<Made>, at: JsonPath = []): Made {
  const each = (key: string, parts: readonly Condition[]) =>
    parts.map((part, index) => foldCondition(part, fold, [...at, key, index]));
  if ("all" in condition) return fold.all(each("all", condition.all));
  if ("any" in condition) return fold.any(each("any", condition.any));
  if ("not" in condition) return fold.not(foldCondition(condition.not, fold, [...at, "not"]));
  if ("scope" in condition) {
    const part = foldCondition(condition.scope.when, fold, [...at, "scope", "when"]);
    return fold.scope(condition.scope, part, [...at, "scope"]);
  }
  if ("condition" in condition) return fold.named(condition.condition, [...at, "condition"]);
  const { leaf, short } = comparisonOf(condition);
  return fold.leaf(leaf, at, short);
}

/** Where a condition ends, and where that stands in it: in a comparison, or in another condition's name. */
export type Ending =
  | { readonly leaf: Leaf; readonly at: JsonPath; readonly short: string | undefined }
  | { readonly named: string; readonly at: JsonPath };

/** Every comparison and every name in a condition, in the order they stand there. */
export function endingsOf(condition: Condition): Ending[] {
  return foldCondition<Ending[]>(condition, {
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (part) => part,
    scope: (_, part) => part,
    named: (named, at) => [{ named, at }],
    leaf: (leaf, at, short) => [{ leaf, at, short }],
  });
}

/** The comparisons in a condition itself. */
export function leavesOf(condition: Condition): Leaf[] {
  return endingsOf(condition).flatMap((ending) => ("leaf" in ending ? [ending.leaf] : []));
}

/**
 * The named conditions that a condition itself uses, in the order it names them; not those that these use.
 */
export function usedNames(condition: Condition): string[] {
  return endingsOf(condition).flatMap((ending) => ("named" in ending ? [ending.named] : []));
}

/** Every condition that is asked of a few clauses, with its place; the inner before the outer. */
export function scopesIn(condition: Condition): { readonly when: Condition; readonly at: JsonPath }[] {
  type Found = ReturnType<typeof scopesIn>;
  return foldCondition<Found>(condition, {
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (part) => part,
    scope: ({ when }, part, at) => [...part, { when, at }],
    named: () => [],
    leaf: () => [],
  });
}
