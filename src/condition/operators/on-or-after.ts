import type { FactValue, InstantValue } from "../../facts/index.js";
import type { Operator } from "../operator.js";

/** On this date or later, by the calendar of the pack's offset; an absent date is not. */
export const onOrAfter: Operator = {
  name: "onOrAfter",
  facts: ["date", "instant"],
  value: "date",
  holds: (actual, value) => actual !== undefined && dateOf(actual) >= (value as string),
};

export function dateOf(actual: FactValue): string {
  return typeof actual === "string" ? actual : (actual as InstantValue).date;
}
