import { everyFact, type Operator } from "../operator.js";

/** The appeal has this fact. An empty list counts as absent. */
export const isPresent: Operator = {
  name: "isPresent",
  facts: everyFact,
  value: "none",
  holds: (actual) => actual !== undefined && !(Array.isArray(actual) && actual.length === 0),
};
