import type { EpochDay } from "./civil-day.js";
import { type DayLists, listDays } from "./day-notes.js";
import { beginning, findDue, type Run } from "./due.js";
import type { EpochMs } from "./instant.js";
import type { Plan } from "./limit-plan.js";
import { joinPauses, liesIn, pauseEdge } from "./pause.js";
import { usedMs } from "./elapsed.js";

/** From when a planned limit is counted, in instants of the library's own: no text is read or written. */
export interface Period {
  readonly startsAt: EpochMs;
  /** A start at exactly 00:00 is 24:00 of the day before. */
  readonly startedAtDayEnd: boolean;
  readonly pauses: readonly { readonly from: EpochMs; readonly to: EpochMs }[];
}

export interface PlannedDue {
  /** The last instant in time. */
  readonly dueAt: EpochMs;
  readonly lastDay: EpochDay;
  readonly provisional: boolean;
  /** Its days, counted and skipped; takes time in their number. */
  days(): DayLists;
}

/** Returns when a period is up, as `countLimit` says it; `undefined` where that lies outside the calendar. */
export function duePlanned(plan: Plan, period: Period): PlannedDue | undefined {
  const run = runOf(plan, period);
  const due = run && findDue(run);
  if (!due) return undefined;
  const { at, day, provisional } = due;
  const days = () => listDays(run, due);
  return { dueAt: at - plan.calendar.offsetMs, lastDay: day, provisional, days };
}

/**
 * Returns how much of a period was used up at an instant, as `elapsed` says it, in milliseconds of counted
 * time; none where it lies outside the calendar.
 */
export function usedPlanned(plan: Plan, period: Period, at: EpochMs): number {
  const run = runOf(plan, period);
  const local = at + plan.calendar.offsetMs;
  return run && liesIn(plan.calendar, local) ? usedMs(run, local) : 0;
}

/**
 * Returns the earliest instant at which so many milliseconds of a period, above zero, are used up;
 * `undefined` where that lies outside the calendar.
 */
export function reachedPlanned(plan: Plan, period: Period, used: number): EpochMs | undefined {
  const run = runOf(plan, period);
  if (!run) return undefined;
  const { measure, calendar } = plan;
  const begin = beginning(run);
  let position = measure.position(begin) + used;
  for (const pause of run.pauses) {
    const from = measure.position(Math.max(begin, pauseEdge(plan, pause.from)));
    const to = measure.position(Math.max(begin, pauseEdge(plan, pause.to)));
    if (from < position) position += to - from;
  }
  const reached = measure.place(position);
  return reached ? reached.at - calendar.offsetMs : undefined;
}

function runOf(plan: Plan, { startsAt, startedAtDayEnd, pauses }: Period): Run | undefined {
  const { offsetMs } = plan.calendar;
  const start = startsAt + offsetMs;
  const still = pauses.map(({ from, to }) => ({ from: from + offsetMs, to: to + offsetMs }));
  const known = [start, ...still.flatMap(({ from, to }) => [from, to])].every((local) =>
    liesIn(plan.calendar, local),
  );
  return known ? { plan, start, startedAtDayEnd, pauses: joinPauses(still) } : undefined;
}
