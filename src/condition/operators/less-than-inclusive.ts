import type { Operator } from "../operator.js";

/** At most; an absent number compares with nothing. */
export const lessThanInclusive: Operator = {
  name: "lessThanInclusive",
  facts: ["number"],
  value: "number",
  holds: (actual, value) => typeof actual === "number" && actual <= (value as number),
};
