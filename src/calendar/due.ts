import { dayMs, type EpochDay } from "./civil-day.js";
import type { Plan } from "./limit-plan.js";
import type { CountEnd, LocalMs } from "./measure.js";
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
  const { plan } = run;
  const { measure } = plan;
  const begin = beginning(run);
  let position = measure.position(begin) + plan.needed;
  let due = endOf(run, measure.place(position));
  for (const pause of run.pauses) {
    // The deadline is the last instant in time, so a pause that begins at it still holds it.
    if (due === null || pause.from > due.at) break;
    const from = Math.max(pauseEdge(plan, pause.from), begin);
    const to = Math.max(pauseEdge(plan, pause.to), begin);
    const before = measure.position(from);
    // A pause after the amount is used up, but before the end of day or the roll, takes no counted time.
    if (before < position) {
      position += measure.position(to) - before;
      due = endOf(run, measure.place(position));
    }
    if (due !== null && due.at <= pause.to) due = endWhenResumed(run, due, pause.to);
  }
  return due;
}

/** The deadline of an amount used up at a place. */
function endOf(run: Run, place: CountEnd | null): Due | null {
  if (place === null) return null;
  const { wholeDays } = run.plan;
  // Whole days end at closing time whatever the time of day they began, if it is still ahead of the start.
  return finish(run, {
    usedUp: place.day,
    last: place.day,
    at: place.at,
    after: wholeDays ? run.start : place.at - 1,
  });
}

/**
 * The deadline that a pause would have held: the first moment after the pause that counts, or the end of its
 * day.
 */
function endWhenResumed(run: Run, held: Due, resumed: LocalMs): Due | null {
  const { measure } = run.plan;
  const counted = measure.place(measure.position(resumed) + 1);
  if (counted === null) return null;
  return finish(run, { usedUp: held.usedUp, last: counted.day, at: counted.at - 1, after: resumed });
}

interface LastDay {
  readonly usedUp: EpochDay;
  readonly last: EpochDay;
  /** Where a limit that ends at an instant is due on it. */
  readonly at: LocalMs;
  /** Closing time ends it only where it comes after this. */
  readonly after: LocalMs;
}

/** The deadline on a last day, or where that is a day off and the limit rolls, on the next working day. */
function finish(run: Run, { usedUp, last, at, after }: LastDay): Due | null {
  const { calendar, measure, limit, closes } = run.plan;
  const rolls = limit.roll === "next-workday" && !calendar.isWorkday(last);
  const day = rolls ? calendar.nthWorkdayAfter(last, 1) : last;
  if (day === null) return null;
  // A count of all days asks what kind of day it is only at the last one, to roll it or to find its closing
  // time.
  const asked = measure.workdaysOnly || limit.roll === "next-workday" || closes !== null;
  const first = measure.workdaysOnly ? Math.floor((beginning(run) - measure.overhang) / dayMs) : usedUp;
  const instant = rolls ? day * dayMs : at;
  return {
    at: limit.endsAt === "end-of-day" ? endOfDay(run.plan, day, after) : instant,
    day,
    usedUp,
    provisional: asked && calendar.isProvisional(Math.max(calendar.firstDay, Math.min(first, day)), day),
  };
}

/** 24:00, or closing time on a working day if it comes after `after`. */
function endOfDay({ closes, calendar }: Plan, day: EpochDay, after: LocalMs): LocalMs {
  const closing = closes !== null && calendar.isWorkday(day) ? day * dayMs + closes : -Infinity;
  return closing > after ? closing : (day + 1) * dayMs;
}
