import type { LimitTerms } from "../../../src/calendar/limit-plan.js";
import { dayMinutes, type SlowPause } from "./slow-calendar.js";
import type { Known } from "./arbitraries.js";

/** What makes a count differ from one of plain weekdays. */
export type Met =
  "a weekday off" | "a weekend day worked" | "a day changed later" | "a pause" | "a year's turn";

const dayOf = (minute: number): number => Math.floor(minute / dayMinutes);
const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();
const isWeekend = (day: number): boolean => new Date(day * 86_400_000).getUTCDay() % 6 === 0;

/** Whether a limit asks of each day if it is worked. */
export function asksForWorkdays({ unit, officeHours }: LimitTerms): boolean {
  return unit === "workday" || (unit === "workhour" && !officeHours?.includes("24/7"));
}

/** What a limit meets between two minutes, without the day of the first. */
export function metBetween(
  limit: LimitTerms,
  { from, to }: SlowPause,
  { isWorkday, changed }: Known,
  pauses: readonly SlowPause[],
): Met[] {
  const met: Met[] = [];
  const length = Math.max(0, dayOf(to) - dayOf(from));
  const days = Array.from({ length }, (_, index) => dayOf(from) + 1 + index);
  if (asksForWorkdays(limit)) {
    if (days.some((day) => !isWeekend(day) && !isWorkday(day))) met.push("a weekday off");
    if (days.some((day) => isWeekend(day) && isWorkday(day))) met.push("a weekend day worked");
    if (days.some((day) => changed.has(day))) met.push("a day changed later");
  }
  const isHeld = pauses.some((pause) => pause.from < pause.to && pause.from < to && pause.to > from);
  if (isHeld) met.push("a pause");
  if (yearOf(dayOf(from)) !== yearOf(dayOf(to))) met.push("a year's turn");
  return met;
}
