import type { Operator } from "../operator.js";
import { dateOf } from "./on-or-after.js";

/** On this date or earlier, by the calendar of the pack's offset; an absent date is not. */
export const onOrBefore: Operator = {
  name: "onOrBefore",
  facts: ["date", "instant"],
  value: "date",
  holds: (actual, value) => actual !== undefined && dateOf(actual) <= (value as string),
};
