import { dayMs, digits } from "./civil-day.js";
import { problem, type TimeProblem, type TimeResult, written } from "./time-problem.js";

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

/**
 * Returns the office hours written as `["09:00-12:00", "13:30-18:00"]` in the order of the day, or what is
 * wrong with them. `22:00-06:00` crosses midnight and belongs to the working day it opens on; `00:00-24:00`
 * is a whole working day; `["24/7"]` is every day round the clock.
 */
export function parseOfficeHours(
  texts: readonly string[],
  path: readonly (string | number)[],
): TimeResult<OfficeHours> {
  if (!Array.isArray(texts))
    return { ok: false, problems: [problem("time/invalid", path, { text: written(texts) })] };
  if (texts.length === 1 && texts[0] === "24/7") return { ok: true, value: "24/7" };
  if (texts.length === 0) return { ok: false, problems: [problem("time/office-hours-missing", path)] };
  const problems: TimeProblem[] = [];
  const windows: Written[] = [];
  for (let i = 0; i < texts.length; i++) {
    const window = readWindow(texts[i], i);
    if (window === null) problems.push(problem("time/invalid", [...path, i], { text: written(texts[i]) }));
    else windows.push(window);
  }
  windows.sort((a, b) => a.open - b.open);
  for (let n = 0; n < windows.length; n++) {
    const window = windows[n]!;
    const next = windows[(n + 1) % windows.length]!;
    // After the last window comes the first of the next day.
    if (window.close <= next.open + (n + 1 < windows.length ? 0 : dayMs)) continue;
    const params = { first: String(texts[window.i]), second: String(texts[next.i]) };
    problems.push(problem("time/office-hours-overlap", [...path, next.i], params));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: windows };
}

/** A window with its place in the list it was written in. */
interface Written extends OfficeWindow {
  readonly i: number;
}

function readWindow(text: unknown, i: number): Written | null {
  if (typeof text !== "string" || text.length !== 11 || (text[5] !== "-" && text[5] !== "–")) return null;
  const open = clock(text, 0);
  const close = clock(text, 6);
  if (!(open < dayMs && close <= dayMs && open !== close)) return null;
  return { open, close: close > open ? close : close + dayMs, i };
}

/** The `hh:mm` at a place of a text in milliseconds after 00:00, up to 24:00; `NaN` for no time of day. */
function clock(text: string, at: number): number {
  const hour = digits(text, at, 2);
  const minute = digits(text, at + 3, 2);
  return text[at + 2] === ":" && minute <= 59 ? (hour * 60 + minute) * 60_000 : NaN;
}
