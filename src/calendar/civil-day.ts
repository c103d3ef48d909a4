import { problem, TimeError, written } from "./time-problem.js";

/**
 * Civil days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar.
 * A civil day belongs to no time zone, so nothing here touches `Date`.
 */
export type EpochDay = number;

export const dayMs = 86_400_000;

/** Returns the epoch day of a year, month (1–12) and day of month, which must exist. */
export function epochDay(year: number, month: number, day: number): EpochDay {
  // Years are taken from 1 March, so that the leap day is the last of its year.
  const y = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** Returns the year, month (1–12) and day of month of an epoch day. */
export function civilDate(day: EpochDay): { year: number; month: number; day: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const inEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1,
  };
}

/** Returns the year an epoch day lies in. */
export function yearOf(day: EpochDay): number {
  return civilDate(day).year;
}

/** Returns the day of the week of an epoch day, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: EpochDay): number {
  // 1970-01-01 was a Thursday; counted from Monday it is 3.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Returns whether an epoch day is a Saturday or a Sunday. */
export function isWeekend(day: EpochDay): boolean {
  return weekdayOf(day) >= 6;
}

/** Returns how many days a month has; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (!(month >= 1 && month <= 12)) return 0;
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Returns the epoch day of a `YYYY-MM-DD` text, or `null` when it is no such text or no such day.
 * @example parseDay("2026-02-29") // null, 2026 is a common year
 */
export function parseDay(text: string): EpochDay | null {
  if (typeof text !== "string" || text.length !== 10 || text[4] !== "-" || text[7] !== "-") return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  return year >= 0 && day >= 1 && day <= daysInMonth(year, month) ? epochDay(year, month, day) : null;
}

/**
 * Returns the `YYYY-MM-DD` text of an epoch day; outside the years 0 to 9999 one that `parseDay` does not
 * read. Throws `TimeError` with `time/invalid` for what is no whole number.
 * @example formatDay(parseDay("2026-11-27")! + 1) // "2026-11-28"
 */
export function formatDay(day: EpochDay): string {
  if (!Number.isSafeInteger(day))
    throw new TimeError([problem("time/invalid", ["day"], { text: written(day) })]);
  const { year, month, day: dayOfMonth } = civilDate(day);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfMonth)}`;
}

const pairs = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

/** Returns a number below 100 as two digits. */
export function two(n: number): string {
  return pairs[n]!;
}

/** Returns the number that some characters of a text write, or `NaN` when one of them is no ASCII digit. */
export function digits(text: string, from: number, count: number): number {
  let n = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    n = n * 10 + digit;
  }
  return n;
}
