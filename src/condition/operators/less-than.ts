import type { Operator } from "../operator.js";

/** Less than; an absent number compares with nothing. */
export const lessThan: Operator = {
  name: "lessThan",
  facts: ["number"],
  value: "number",
  holds: (actual, value) => typeof actual === "number" && actual < (value as number),
};
