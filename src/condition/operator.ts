import type { ValueShape } from "../diagnostic/index.js";
import type { FactType, FactValue } from "../facts/index.js";
import type { Folding, Scanner, WordList } from "../text/index.js";
import type { Leaf, OperatorName } from "./schema.js";

export type LeafValue = Leaf["value"];

/** What the words of a condition are read by. */
export interface WordContext {
  readonly fold: Folding;
  /** The named lists. */
  readonly lists: ReadonlyMap<string, WordList>;
  /** The facts that people state in words of their own: what is compared with them is folded as they are. */
  readonly spoken: ReadonlySet<string>;
}

/** A comparison whose value is read as its fact is. */
export function foldedLeaf(leaf: Leaf, { fold, spoken }: WordContext): Leaf {
  const { fact, value } = leaf;
  if (!spoken.has(fact)) return leaf;
  if (typeof value === "string") return { ...leaf, value: fold(value) };
  if (!Array.isArray(value)) return leaf;
  return { ...leaf, value: value.map((one) => (typeof one === "string" ? fold(one) : one)) };
}

export interface CompileContext extends WordContext {
  readonly scanner: Scanner;
}

/**
 * One operator as a record: which facts it reads, what its value must be, and when it holds.
 *
 * `holds` is the plain definition; `compile` may do the same faster, and tests hold the two together.
 */
export interface Operator {
  readonly name: OperatorName;
  readonly facts: readonly FactType[];
  readonly value: ValueShape;
  holds(actual: FactValue, value: LeafValue, context: WordContext): boolean;
  compile?(value: LeafValue, context: CompileContext): (actual: FactValue) => boolean;
}

/** What a fact comes to where another is compared with it; `undefined` where it says nothing. */
export function comparable(value: FactValue): Exclude<LeafValue, object> | string[] | undefined {
  if (typeof value !== "object") return value;
  if ("iso" in value) return value.date;
  return "folded" in value || value.length === 0 ? undefined : [...value];
}

/** Facts with one plain value. */
export const scalarFacts: readonly FactType[] = [
  "string",
  "number",
  "boolean",
  "date",
  "enum",
  "category",
  "topic",
  "unit",
  "department",
];
/** Facts with a list of values. */
export const listFacts: readonly FactType[] = ["list", "divisions", "units", "signals"];
export const everyFact: readonly FactType[] = [...scalarFacts, ...listFacts, "text", "instant"];
