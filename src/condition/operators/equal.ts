import { type Operator, scalarFacts } from "../operator.js";

/** Strictly equal; an absent fact equals nothing. */
export const equal: Operator = {
  name: "equal",
  facts: scalarFacts,
  value: "one",
  holds: (actual, value) => actual === value,
};
