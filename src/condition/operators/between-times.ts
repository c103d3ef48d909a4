import type { InstantValue } from "../../facts/index.js";
import type { Operator } from "../operator.js";

/** From the first time of day (in) to the second (out); when the first is later, across midnight. */
export const betweenTimes: Operator = {
  name: "betweenTimes",
  facts: ["instant"],
  value: "times",
  holds(actual, value) {
    if (actual === undefined) return false;
    const { time } = actual as InstantValue;
    const [from, to] = value as [string, string];
    return from <= to ? time >= from && time < to : time >= from || time < to;
  },
};
