import { dayMs } from "./civil-day.js";
import { problem, type TimeProblem, type TimeResult } from "./time-problem.js";

/** A span of office time, in milliseconds from 00:00 of the working day on which it opens. */
export interface OfficeWindow {
  readonly open: number;
  /** After `open`; past 24 hours where the window crosses midnight. */
  readonly close: number;
}

/** Office hours of a working day, or `"24/7"`: round the clock, days off as well. */
export type OfficeHours = "24/7" | readonly OfficeWindow[];

/** A whole working day, for limits that count working days. */
export const wholeDay: readonly OfficeWindow[] = [{ open: 0, close: dayMs }];

const shape = /^(\d\d):(\d\d)[-–](\d\d):(\d\d)$/;

/**
 * Returns the office hours written as `["09:00-12:00", "13:30-18:00"]` in the order of the day, or what is wrong
 * with them. `22:00-06:00` crosses midnight and belongs to the working day it opens on; `00:00-24:00` is a whole
 * working day; `["24/7"]` is every day round the clock.
 */
export function parseOfficeHours(
  texts: readonly string[],
  path: readonly (string | number)[],
): TimeResult<OfficeHours> {
  if (texts.length === 1 && texts[0] === "24/7") return { ok: true, value: "24/7" };
  if (texts.length === 0) return { ok: false, problems: [problem("time/office-hours-missing", path)] };
  const windows: (OfficeWindow & { text: string; i: number })[] = [];
  const problems: TimeProblem[] = [];
  texts.forEach((text, i) => {
    const match = shape.exec(text);
    const open = match === null ? -1 : clock(match[1]!, match[2]!);
    const close = match === null ? -1 : clock(match[3]!, match[4]!);
    if (open < 0 || close < 0 || open === dayMs || open === close) {
      problems.push(problem("time/invalid", [...path, i], { text: String(text) }));
    } else windows.push({ open, close: close > open ? close : close + dayMs, text, i });
  });
  windows.sort((a, b) => a.open - b.open);
  windows.forEach((window, n) => {
    const next = windows[n + 1] ?? { ...windows[0]!, open: windows[0]!.open + dayMs };
    if (window.close > next.open) {
      problems.push(problem("time/office-hours-overlap", [...path, next.i], { first: window.text, second: next.text }));
    }
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: windows };
}

/** Milliseconds after 00:00, up to 24:00; -1 for no time of day. */
function clock(hour: string, minute: string): number {
  const [h, m] = [Number(hour), Number(minute)];
  return m > 59 || h > 24 || (h === 24 && m > 0) ? -1 : (h * 60 + m) * 60_000;
}
