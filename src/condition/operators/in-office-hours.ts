import type { InstantValue } from "../../facts/index.js";
import type { Operator } from "../operator.js";

/**
 * Within office hours of a working day, each window from its first time of day (in) to its second (out). One
 * that crosses midnight belongs to the working day it opens on.
 */
export const inOfficeHours: Operator = {
  name: "inOfficeHours",
  facts: ["instant"],
  value: "windows",
  holds(actual, value) {
    if (actual === undefined) return false;
    const { time, workday, dayBeforeWorked } = actual as InstantValue;
    // INVARIANT: linking checked the windows.
    const windows = (value as string[]).map((text) => text.split(/[-–]/) as [string, string]);
    return windows.some(([open, close]) =>
      open < close
        ? workday && time >= open && time < close
        : (workday && time >= open) || (dayBeforeWorked && time < close),
    );
  },
};
