import type { LimitTerms } from "../../../src/calendar/limit-plan.js";
import type { CalendarYear } from "../../../src/calendar/year-schema.js";

/**
 * The slow, obvious twin of `src/calendar`: it walks time minute by minute and shares no code with it.
 * Times are minutes since 1970-01-01T00:00 on the wall clock; days are minutes divided by 1440.
 */
export interface SlowPause {
  from: number;
  to: number;
}

export const dayMinutes = 1440;

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const dayOf = (minute: number): number => Math.floor(minute / dayMinutes);

/**
 * Whether a day is worked: by the last notice that names it, else by the weekend and the fixed-date holidays.
 */
export function slowWorkdays(years: readonly CalendarYear[], asOf = "9999-12-31"): (day: number) => boolean {
  const known = new Map<number, boolean>();
  return (day) => {
    let worked = known.get(day);
    if (worked === undefined) known.set(day, (worked = isWorked(years, asOf, dateOf(day))));
    return worked;
  };
}

function isWorked(years: readonly CalendarYear[], asOf: string, date: string): boolean {
  const year = Number(date.slice(0, 4));
  const notices = years.filter((file) => file.year === year).flatMap((file) => file.notices);
  const published = notices.filter((notice) => notice.published <= asOf);
  let answer: boolean | undefined;
  for (const notice of published.toSorted((a, b) => a.published.localeCompare(b.published))) {
    if (notice.makeUp.includes(date)) answer = true;
    if (notice.daysOff.some(({ from, to }) => from <= date && date <= to)) answer = false;
  }
  if (answer !== undefined) return answer;
  const fixed = ["01-01", "05-01", "10-01", "10-02", "10-03", ...(year >= 2025 ? ["05-02"] : [])];
  if (published.length === 0 && fixed.includes(date.slice(5))) return false;
  return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/**
 * The day whose office hours hold a minute: its own, or the day before for a window that crosses midnight.
 */
function officeDay(limit: LimitTerms, isWorkday: (day: number) => boolean, minute: number): number | null {
  const today = dayOf(minute);
  const clock = minute - today * dayMinutes;
  for (const window of limit.officeHours ?? []) {
    if (window === "24/7") return today;
    const open = minuteOf(window.slice(0, 5));
    const close = minuteOf(window.slice(6));
    const crosses = close < open;
    if (isWorkday(today) && clock >= open && (crosses || clock < close)) return today;
    if (crosses && isWorkday(today - 1) && clock < close) return today - 1;
  }
  return null;
}

/** The day a minute counts towards, or `null` when it does not count. */
function countsFor(limit: LimitTerms, isWorkday: (day: number) => boolean, minute: number): number | null {
  const day = dayOf(minute);
  if (limit.unit === "workhour") return officeDay(limit, isWorkday, minute);
  if (limit.unit === "workday") return isWorkday(day) ? day : null;
  return day;
}

const wholeDays = (limit: LimitTerms): boolean =>
  limit.endsAt === "end-of-day" && (limit.unit === "day" || limit.unit === "workday");

function isPaused(limit: LimitTerms, pauses: readonly SlowPause[], minute: number): boolean {
  const day = dayOf(minute);
  return pauses.some(({ from, to }) =>
    wholeDays(limit) ? dayOf(from) < day && day <= dayOf(to) : from <= minute && minute < to,
  );
}

function begin(limit: LimitTerms, start: number): number {
  if (!wholeDays(limit)) return start;
  return (dayOf(start) + (limit.firstDayCounts ? 0 : 1)) * dayMinutes;
}

/** When a limit is due: minute and last day. */
export function slowDue(
  limit: LimitTerms,
  start: number,
  isWorkday: (day: number) => boolean,
  pauses: readonly SlowPause[],
): { due: number; lastDay: number } {
  const perUnit = limit.unit === "hour" || limit.unit === "workhour" ? 60 : dayMinutes;
  let left = Math.round(limit.amount * perUnit);
  let minute = begin(limit, start);
  let day = dayOf(minute);
  for (; left > 0; minute++) {
    const counted = isPaused(limit, pauses, minute) ? null : countsFor(limit, isWorkday, minute);
    if (counted === null) continue;
    left--;
    day = counted;
  }
  let end = close(limit, isWorkday, { last: day, minute, notBefore: wholeDays(limit) ? start + 1 : minute });
  // The minute up to a deadline and the instant itself are in time; where a pause holds either, the deadline
  // goes to the first minute after it that counts, or to the end of that minute's day.
  const still = (m: number): boolean => pauses.some(({ from, to }) => from <= m && m < to);
  while (still(end.due - 1) || still(end.due)) {
    let resumed = end.due;
    while (still(resumed)) resumed++;
    let next = resumed;
    while (countsFor(limit, isWorkday, next) === null) next++;
    const last = countsFor(limit, isWorkday, next)!;
    end = close(limit, isWorkday, { last, minute: next, notBefore: resumed + 1 });
    // It begins where it ends: nothing is left of the limit, but nothing holds it either.
    if (end.due === next && !still(next)) break;
  }
  return end;
}

/**
 * Where the amount is used up: the day it belongs to, and the minute; closing time counts from `notBefore`.
 */
interface UsedUp {
  readonly last: number;
  readonly minute: number;
  readonly notBefore: number;
}

/** Ends a period on a day: rolls it off a day off, then to closing time (not before `notBefore`) or 24:00. */
function close(
  limit: LimitTerms,
  isWorkday: (day: number) => boolean,
  { last, minute, notBefore }: UsedUp,
): { due: number; lastDay: number } {
  let lastDay = last;
  if (limit.roll === "next-workday") while (!isWorkday(lastDay)) lastDay++;
  if (limit.endsAt === "instant") return { due: lastDay === last ? minute : lastDay * dayMinutes, lastDay };
  const midnight = (lastDay + 1) * dayMinutes;
  const windows = (limit.officeHours ?? []).filter((window) => window !== "24/7");
  if (windows.length === 0 || !isWorkday(lastDay)) return { due: midnight, lastDay };
  const closings = windows.map((window) => {
    const clock = minuteOf(window.slice(6));
    return lastDay * dayMinutes + clock + (clock <= minuteOf(window.slice(0, 5)) ? dayMinutes : 0);
  });
  // Only office time itself runs on past midnight.
  const closing =
    limit.unit === "workhour" ? Math.max(...closings) : Math.min(Math.max(...closings), midnight);
  return { due: closing >= notBefore ? closing : midnight, lastDay };
}

/** Minutes of a limit used up between two instants. */
export function slowElapsed(
  limit: LimitTerms,
  { from, to }: SlowPause,
  isWorkday: (day: number) => boolean,
  pauses: readonly SlowPause[],
): number {
  let used = 0;
  for (let minute = begin(limit, from); minute < to; minute++) {
    if (!isPaused(limit, pauses, minute) && countsFor(limit, isWorkday, minute) !== null) used++;
  }
  return used;
}
