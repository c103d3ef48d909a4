import { listFacts, type Operator } from "../operator.js";

/**
 * There is a list and it lacks this value; for an absent list it does not hold, as in `json-rules-engine`.
 */
export const doesNotContain: Operator = {
  name: "doesNotContain",
  facts: listFacts,
  value: "one",
  holds: (actual, value) => Array.isArray(actual) && actual.indexOf(value) === -1,
};
