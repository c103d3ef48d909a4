import { type Operator, scalarFacts } from "../operator.js";

/** Not strictly equal; holds for an absent fact. */
export const notEqual: Operator = {
  name: "notEqual",
  facts: scalarFacts,
  value: "one",
  holds: (actual, value) => actual !== value,
};
