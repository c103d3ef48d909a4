import { type Operator, scalarFacts } from "../operator.js";
import { setOf } from "./in.js";

/** None of the values; holds for an absent fact. */
export const notIn: Operator = {
  name: "notIn",
  facts: scalarFacts,
  value: "many",
  holds: (actual, value) => (value as unknown[]).indexOf(actual) === -1,
  compile: (value) => {
    const among = setOf(value);
    return (actual) => !among(actual);
  },
};
