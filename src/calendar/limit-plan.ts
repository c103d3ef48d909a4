import { dayMs } from "./civil-day.js";
import { everyMoment, windowsOfWorkdays, type Measure } from "./measure.js";
import { parseOfficeHours, wholeDay, type OfficeHours, type OfficeWindow } from "./office-hours.js";
import { isObject, problem, type TimeProblem, written } from "./time-problem.js";
import { type TimeUnit, timeUnits, type UnitName, unitNamed } from "./units.js";
import type { WorkCalendar } from "./work-calendar.js";

/** How an amount of time is counted; a pack's limit is one. */
export interface LimitTerms {
  /** Above zero. Hours may have a fraction, taken to the nearest millisecond. */
  readonly amount: number;
  readonly unit: UnitName;
  /**
   * Whether the day the period starts on is its first day; heard only for days that end at the end of a day.
   */
  readonly firstDayCounts: boolean;
  readonly endsAt: "instant" | "end-of-day";
  readonly roll: "none" | "next-workday";
  /**
   * `["09:00-12:00", "13:30-18:00"]`; needed for working hours, elsewhere the last one closes an end of day.
   */
  readonly officeHours?: readonly string[] | undefined;
}

/** A limit made ready for one calendar. */
export interface Plan {
  readonly limit: LimitTerms;
  readonly calendar: WorkCalendar;
  readonly measure: Measure;
  readonly unitMs: number;
  /** The amount in milliseconds of counted time. */
  readonly needed: number;
  /** How many of the unit one day holds: 24 hours, or of working hours those in which offices are open. */
  readonly perDay: number;
  /** Counted in whole days, from one end of a day to another. */
  readonly wholeDays: boolean;
  /**
   * Milliseconds after 00:00 of a working day at which business closes; `null` where that does not matter.
   */
  readonly closes: number | null;
}

const ends = ["instant", "end-of-day"] as const;
const rolls = ["none", "next-workday"] as const;

/** Returns what is wrong with a limit before any date is counted; an empty list when nothing is. */
export function checkLimit(limit: LimitTerms): TimeProblem[] {
  return readLimit(limit).problems;
}

/** Returns a limit ready to count, or pushes its problems and returns `null`. */
export function planLimit(limit: LimitTerms, calendar: WorkCalendar, problems: TimeProblem[]): Plan | null {
  const read = readLimit(limit);
  if (read.problems.length > 0) {
    problems.push(...read.problems);
    return null;
  }
  const windows = read.office === "24/7" ? null : read.office;
  const { unit, endsAt, amount } = limit;
  const { ms, counts, isDay } = timeUnits[unit];
  const counted = { all: null, workdays: wholeDay, office: windows }[counts];
  return {
    limit,
    calendar,
    measure: counted === null ? everyMoment(calendar) : windowsOfWorkdays(calendar, counted),
    unitMs: ms,
    needed: Math.round(amount * ms),
    perDay: lengthOf(counted ?? wholeDay) / ms,
    wholeDays: isDay && endsAt === "end-of-day",
    closes: endsAt === "instant" || windows === null ? null : closing(windows, counts),
  };
}

/** That a limit is due after the last day of its calendar. */
export function endsTooLate({ amount, unit }: LimitTerms): TimeProblem {
  return problem("time/out-of-range", ["limit", "amount"], { amount, unit });
}

function lengthOf(windows: readonly OfficeWindow[]): number {
  return windows.reduce((sum, { open, close }) => sum + close - open, 0);
}

/** Only office time itself runs on past midnight: a day ends at 24:00 at the latest. */
function closing(windows: readonly OfficeWindow[], counts: TimeUnit["counts"]): number {
  const { close } = windows.at(-1)!;
  return counts === "office" ? close : Math.min(close, dayMs);
}

interface LimitRead {
  readonly problems: TimeProblem[];
  readonly office: OfficeHours | null;
}

function readLimit(limit: LimitTerms): LimitRead {
  const problems: TimeProblem[] = [];
  if (!isObject(limit, ["limit"], problems)) return { problems, office: null };
  const { unit, endsAt, roll, firstDayCounts } = limit;
  const invalid = (key: keyof LimitTerms) =>
    problems.push(problem("time/invalid", ["limit", key], { text: written(limit[key]) }));
  if (unitNamed(unit) === undefined) invalid("unit");
  if (!ends.includes(endsAt)) invalid("endsAt");
  if (!rolls.includes(roll)) invalid("roll");
  if (typeof firstDayCounts !== "boolean") invalid("firstDayCounts");
  checkAmount(limit, problems);
  return { problems, office: readOffice(limit, problems) };
}

/** A unit that is none is told elsewhere; of it any amount will do that an hour may have. */
function checkAmount({ amount, unit, endsAt }: LimitTerms, problems: TimeProblem[]): void {
  const { ms, isDay } = unitNamed(unit) ?? timeUnits.hour;
  const tooSmall = !(Number.isFinite(amount) && Math.round(amount * ms) >= 1);
  const partOfDay = isDay && endsAt === "end-of-day" && !Number.isInteger(amount);
  if (!tooSmall && !partOfDay) return;
  const params = { amount: written(amount), unit: written(unit) };
  problems.push(problem("time/amount", ["limit", "amount"], params));
}

function readOffice({ unit, officeHours }: LimitTerms, problems: TimeProblem[]): OfficeHours | null {
  const path = ["limit", "officeHours"];
  if (officeHours === undefined) {
    if (unitNamed(unit)?.counts === "office") problems.push(problem("time/office-hours-missing", path));
    return null;
  }
  const parsed = parseOfficeHours(officeHours, path);
  if (parsed.ok) return parsed.value;
  problems.push(...parsed.problems);
  return null;
}
