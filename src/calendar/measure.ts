import { dayMs, type EpochDay } from "./civil-day.js";
import type { OfficeWindow } from "./office-hours.js";
import type { WorkCalendar } from "./work-calendar.js";

/**
 * Wall-clock time at the calendar's offset: epoch milliseconds plus the offset, so that `floor(t / dayMs)` is
 * the civil day. All counting is done in it.
 */
export type LocalMs = number;

/** Where a count ends: the instant, and the civil or working day it belongs to. */
export interface CountEnd {
  readonly at: LocalMs;
  readonly day: EpochDay;
}

/** Time laid out so that only counted time takes up room: counting becomes addition. */
export interface Measure {
  /** Whether some days hold no counted time. */
  readonly workdaysOnly: boolean;
  /** When in the day counted time begins, in milliseconds after 00:00. */
  readonly opens: number;
  /** How far past 24:00 the counted time of a day runs, in milliseconds. */
  readonly overhang: number;
  /** Counted milliseconds up to `t`. */
  position(t: LocalMs): number;
  /** The earliest instant with that position; `null` where the calendar ends first. */
  place(position: number): CountEnd | null;
}

/** Returns the measure in which every moment counts: hours and calendar days. */
export function everyMoment(calendar: WorkCalendar): Measure {
  const end = (calendar.lastDay + 1) * dayMs;
  return {
    workdaysOnly: false,
    opens: 0,
    overhang: 0,
    position: (t) => t,
    // The end of a day still belongs to it: 24:00, not 00:00 of the next.
    place: (at) => (at <= end ? { at, day: Math.ceil(at / dayMs) - 1 } : null),
  };
}

/**
 * Returns the measure in which only the windows of working days count, in constant time whatever the
 * distance. A window that crosses midnight belongs to the working day it opens on.
 */
export function windowsOfWorkdays(calendar: WorkCalendar, windows: readonly OfficeWindow[]): Measure {
  const { firstDay } = calendar;
  const total = within(windows, Infinity);
  const inDay = (day: EpochDay, t: LocalMs): number =>
    day >= firstDay && calendar.isWorkday(day) ? within(windows, t - day * dayMs) : 0;
  return {
    workdaysOnly: true,
    opens: windows[0]!.open,
    overhang: Math.max(0, windows.at(-1)!.close - dayMs),
    position: (t) => {
      const day = Math.floor(t / dayMs);
      if (day > calendar.lastDay) return calendar.workdaysBetween(firstDay, day) * total;
      const before = day > firstDay ? calendar.workdaysBetween(firstDay, day - 1) * total : 0;
      return before + inDay(day - 1, t) + inDay(day, t);
    },
    place: (position) => {
      const n = Math.ceil(position / total);
      const day = calendar.nthWorkdayAfter(firstDay - 1, n);
      if (day === null) return null;
      let rest = position - (n - 1) * total;
      for (const { open, close } of windows) {
        if (rest <= close - open) return { at: day * dayMs + open + rest, day };
        rest -= close - open;
      }
      return null;
    },
  };
}

/** Window time before `inDay` milliseconds after 00:00 of the day the windows open on. */
function within(windows: readonly OfficeWindow[], inDay: number): number {
  let sum = 0;
  for (const { open, close } of windows) {
    if (inDay > open) sum += Math.min(inDay, close) - open;
  }
  return sum;
}
