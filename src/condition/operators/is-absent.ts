import { everyFact, type Operator } from "../operator.js";
import { isPresent } from "./is-present.js";

/** The appeal lacks this fact. */
export const isAbsent: Operator = {
  name: "isAbsent",
  facts: everyFact,
  value: "none",
  holds: (actual, value, context) => !isPresent.holds(actual, value, context),
};
