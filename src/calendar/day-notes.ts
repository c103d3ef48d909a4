import { dayMs, formatDay, type EpochDay } from "./civil-day.js";
import { beginning, startDay, type Due, type Run } from "./due.js";
import type { LocalMs } from "./measure.js";
import { pauseEdge } from "./pause.js";
import type { NoticeRef } from "./work-calendar.js";

/** One day of a count, with why it counts or does not. */
export interface DayNote {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /**
   * Counted: `workday`, `make-up` (a weekend day that is worked) or `day` (all days count). Skipped:
   * `first-day`, `weekend`, `holiday`, `paused` or `closed` (a working day with no office hours left).
   */
  readonly reason: "workday" | "make-up" | "day" | "first-day" | "weekend" | "holiday" | "paused" | "closed";
  /** The holiday's name. */
  readonly name?: string;
  /** The notice that made the day off, or worked. */
  readonly notice?: NoticeRef;
  /** Present where the kind of day decided and its year has no published notice. */
  readonly provisional?: true;
}

export interface DayLists {
  readonly counted: readonly DayNote[];
  readonly skipped: readonly DayNote[];
}

/** Returns every day from the start to the last day, each counted or skipped; linear in their number. */
export function listDays(run: Run, due: Due): DayLists {
  const counted: DayNote[] = [];
  const skipped: DayNote[] = [];
  const first = startDay(run);
  const { calendar } = run.plan;
  // A window that crosses midnight may hold the start though it opened the day before.
  const from =
    first > calendar.firstDay && timeIn(run, due, first - 1).counted > 0
      ? first - 1
      : Math.max(first, calendar.firstDay);
  for (let day = from; day <= due.day; day++) {
    const reason = reasonOf(run, due, first, day);
    (isCounted(reason) ? counted : skipped).push(note(run, day, reason));
  }
  return { counted: Object.freeze(counted), skipped: Object.freeze(skipped) };
}

function reasonOf(run: Run, due: Due, first: EpochDay, day: EpochDay): DayNote["reason"] {
  const { plan } = run;
  const { kind } = plan.calendar.reason(day);
  const off = kind === "weekend" || kind === "holiday";
  const worked = kind === "make-up" ? kind : "workday";
  const asCounted = plan.measure.workdaysOnly ? worked : "day";
  if (day === due.day) return asCounted;
  if (plan.wholeDays && day === first && !plan.limit.firstDayCounts) return "first-day";
  // Days past the amount, before the last day: days off that rolled it on, or a pause that would have held
  // it.
  if (day >= due.usedUp && off && plan.limit.roll === "next-workday") return kind;
  if (day >= due.usedUp && plan.wholeDays) return plan.measure.workdaysOnly && off ? kind : "paused";
  const time = timeIn(run, due, day);
  if (time.counted > 0) return asCounted;
  if (plan.measure.workdaysOnly && off) return kind;
  return time.open > 0 ? "paused" : "closed";
}

/**
 * The limit's time that one day holds between the beginning and the deadline, with and without the pauses in
 * it.
 */
function timeIn(run: Run, due: Due, day: EpochDay): { open: number; counted: number } {
  const { measure } = run.plan;
  const opens = (d: EpochDay): LocalMs => d * dayMs + measure.opens;
  const from = Math.max(opens(day), beginning(run));
  const to = Math.min(opens(day + 1), due.at);
  if (to <= from) return { open: 0, counted: 0 };
  const between = (a: LocalMs, b: LocalMs): number => (b > a ? measure.position(b) - measure.position(a) : 0);
  const open = between(from, to);
  let paused = 0;
  for (const pause of run.pauses) {
    paused += between(
      Math.max(from, pauseEdge(run.plan, pause.from)),
      Math.min(to, pauseEdge(run.plan, pause.to)),
    );
  }
  return { open, counted: open - paused };
}

function isCounted(reason: DayNote["reason"]): boolean {
  return reason === "workday" || reason === "make-up" || reason === "day";
}

function note(run: Run, day: EpochDay, reason: DayNote["reason"]): DayNote {
  const { kind, name, notice, provisional } = run.plan.calendar.reason(day);
  return Object.freeze({
    date: formatDay(day),
    reason,
    ...(reason === kind && name !== undefined && { name }),
    ...(reason === kind && notice !== undefined && { notice }),
    ...(provisional && reason === kind && { provisional }),
  });
}
