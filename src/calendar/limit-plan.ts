import { dayMs } from "./civil-day.js";
import { everyMoment, windowsOfWorkdays, type Measure } from "./measure.js";
import { parseOfficeHours, wholeDay, type OfficeHours, type OfficeWindow } from "./office-hours.js";
import { isObject, problem, type TimeProblem, written } from "./time-problem.js";
import type { WorkCalendar } from "./work-calendar.js";

/** How an amount of time is counted; a pack's limit is one. */
export interface LimitTerms {
  /** Above zero. Hours may have a fraction, taken to the nearest millisecond. */
  readonly amount: number;
  readonly unit: "hour" | "day" | "workday" | "workhour";
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
  /** Counted in whole days, from one end of a day to another. */
  readonly wholeDays: boolean;
  /**
   * Milliseconds after 00:00 of a working day at which business closes; `null` where that does not matter.
   */
  readonly closes: number | null;
}

const hourMs = 3_600_000;
const units = ["hour", "day", "workday", "workhour"] as const;
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
  const unitMs = unit === "hour" || unit === "workhour" ? hourMs : dayMs;
  return {
    limit,
    calendar,
    measure:
      unit === "workday"
        ? windowsOfWorkdays(calendar, wholeDay)
        : unit === "workhour" && windows !== null
          ? windowsOfWorkdays(calendar, windows)
          : everyMoment(calendar),
    unitMs,
    needed: Math.round(amount * unitMs),
    wholeDays: unitMs === dayMs && endsAt === "end-of-day",
    closes: endsAt === "instant" || windows === null ? null : closing(windows, unit),
  };
}

/** Only office time itself runs on past midnight: a day ends at 24:00 at the latest. */
function closing(windows: readonly OfficeWindow[], unit: LimitTerms["unit"]): number {
  const { close } = windows.at(-1)!;
  return unit === "workhour" ? close : Math.min(close, dayMs);
}

function readLimit(limit: LimitTerms): { problems: TimeProblem[]; office: OfficeHours | null } {
  const problems: TimeProblem[] = [];
  if (!isObject(limit, ["limit"], problems)) return { problems, office: null };
  const oneOf = (key: "unit" | "endsAt" | "roll", values: readonly string[]): void => {
    if (!values.includes(limit[key]))
      problems.push(problem("time/invalid", ["limit", key], { text: written(limit[key]) }));
  };
  oneOf("unit", units);
  oneOf("endsAt", ends);
  oneOf("roll", rolls);
  const { amount, unit, endsAt, officeHours, firstDayCounts } = limit;
  if (typeof firstDayCounts !== "boolean") {
    problems.push(problem("time/invalid", ["limit", "firstDayCounts"], { text: written(firstDayCounts) }));
  }
  const days = unit === "day" || unit === "workday";
  const tooSmall = !(Number.isFinite(amount) && Math.round(amount * (days ? dayMs : hourMs)) >= 1);
  if (tooSmall || (days && endsAt === "end-of-day" && !Number.isInteger(amount))) {
    problems.push(
      problem("time/amount", ["limit", "amount"], { amount: written(amount), unit: written(unit) }),
    );
  }
  const path = ["limit", "officeHours"];
  let office: OfficeHours | null = null;
  if (officeHours !== undefined) {
    const parsed = parseOfficeHours(officeHours, path);
    if (parsed.ok) office = parsed.value;
    else problems.push(...parsed.problems);
  } else if (unit === "workhour") problems.push(problem("time/office-hours-missing", path));
  return { problems, office };
}
