import { listFacts, type Operator } from "../operator.js";

/** The list has at least one of these values. */
export const containsAny: Operator = {
  name: "containsAny",
  facts: listFacts,
  value: "many",
  holds: (actual, value) => Array.isArray(actual) && actual.some((one) => (value as unknown[]).includes(one)),
};
