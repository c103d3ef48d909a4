import type { InstantValue } from "../../facts/index.js";
import type { Operator } from "../operator.js";

/** On a working day by the pack's calendar: weekends that are worked are, holidays are not. */
export const onWorkday: Operator = {
  name: "onWorkday",
  facts: ["instant"],
  value: "none",
  holds: (actual) => actual !== undefined && (actual as InstantValue).workday,
};
