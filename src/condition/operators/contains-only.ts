import { listFacts, type Operator } from "../operator.js";

/** The list has something, and nothing but these values. */
export const containsOnly: Operator = {
  name: "containsOnly",
  facts: listFacts,
  value: "many",
  holds: (actual, value) =>
    Array.isArray(actual) && actual.length > 0 && actual.every((one) => (value as unknown[]).includes(one)),
};
