import { epochDay, formatDay, isWeekend, parseDay, yearOf, type EpochDay } from "./civil-day.js";
import { parseOffset } from "./instant.js";
import { byPublication } from "./publication.js";
import { fixedHolidays } from "./statutory-days.js";
import { problem, TimeError, written } from "./time-problem.js";
import type { CalendarYear } from "./year-schema.js";

/** The years a calendar can address, both in. */
export const firstYear = 1990;
export const lastYear = 2100;

export interface NoticeRef {
  readonly number: string;
  readonly title: string;
}

/** Why a day is worked or not; `provisional` where its year has no published notice yet. */
export interface DayReason {
  readonly kind: "workday" | "make-up" | "weekend" | "holiday";
  /** The holiday's name. */
  readonly name?: string;
  readonly notice?: NoticeRef;
  readonly provisional: boolean;
}

/**
 * The working days of one place, frozen. Days are epoch days; a day outside `firstDay…lastDay` throws
 * `TimeError` (`time/out-of-range`), except where a method says otherwise. Every method answers in constant
 * time.
 */
export interface WorkCalendar {
  /** The fixed offset in which instants become civil days. */
  readonly utcOffset: string;
  readonly offsetMs: number;
  readonly firstDay: EpochDay;
  readonly lastDay: EpochDay;
  /** Years with at least one notice published by `asOf`, ascending. */
  readonly publishedYears: readonly number[];
  isWorkday(day: EpochDay): boolean;
  /** Working days in `[from, to)`; negative where `to` is before `from`. */
  workdaysBetween(from: EpochDay, to: EpochDay): number;
  /**
   * The nth (1, 2, …) working day after `day`, which itself does not count; `null` where the calendar ends
   * first. `day` may be the day before `firstDay`.
   */
  nthWorkdayAfter(day: EpochDay, n: number): EpochDay | null;
  /** Whether any day of `from…to`, both in, lies in a year without a published notice. */
  isProvisional(from: EpochDay, to: EpochDay): boolean;
  reason(day: EpochDay): DayReason;
}

export interface CalendarOptions {
  /** Only notices published on or before this day (`YYYY-MM-DD`) are known; without it, all are. */
  readonly asOf?: string;
  /** Default `+08:00`. */
  readonly utcOffset?: string;
}

const workday: DayReason = Object.freeze({ kind: "workday", provisional: false });
const weekend: DayReason = Object.freeze({ kind: "weekend", provisional: false });
const guessedWorkday: DayReason = Object.freeze({ kind: "workday", provisional: true });
const guessedWeekend: DayReason = Object.freeze({ kind: "weekend", provisional: true });

/**
 * Returns the calendar of year files that `checkYear` finds nothing wrong with, one a year, and of sound
 * options.
 */
export function calendarOf(
  years: readonly CalendarYear[],
  { asOf, utcOffset = "+08:00" }: CalendarOptions = {},
): WorkCalendar {
  const special = new Map<EpochDay, DayReason>();
  const publishedYears = publishedDays(years, asOf, special);
  const published = new Set(publishedYears);
  for (let year = firstYear; year <= lastYear; year++) {
    if (published.has(year)) continue;
    for (const { day, name } of expectedHolidays(year, years)) {
      special.set(day, Object.freeze({ kind: "holiday", name, provisional: true }));
    }
  }
  // INVARIANT: whoever read the options has read the offset.
  return index(special, publishedYears, utcOffset, parseOffset(utcOffset) as number);
}

/**
 * The holidays a year without a notice will have anyway: those its file foretells, else those with a fixed
 * date.
 */
function expectedHolidays(year: number, years: readonly CalendarYear[]): { day: EpochDay; name: string }[] {
  const foretold = years.find((file) => file.year === year)?.statutory;
  if (foretold === undefined) return fixedHolidays(year);
  return foretold.flatMap(({ name, from, to }) => {
    const [first, last] = [parseDay(from)!, parseDay(to)!];
    return Array.from({ length: last - first + 1 }, (_, i) => ({ day: first + i, name }));
  });
}

