import type { Operator } from "../operator.js";

/** More than; an absent number compares with nothing. */
export const greaterThan: Operator = {
  name: "greaterThan",
  facts: ["number"],
  value: "number",
  holds: (actual, value) => typeof actual === "number" && actual > (value as number),
};
