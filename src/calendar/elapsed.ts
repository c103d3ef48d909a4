import { beginning, type Run } from "./due.js";
import type { LimitTerms } from "./limit-plan.js";
import { localInstant, pauseEdge } from "./pause.js";
import { type CountOptions, isCalendar, readRun } from "./read-run.js";
import { isObject, problem, valueOf, type TimeProblem, type TimeResult } from "./time-problem.js";
import type { WorkCalendar } from "./work-calendar.js";

/** From when a limit runs, and up to when it is asked about: ISO 8601 instants. */
export interface TimeSpan {
  readonly start: string;
  /** Not before `start`. */
  readonly end: string;
}

/**
 * Returns how much of a limit is used up in a span, in the limit's unit, with fractions; more than its amount
 * where the end is that late. It is counted as `countLimit` counts, so counting forward by it comes back to
 * the end, or where no time counts at the end, to the last moment before it that does; for days that end at
 * the end of a day, once rounded up, to the end of that day. The use of two spans adds up, so that a
 * difference of two calls is the share of who had the ticket between them. Whether a limit is overdue is said
 * by `dueAt`, which also knows rolls and ends of days.
 *
 * Throws `TimeError` as `countLimit` does, with `time/end-before-start` for an end before the start.
 *
 * @example
 * elapsed(
 *   { amount: 5, unit: "workday", firstDayCounts: false, endsAt: "end-of-day", roll: "none" },
 *   { start: "2026-11-20T09:30:00+08:00", end: "2026-11-24T12:00:00+08:00" },
 *   calendar,
 * ) // 1.5: Monday and half of Tuesday
 * @source 《中华人民共和国民法典》第二百条、第二百零一条
 */
export function elapsed(
  limit: LimitTerms,
  span: TimeSpan,
  calendar: WorkCalendar,
  options: CountOptions = {},
): number {
  return valueOf(safeElapsed(limit, span, calendar, options));
}

/** Returns what `elapsed` returns as `{ ok: true, value }`, or every problem as `{ ok: false, problems }`. */
export function safeElapsed(
  limit: LimitTerms,
  span: TimeSpan,
  calendar: WorkCalendar,
  options: CountOptions = {},
): TimeResult<number> {
  const problems: TimeProblem[] = [];
  if (!isObject(span, ["span"], problems)) return { ok: false, problems };
  const { start, end } = span;
  const startAt = ["span", "start"];
  const run = readRun({ limit, start, startAt, calendar, options }, problems);
  const known = isCalendar(calendar);
  const to = known ? localInstant(end, calendar, ["span", "end"], problems) : NaN;
  // Read once more, to be told of the order whatever else is wrong.
  if (known && to < localInstant(start, calendar, startAt, [])) {
    problems.push(problem("time/end-before-start", ["span", "end"], { start, end }));
  }
  if (run === null || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: usedMs(run, to) / run.plan.unitMs };
}

/** Counted milliseconds from the beginning of a run to `end`, without the pauses. */
export function usedMs(run: Run, end: number): number {
  const { measure } = run.plan;
  const begin = beginning(run);
  const between = (from: number, to: number): number => {
    const last = Math.min(to, end);
    return last > from ? measure.position(last) - measure.position(from) : 0;
  };
  let used = between(begin, end);
  for (const pause of run.pauses) {
    used -= between(Math.max(begin, pauseEdge(run.plan, pause.from)), pauseEdge(run.plan, pause.to));
  }
  return used;
}

/**
 * Returns how much of a limit is left at the end of a span, in the limit's unit; below zero by what was used
 * beyond it. Takes and throws what `elapsed` does.
 * @example
 * remaining(
 *   { amount: 24, unit: "hour", firstDayCounts: false, endsAt: "instant", roll: "none" },
 *   { start: "2026-11-20T09:30:00+08:00", end: "2026-11-20T15:30:00+08:00" },
 *   calendar,
 * ) // 18
 * @source 《中华人民共和国民法典》第二百条、第二百零一条
 */
export function remaining(
  limit: LimitTerms,
  span: TimeSpan,
  calendar: WorkCalendar,
  options: CountOptions = {},
): number {
  return valueOf(safeRemaining(limit, span, calendar, options));
}

/**
 * Returns what `remaining` returns as `{ ok: true, value }`, or every problem as `{ ok: false, problems }`.
 */
export function safeRemaining(
  limit: LimitTerms,
  span: TimeSpan,
  calendar: WorkCalendar,
  options: CountOptions = {},
): TimeResult<number> {
  const used = safeElapsed(limit, span, calendar, options);
  return used.ok ? { ok: true, value: limit.amount - used.value } : used;
}
