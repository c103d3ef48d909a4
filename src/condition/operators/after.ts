import type { Operator } from "../operator.js";
import { dateOf } from "./on-or-after.js";

/** After this date, by the calendar of the pack's offset; an absent date is not. */
export const after: Operator = {
  name: "after",
  facts: ["date", "instant"],
  value: "date",
  holds: (actual, value) => actual !== undefined && dateOf(actual) > (value as string),
};
