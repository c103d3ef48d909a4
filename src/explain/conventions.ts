import { type LimitTerms, timeUnits } from "../calendar/index.js";

/** A way of counting that a limit asks for and its deadline follows. */
export type Convention =
  | "first-day-out"
  | "first-day-in"
  | "from-the-hour"
  | "from-the-instant"
  | "working-days"
  | "office-hours"
  | "day-end"
  | "closing-time"
  | "rolled";

/**
 * Returns the conventions a limit counts by, in the order they matter; the words for each name the article it
 * comes from. What ends at 24:00 although the limit has a closing time started after it, or ends on a day
 * off.
 */
export function conventionsOf(limit: LimitTerms, endsAtDayEnd: boolean): Convention[] {
  const { unit, endsAt, roll, officeHours } = limit;
  const { counts } = timeUnits[unit];
  const closes = officeHours !== undefined && !officeHours.includes("24/7");
  const found = [beginning(limit)];
  if (counts === "workdays") found.push("working-days");
  if (counts === "office" && closes) found.push("office-hours");
  if (endsAt === "end-of-day") found.push(closes && !endsAtDayEnd ? "closing-time" : "day-end");
  if (roll === "next-workday") found.push("rolled");
  return found;
}

function beginning({ unit, endsAt, firstDayCounts }: LimitTerms): Convention {
  if (!timeUnits[unit].isDay) return "from-the-hour";
  if (endsAt === "instant") return "from-the-instant";
  return firstDayCounts ? "first-day-in" : "first-day-out";
}
