import { formatDay } from "./civil-day.js";
import { listDays, type DayLists, type DayNote } from "./day-notes.js";
import { findDue, type Due, type Run } from "./due.js";
import { formatInstant } from "./instant.js";
import { endsTooLate, type LimitTerms } from "./limit-plan.js";
import { type CountOptions, readRun } from "./read-run.js";
import { valueOf, type TimeProblem, type TimeResult } from "./time-problem.js";
import type { WorkCalendar } from "./work-calendar.js";

/**
 * A limit counted from a start. The day lists are getters: JSON has them, an object spread leaves them out.
 */
export interface CountedLimit {
  /** The last instant still in time, at the calendar's offset. */
  readonly dueAt: string;
  /**
   * The last day of the period, `YYYY-MM-DD`; the working day a window belongs to, where it crosses midnight.
   */
  readonly lastDay: string;
  /** The days that count, in order. Made when first read. */
  readonly counted: readonly DayNote[];
  /** The days that do not count, in order, each with its reason. Made when first read. */
  readonly skipped: readonly DayNote[];
  /** Whether a day that decided the answer lies in a year without a published notice. */
  readonly provisional: boolean;
}

/**
 * Returns when a limit counted from `start` is due, as plain JSON data in instants at the calendar's offset.
 * `dueAt` is the last instant still in time: 24:00 of 27 November is `2026-11-28T00:00:00+08:00` with
 * `lastDay` `2026-11-27`.
 *
 * Hours run from the instant. Days that end at the end of a day leave out the day of the start, unless
 * `firstDayCounts`; days that end at an instant run from the start, 24 hours each. Working days and working
 * hours leave out days off and count weekend days that are worked; a working day is taken whole, 24 hours. An
 * end of day is 24:00, or where the limit has office hours, their closing time if it is still ahead. With
 * `roll` a last day off gives way to the next working day: to its end, or for limits that end at an instant
 * to its 00:00, the only choice that keeps a longer limit from being due earlier. A pause that begins before
 * the amount is used up puts the deadline off by what it holds in the limit's own unit, for whole days
 * counted as the limit is: without the day it begins on, with the day it ends on. A pause never holds the
 * deadline: one that would, by a roll, at an end of day or because it begins at the last instant in time,
 * moves it to the first moment after it that counts, or to the end of that moment's day.
 *
 * Throws `TimeError`, a `RangeError` with `problems`: `time/no-offset`, `time/invalid` (also a calendar or an
 * option that is none), `time/out-of-range` (outside 1990–2100), `time/end-before-start` (a pause),
 * `time/office-hours-overlap`, `time/office-hours-missing`, `time/amount` (not above zero, or a fraction of a
 * day at an end of day).
 *
 * @example
 * countLimit(
 *   { amount: 5, unit: "workday", firstDayCounts: false, endsAt: "end-of-day", roll: "none" },
 *   "2026-11-20T09:30:00+08:00",
 *   calendar,
 * ).dueAt // "2026-11-28T00:00:00+08:00"
 * @source 《中华人民共和国民法典》第二百条、第二百零一条、第二百零三条
 */
export function countLimit(
  limit: LimitTerms,
  start: string,
  calendar: WorkCalendar,
  options: CountOptions = {},
): CountedLimit {
  return valueOf(safeCountLimit(limit, start, calendar, options));
}

/**
 * Returns what `countLimit` returns as `{ ok: true, value }`, or every problem as `{ ok: false, problems }`.
 */
export function safeCountLimit(
  limit: LimitTerms,
  start: string,
  calendar: WorkCalendar,
  options: CountOptions = {},
): TimeResult<CountedLimit> {
  const problems: TimeProblem[] = [];
  const run = readRun({ limit, start, startAt: ["start"], calendar, options }, problems);
  if (run === null) return { ok: false, problems };
  const due = findDue(run);
  return due === null
    ? { ok: false, problems: [endsTooLate(limit)] }
    : { ok: true, value: new Counted(run, due) };
}

/**
 * Lists its days only when they are read, since that takes time in their number and the deadline does not.
 */
class Counted implements CountedLimit {
  readonly dueAt: string;
  readonly lastDay: string;
  readonly provisional: boolean;
  readonly #run: Run;
  readonly #due: Due;
  #days: DayLists | undefined;

  constructor(run: Run, due: Due) {
    const { offsetMs } = run.plan.calendar;
    this.dueAt = formatInstant(due.at - offsetMs, offsetMs);
    this.lastDay = formatDay(due.day);
    this.provisional = due.provisional;
    this.#run = run;
    this.#due = due;
  }

  get counted(): readonly DayNote[] {
    return (this.#days ??= listDays(this.#run, this.#due)).counted;
  }

  get skipped(): readonly DayNote[] {
    return (this.#days ??= listDays(this.#run, this.#due)).skipped;
  }

  toJSON(): CountedLimit {
    const { dueAt, lastDay, counted, skipped, provisional } = this;
    return { dueAt, lastDay, counted, skipped, provisional };
  }
}
