import { listFacts, type Operator } from "../operator.js";

/** The list has this value; an absent list has none. */
export const contains: Operator = {
  name: "contains",
  facts: listFacts,
  value: "one",
  holds: (actual, value) => Array.isArray(actual) && actual.indexOf(value) > -1,
};
