import { listFacts, type Operator } from "../operator.js";
import { containsAll } from "./contains-all.js";
import { containsOnly } from "./contains-only.js";

/** The list has these values and no other, in any order. */
export const containsExactly: Operator = {
  name: "containsExactly",
  facts: listFacts,
  value: "many",
  holds: (actual, value, context) =>
    containsAll.holds(actual, value, context) && containsOnly.holds(actual, value, context),
};
