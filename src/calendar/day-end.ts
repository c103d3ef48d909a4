import { formatDay, parseDay } from "./civil-day.js";

/**
 * Returns whether a due instant is the 24:00 of its last day, that is 00:00 of the day after, at the
 * instant's own offset. A deadline that rolled to 00:00 of its last day is not: that one is over before the
 * day begins.
 * @example isDayEnd("2026-11-28T00:00:00+08:00", "2026-11-27") // true
 */
export function isDayEnd(dueAt: string, lastDay: string): boolean {
  const dayAfter = formatDay((parseDay(lastDay) as number) + 1);
  return dueAt.startsWith(`${dayAfter}T00:00:00`) && dueAt[19] !== ".";
}
