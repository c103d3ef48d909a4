import { dayMs, daysInMonth, digits, epochDay, formatDay, two, type EpochDay } from "./civil-day.js";
import { problem, type TimeProblem, type TimeResult, written } from "./time-problem.js";

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type EpochMs = number;

const minuteMs = 60_000;

const signs: Readonly<Record<string, 1 | -1>> = { "+": 1, "-": -1 };

/**
 * Returns the milliseconds a UTC offset is ahead of UTC, or `null` when it is not `Z` or `±hh:mm` up to
 * 14:00.
 * @example parseOffset("+08:00") // 28800000
 */
export function parseOffset(text: string): number | null {
  if (text === "Z") return 0;
  const sign = signs[text[0] ?? ""] ?? 0;
  const minute = digits(text, 4, 2);
  const minutes = digits(text, 1, 2) * 60 + minute;
  if (sign === 0 || text.length !== 6 || text[3] !== ":" || !(minute <= 59 && minutes <= 14 * 60))
    return null;
  return sign * minutes * minuteMs;
}

/** Returns the `±hh:mm` text of an offset in milliseconds, which must be whole minutes. */
export function formatOffset(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / minuteMs;
  return `${offsetMs < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * Returns the epoch milliseconds of an ISO 8601 instant `YYYY-MM-DDThh:mm[:ss[.fff]]` with its offset.
 * Without an offset the instant takes `utcOffset`; where that is not given either, the problem is
 * `time/no-offset`. Digits finer than a millisecond are cut off. Everything else that is not exactly
 * an instant — 30 February, hour 24, second 60, a date alone — is `time/invalid`.
 * @example parseInstant("2026-11-20T09:30:00+08:00") // { ok: true, value: 1795138200000 }
 */
export function parseInstant(
  text: string,
  utcOffset?: string,
  path: readonly (string | number)[] = [],
): TimeResult<EpochMs> {
  const read = readInstant(text, utcOffset, path);
  return typeof read === "number" ? { ok: true, value: read } : { ok: false, problems: [read] };
}

/** As `parseInstant`, without the wrapping: a number, or the one problem. */
export function readInstant(
  text: unknown,
  utcOffset: string | undefined,
  path: readonly (string | number)[],
): EpochMs | TimeProblem {
  if (
    typeof text !== "string" ||
    text[4] !== "-" ||
    text[7] !== "-" ||
    text[10] !== "T" ||
    text[13] !== ":"
  ) {
    return invalid(text, path);
  }
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = text[16] === ":" ? digits(text, 17, 2) : 0;
  let end = text[16] === ":" ? 19 : 16;
  let ms = 0;
  if (end === 19 && text[19] === ".") {
    while (text[++end]! >= "0" && text[end]! <= "9")
      if (end < 23) ms += digits(text, end, 1) * 10 ** (22 - end);
    if (end === 20 || end > 29) return invalid(text, path);
  }
  // INVARIANT: a part that is no number is NaN, and no comparison with it holds.
  const exists =
    year >= 0 && day >= 1 && day <= daysInMonth(year, month) && hour <= 23 && minute <= 59 && second <= 59;
  if (!exists) return invalid(text, path);
  const ahead = text.length > end ? text.slice(end) : utcOffset;
  if (ahead === undefined) return problem("time/no-offset", path, { text });
  const offset = parseOffset(ahead);
  if (offset === null) return invalid(text, path);
  return epochDay(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + ms - offset;
}

function invalid(text: unknown, path: readonly (string | number)[]): TimeProblem {
  return problem("time/invalid", path, { text: written(text) });
}

/**
 * Returns the ISO 8601 text of an instant at a fixed offset; milliseconds are written only where there are
 * any.
 * @example formatInstant(1795795200000, 28800000) // "2026-11-28T00:00:00+08:00"
 */
export function formatInstant(instant: EpochMs, offsetMs: number): string {
  const local = instant + offsetMs;
  const day = Math.floor(local / dayMs);
  const inDay = local - day * dayMs;
  const seconds = Math.floor(inDay / 1000);
  const ms = inDay - seconds * 1000;
  const minutes = Math.floor(seconds / 60);
  const fraction = ms === 0 ? "" : `.${String(ms).padStart(3, "0")}`;
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${formatDay(day)}T${clock}${fraction}${formatOffset(offsetMs)}`;
}

/**
 * Returns the civil day an instant falls on at a fixed offset; 00:00 belongs to the day it begins.
 * @example formatDay(civilDay(1795138200000, 28800000)) // "2026-11-20"
 */
export function civilDay(instant: EpochMs, offsetMs: number): EpochDay {
  return Math.floor((instant + offsetMs) / dayMs);
}
