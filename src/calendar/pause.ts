import { dayMs } from "./civil-day.js";
import { readInstant } from "./instant.js";
import type { Plan } from "./limit-plan.js";
import type { LocalMs } from "./measure.js";
import { isObject, problem, type TimeProblem, written } from "./time-problem.js";
import type { WorkCalendar } from "./work-calendar.js";

/** A span in which the clock stands still, `from` in and `to` out. */
export interface Pause {
  /** ISO 8601 instant with its offset. */
  readonly from: string;
  /** ISO 8601 instant with its offset, not before `from`. */
  readonly to: string;
}

/** A pause at the calendar's offset. */
export interface LocalPause {
  readonly from: LocalMs;
  readonly to: LocalMs;
}

/** Returns an instant at the calendar's offset, or pushes its problem and returns `NaN`. */
export function localInstant(
  text: unknown,
  calendar: WorkCalendar,
  path: readonly (string | number)[],
  problems: TimeProblem[],
): LocalMs {
  const instant = readInstant(text, undefined, path);
  if (typeof instant !== "number") {
    problems.push(instant);
    return NaN;
  }
  const local = instant + calendar.offsetMs;
  if (liesIn(calendar, local)) return local;
  problems.push(problem("time/out-of-range", path, { text: String(text) }));
  return NaN;
}

/** Whether an instant at the calendar's offset is on one of its days. */
export function liesIn({ firstDay, lastDay }: WorkCalendar, local: LocalMs): boolean {
  return local >= firstDay * dayMs && local < (lastDay + 1) * dayMs;
}

/** Returns pauses at the calendar's offset as `joinPauses` does, and pushes all that is wrong with them. */
export function readPauses(
  pauses: readonly Pause[],
  calendar: WorkCalendar,
  path: readonly (string | number)[],
  problems: TimeProblem[],
): LocalPause[] {
  if (!Array.isArray(pauses)) {
    problems.push(problem("time/invalid", path, { text: written(pauses) }));
    return [];
  }
  const read = (pauses as readonly Pause[]).map((pause, i) => {
    if (!isObject(pause, [...path, i], problems)) return { from: NaN, to: NaN };
    const from = localInstant(pause.from, calendar, [...path, i, "from"], problems);
    const to = localInstant(pause.to, calendar, [...path, i, "to"], problems);
    if (to < from)
      problems.push(problem("time/end-before-start", [...path, i], { start: pause.from, end: pause.to }));
    return { from, to };
  });
  return joinPauses(read);
}

/**
 * Returns pauses in order with overlaps joined and empty ones left out, so that their order and repetition do
 * not matter.
 */
export function joinPauses(pauses: readonly LocalPause[]): LocalPause[] {
  const joined: { from: LocalMs; to: LocalMs }[] = [];
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else joined.push({ ...pause });
  }
  // A pause that ends where it begins holds no instant, also not the last one in time.
  return joined.filter(({ from, to }) => from < to);
}

/**
 * Returns where a pause's end counts. In limits of whole days a pause is counted as the limit is: the day it
 * begins on does not count, the day it ends on does; so each end stands at 24:00 of its day.
 */
export function pauseEdge(plan: Plan, t: LocalMs): LocalMs {
  return plan.wholeDays ? (Math.floor(t / dayMs) + 1) * dayMs : t;
}
