import type { Operator } from "../operator.js";

/** At least; an absent number compares with nothing. */
export const greaterThanInclusive: Operator = {
  name: "greaterThanInclusive",
  facts: ["number"],
  value: "number",
  holds: (actual, value) => typeof actual === "number" && actual >= (value as number),
};
