import { type LeafValue, type Operator, scalarFacts } from "../operator.js";

/** One of the values; an absent fact is none of them. */
export const isIn: Operator = {
  name: "in",
  facts: scalarFacts,
  value: "many",
  holds: (actual, value) => (value as unknown[]).indexOf(actual) > -1,
  compile: (value) => setOf(value),
};

export function setOf(value: LeafValue): (actual: unknown) => boolean {
  const values = new Set<unknown>(value as unknown[]);
  return (actual) => values.has(actual);
}
