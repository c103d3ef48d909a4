import { UTCDate } from "@date-fns/utc";
import { eachDayOfInterval, isWeekend, lightFormat } from "date-fns";
import type { DiagnosticParams } from "../diagnostic/index.js";
import { type MissingHoliday, missingHolidays } from "./check-statutory.js";
import { byPublication } from "./publication.js";
import type { YearCode } from "./time-problem.js";
import type { CalendarNotice, CalendarYear } from "./year-schema.js";

export interface YearProblem {
  readonly code: YearCode;
  /** JSON pointer into the year file. */
  readonly pointer: string;
  readonly params: DiagnosticParams;
}

/**
 * Returns what is wrong with a year file of the right shape; an empty list when nothing is.
 * A day repeated in one notice is a problem, a later notice that takes a day up again is not:
 * that is how an arrangement is changed. A make-up day must be a Saturday or Sunday, or a weekday that an
 * earlier notice of the file had given off. A year with a notice must give every statutory day.
 * @example checkYear({ year: 2026, notices: [] }) // []
 * @source 《全国年节及纪念日放假办法》第二条、第六条、第七条
 */
export function checkYear(file: CalendarYear): YearProblem[] {
  const { year, statutory = [], notices } = file;
  const givenOff = new Set<string>();
  const problems = checkDaysOff(year, statutory, "/statutory", { seen: new Map(), givenOff: new Set() });
  const inOrder = notices
    .map((notice, index) => ({ notice, index }))
    .sort((a, b) => byPublication(a.notice, b.notice));
  for (const { notice, index } of inOrder) {
    problems.push(...checkNotice(year, notice, `/notices/${index}`, givenOff));
  }
  // Which holidays are missing can be judged only of days that are sound.
  return problems.length > 0 ? problems : missingHolidays(file).map(missingProblem);
}

/** Returns the days of a range as `YYYY-MM-DD`, both ends in. */
export function daysOfRange(range: { from: string; to: string }): string[] {
  const days = eachDayOfInterval({ start: new UTCDate(range.from), end: new UTCDate(range.to) });
  return days.map((day) => lightFormat(day, "yyyy-MM-dd"));
}

function missingProblem(missing: MissingHoliday): YearProblem {
  return { code: "calendar/missing-holiday", pointer: "/notices", params: { ...missing } };
}

function checkNotice(year: number, notice: CalendarNotice, at: string, givenOff: Set<string>): YearProblem[] {
  const problems: YearProblem[] = [];
  const seen = new Map<string, string>();
  notice.makeUp.forEach((day, i) => {
    const pointer = `${at}/makeUp/${i}`;
    problems.push(...checkDay(year, day, pointer, seen));
    if (!isWeekend(new UTCDate(day)) && !givenOff.has(day)) {
      problems.push({ code: "calendar/makeup-not-weekend", pointer, params: { day } });
    }
  });
  return [...problems, ...checkDaysOff(year, notice.daysOff, `${at}/daysOff`, { seen, givenOff })];
}

/** A day must be of the year and stand once. */
function checkDay(year: number, day: string, pointer: string, seen: Map<string, string>): YearProblem[] {
  const problems: YearProblem[] = [];
  if (!day.startsWith(`${year}-`))
    problems.push({ code: "calendar/wrong-year", pointer, params: { day, year } });
  const first = seen.get(day);
  if (first !== undefined) problems.push({ code: "calendar/repeated-day", pointer, params: { day, first } });
  else seen.set(day, pointer);
  return problems;
}

/** The days met so far: in this list, each with its pointer, and given off by the notices of the file. */
interface Known {
  readonly seen: Map<string, string>;
  readonly givenOff: Set<string>;
}

function checkDaysOff(
  year: number,
  ranges: CalendarNotice["daysOff"],
  at: string,
  { seen, givenOff }: Known,
): YearProblem[] {
  return ranges.flatMap((range, i): YearProblem[] => {
    const pointer = `${at}/${i}`;
    if (range.from > range.to)
      return [{ code: "calendar/reversed-range", pointer, params: { from: range.from, to: range.to } }];
    // A slip in the year of one end would otherwise be reported once a day for centuries.
    const wrong = (["from", "to"] as const).filter((end) => !range[end].startsWith(`${year}-`));
    if (wrong.length > 0) {
      return wrong.map((end) => ({
        code: "calendar/wrong-year",
        pointer: `${pointer}/${end}`,
        params: { day: range[end], year },
      }));
    }
    return daysOfRange(range).flatMap((day) => {
      givenOff.add(day);
      return checkDay(year, day, pointer, seen);
    });
  });
}
