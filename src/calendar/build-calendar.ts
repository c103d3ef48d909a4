import { jsonPath, locateIn, problemsOf } from "../diagnostic/index.js";
import { checkYear } from "./check-year.js";
import { parseDay } from "./civil-day.js";
import { parseOffset } from "./instant.js";
import {
  problem,
  readOptions,
  type TimeCode,
  type TimeProblem,
  type TimeResult,
  valueOf,
  written,
} from "./time-problem.js";
import { calendarOf, type CalendarOptions, type WorkCalendar } from "./work-calendar.js";
import { type CalendarYear, yearSchema } from "./year-schema.js";

/**
 * Returns the calendar of some year files, which are checked as those of a pack are. Within a year a later
 * notice overrides an earlier one day by day. A year without a file, or whose notices were all published
 * after `asOf`, is provisional: weekends and the holidays the file foretells under `statutory`, or else the
 * fixed-date statutory holidays only.
 *
 * Throws `TimeError` with every problem and its path, such as `["years", 0, "notices", 0, "daysOff", 2,
 * "to"]`: `schema/…` for a file of another shape, `calendar/…` for days that cannot be so or holidays that
 * are missing, `id/duplicate` for a second file of one year, `time/invalid` for a list, `asOf` or `utcOffset`
 * that is none.
 * @example buildCalendar([year2026]).isWorkday(parseDay("2026-02-14")!) // true, a Saturday worked for the Spring Festival
 * @source 《全国年节及纪念日放假办法》第二条、第六条、第七条
 */
export function buildCalendar(years: readonly CalendarYear[], options: CalendarOptions = {}): WorkCalendar {
  return valueOf(safeBuildCalendar(years, options));
}

/**
 * Returns what `buildCalendar` returns as `{ ok: true, value }`, or every problem as `{ ok: false, problems
 * }`.
 */
export function safeBuildCalendar(
  years: readonly CalendarYear[],
  options: CalendarOptions = {},
): TimeResult<WorkCalendar> {
  const problems: TimeProblem[] = [];
  const files = readYears(years, problems);
  const read = readCalendarOptions(options, problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: calendarOf(files, read) };
}

function readYears(years: unknown, problems: TimeProblem[]): CalendarYear[] {
  if (!Array.isArray(years)) {
    problems.push(problem("time/invalid", ["years"], { text: written(years) }));
    return [];
  }
  // Not `flatMap`: it would pass over the holes of a list.
  const files = Array.from(years, (year: unknown, index) => readYear(year, index, problems));
  const seen = new Set<number>();
  files.forEach((file, index) => {
    if (file === null) return;
    if (seen.has(file.year))
      problems.push(problem("id/duplicate", ["years", index, "year"], { id: String(file.year) }));
    seen.add(file.year);
  });
  return files.filter((file) => file !== null);
}

function readYear(year: unknown, index: number, problems: TimeProblem[]): CalendarYear | null {
  const refuse = (code: TimeCode, pointer: string, params: TimeProblem["params"]): void => {
    problems.push(problem(code, ["years", index, ...jsonPath(pointer)], params));
  };
  const parsed = yearSchema.safeParse(year, { reportInput: true });
  if (parsed.success) {
    for (const { code, pointer, params } of checkYear(parsed.data)) refuse(code, pointer, params);
    return parsed.data;
  }
  for (const { code, at, params } of problemsOf(parsed.error.issues, locateIn("years")).list) {
    // INVARIANT: a shape is refused with `schema/…` codes only.
    refuse(code as TimeCode, at.pointer, params);
  }
  return null;
}

function readCalendarOptions(options: CalendarOptions, problems: TimeProblem[]): CalendarOptions {
  const { asOf, utcOffset } = readOptions(options, ["asOf", "utcOffset"], problems);
  const refuse = (option: string, given: unknown): void => {
    problems.push(problem("time/invalid", ["options", option], { text: written(given) }));
  };
  if (asOf !== undefined && (typeof asOf !== "string" || parseDay(asOf) === null)) refuse("asOf", asOf);
  if (utcOffset !== undefined && (typeof utcOffset !== "string" || parseOffset(utcOffset) === null)) {
    refuse("utcOffset", utcOffset);
  }
  return { ...(asOf !== undefined && { asOf }), ...(utcOffset !== undefined && { utcOffset }) };
}