/** Writes the days the notices set into `special`; returns the years that have a notice. */
function publishedDays(
  years: readonly CalendarYear[],
  asOf: string | undefined,
  special: Map<EpochDay, DayReason>,
): number[] {
  const known = years
    .flatMap((file) => file.notices.map((notice) => ({ year: file.year, notice })))
    .filter(({ notice }) => asOf === undefined || notice.published <= asOf)
    .sort((a, b) => byPublication(a.notice, b.notice));
  for (const { notice } of known) {
    const ref = Object.freeze({ number: notice.number, title: notice.title });
    for (const { name, from, to } of notice.daysOff) {
      const off: DayReason = Object.freeze({ kind: "holiday", name, notice: ref, provisional: false });
      for (let day = parseDay(from)!, end = parseDay(to)!; day <= end; day++) special.set(day, off);
    }
    const worked: DayReason = Object.freeze({ kind: "make-up", notice: ref, provisional: false });
    for (const day of notice.makeUp) special.set(parseDay(day)!, worked);
  }
  return [...new Set(known.map(({ year }) => year))].sort((a, b) => a - b);
}

function index(
  special: ReadonlyMap<EpochDay, DayReason>,
  publishedYears: readonly number[],
  utcOffset: string,
  offsetMs: number,
): WorkCalendar {
  const firstDay = epochDay(firstYear, 1, 1);
  const lastDay = epochDay(lastYear, 12, 31);
  const size = lastDay - firstDay + 1;
  // before[i]: working days among the first i days. days[n]: the nth working day, from 0.
  const before = new Int32Array(size + 1);
  const days: EpochDay[] = [];
  for (let i = 0; i < size; i++) {
    const day = firstDay + i;
    const set = special.get(day);
    if (set === undefined ? !isWeekend(day) : set.kind === "make-up") days.push(day);
    before[i + 1] = days.length;
  }
  const unpublished = new Int32Array(lastYear - firstYear + 2);
  for (let year = firstYear; year <= lastYear; year++) {
    const i = year - firstYear;
    unpublished[i + 1] = unpublished[i]! + (publishedYears.includes(year) ? 0 : 1);
  }
  const place = (day: EpochDay, end: EpochDay): number => {
    if (!(Number.isInteger(day) && day >= firstDay && day <= end)) throw outside(day);
    return day - firstDay;
  };
  const isProvisional = (from: EpochDay, to: EpochDay): boolean => {
    place(from, lastDay);
    place(to, lastDay);
    return unpublished[yearOf(to) - firstYear + 1]! > unpublished[yearOf(from) - firstYear]!;
  };

  return Object.freeze({
    utcOffset,
    offsetMs,
    firstDay,
    lastDay,
    publishedYears: Object.freeze([...publishedYears]),
    isWorkday: (day: EpochDay) => {
      const i = place(day, lastDay);
      return before[i + 1]! > before[i]!;
    },
    workdaysBetween: (from: EpochDay, to: EpochDay) =>
      before[place(to, lastDay + 1)]! - before[place(from, lastDay + 1)]!,
    nthWorkdayAfter: (day: EpochDay, n: number) => {
      if (!isOrdinal(n)) throw new TimeError([problem("time/invalid", ["n"], { text: written(n) })]);
      const next = Number.isInteger(day) ? day + 1 : day;
      return days[before[place(next, lastDay + 1)]! + n - 1] ?? null;
    },
    isProvisional,
    reason: (day: EpochDay) => {
      const set = special.get(firstDay + place(day, lastDay));
      if (set !== undefined) return set;
      if (isProvisional(day, day)) return isWeekend(day) ? guessedWeekend : guessedWorkday;
      return isWeekend(day) ? weekend : workday;
    },
  });
}

/** 1, 2, … and beyond every calendar. */
function isOrdinal(n: unknown): boolean {
  return typeof n === "number" && n >= 1 && Math.floor(n) === n;
}

function outside(day: EpochDay): TimeError {
  const text = Number.isSafeInteger(day) ? formatDay(day) : written(day);
  return new TimeError([problem("time/out-of-range", [], { day: text, from: firstYear, to: lastYear })]);
}
