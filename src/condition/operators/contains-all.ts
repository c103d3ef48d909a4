import { listFacts, type Operator } from "../operator.js";

/** The list has every one of these values, and may have more. */
export const containsAll: Operator = {
  name: "containsAll",
  facts: listFacts,
  value: "many",
  holds: (actual, value) => Array.isArray(actual) && (value as string[]).every((one) => actual.includes(one)),
};
