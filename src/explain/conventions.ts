import type { LimitTerms } from "../calendar/index.js";

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
  const closes = limit.officeHours !== undefined && !limit.officeHours.includes("24/7");
  return [
    beginning(limit),
    ...(limit.unit === "workday" ? ["working-days" as const] : []),
    ...(limit.unit === "workhour" && closes ? ["office-hours" as const] : []),
    ...(limit.endsAt === "end-of-day"
      ? [closes && !endsAtDayEnd ? ("closing-time" as const) : ("day-end" as const)]
      : []),
    ...(limit.roll === "next-workday" ? ["rolled" as const] : []),
  ];
}

function beginning({ unit, endsAt, firstDayCounts }: LimitTerms): Convention {
  if (unit === "hour" || unit === "workhour") return "from-the-hour";
  if (endsAt === "instant") return "from-the-instant";
  return firstDayCounts ? "first-day-in" : "first-day-out";
}
