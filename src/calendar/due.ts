import { dayMs, type EpochDay } from "./civil-day.js";
import type { Plan } from "./limit-plan.js";
import type { LocalMs } from "./measure.js";
import { pauseEdge, type LocalPause } from "./pause.js";

/** One counting of a limit. */
export interface Run {
  readonly plan: Plan;
  readonly start: LocalMs;
  /** In order and apart, as `readPauses` returns them. */
  readonly pauses: readonly LocalPause[];
  readonly startedAtDayEnd: boolean;
}

export interface Due {
  readonly at: LocalMs;
  readonly day: EpochDay;
  /** The day on which the amount is used up, before any roll. */
  readonly usedUp: EpochDay;
  readonly provisional: boolean;
}

/** Returns the civil day a run starts on. */
export function startDay(run: Run): EpochDay {
  const day = Math.floor(run.start / dayMs);
  return run.startedAtDayEnd && run.start === day * dayMs ? day - 1 : day;
}

/** Returns the instant from which a run counts: the start, or the edge of its day for whole days. */
export function beginning(run: Run): LocalMs {
  if (!run.plan.wholeDays) return run.start;
  return (startDay(run) + (run.plan.limit.firstDayCounts ? 0 : 1)) * dayMs;
}

/** Returns when a run is due; `null` where the calendar ends first. */
export function findDue(run: Run): Due | null {
  const { measure, needed } = run.plan;
  const begin = beginning(run);
  let position = measure.position(begin) + needed;
  let due = settle(run, position, null);
  for (const pause of run.pauses) {
    if (due === null || pause.from >= due.at) break;
    const from = Math.max(pauseEdge(run.plan, pause.from), begin);
    const to = pauseEdge(run.plan, pause.to);
    if (to > from) position += measure.position(to) - measure.position(from);
    due = settle(run, position, pause.to);
  }
  return due;
}

/** From counted time used up to the deadline: end of day, roll, and never inside a pause that ends at `resumed`. */
function settle(run: Run, position: number, resumed: LocalMs | null): Due | null {
  const { plan } = run;
  const { calendar, measure, limit } = plan;
  const place = measure.place(position);
  if (place === null) return null;
  // Whole days end at closing time whatever the time of day they began, if it is still ahead of the start.
  let end = finish(plan, place.day, place.at, plan.wholeDays ? run.start : place.at - 1);
  if (end !== null && resumed !== null && end.at <= resumed) {
    const day = Math.floor(resumed / dayMs);
    const worked = measure.workdaysOnly && !calendar.isWorkday(day) ? calendar.nthWorkdayAfter(day, 1) : day;
    end = worked === null ? null : finish(plan, worked, resumed, resumed);
  }
  if (end === null) return null;
  // A count of all days asks what kind of day it is only at the last one, to roll it or to find its closing time.
  const asked = measure.workdaysOnly || limit.roll === "next-workday" || plan.closes !== null;
  const first = measure.workdaysOnly ? Math.floor(beginning(run) / dayMs) : place.day;
  const provisional = asked && calendar.isProvisional(Math.min(first, end.day), end.day);
  return { at: end.at, day: end.day, usedUp: place.day, provisional };
}

/** The end of a period on its last day: at `at`, or at the end of the day, which is closing time if that is after `after`. */
function finish(plan: Plan, last: EpochDay, at: LocalMs, after: LocalMs): { at: LocalMs; day: EpochDay } | null {
  const { calendar, limit, closes } = plan;
  const rolls = limit.roll === "next-workday" && !calendar.isWorkday(last);
  const day = rolls ? calendar.nthWorkdayAfter(last, 1) : last;
  if (day === null) return null;
  if (limit.endsAt === "instant") return { at: rolls ? day * dayMs : at, day };
  const closing = closes !== null && calendar.isWorkday(day) ? day * dayMs + closes : -Infinity;
  return { at: closing > after ? closing : (day + 1) * dayMs, day };
}
