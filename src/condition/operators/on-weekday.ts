import { parseDay, weekdayOf } from "../../calendar/index.js";
import type { Operator } from "../operator.js";
import { dateOf } from "./on-or-after.js";

/** On one of these days of the week, 1 for Monday to 7 for Sunday, whether it is worked or not. */
export const onWeekday: Operator = {
  name: "onWeekday",
  facts: ["date", "instant"],
  value: "weekdays",
  holds(actual, value) {
    const day = actual === undefined ? null : parseDay(dateOf(actual));
    return day !== null && ([value].flat() as unknown[]).includes(weekdayOf(day));
  },
};
