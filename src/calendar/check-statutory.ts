import { civilDate, type EpochDay, formatDay, isWeekend, parseDay } from "./civil-day.js";
import { byPublication } from "./publication.js";
import { statutoryHolidays, type StatutoryHoliday } from "./statutory-days.js";
import type { CalendarNotice, CalendarYear } from "./year-schema.js";

/** A statutory holiday that the notices of a year do not give as the law does. */
export interface MissingHoliday {
  readonly name: string;
  /** How many days the law gives. */
  readonly days: number;
  /** Days of it that would be worked, where its name has days enough. */
  readonly worked?: readonly string[];
}

/**
 * Returns the statutory holidays that a published year lacks: those with fewer days off by name, in the months they can
 * fall in, than the law gives, and those with a day of fixed date that is worked. An empty list where nothing is
 * missing, where no notice is there yet, and for years before the revisions known here.
 *
 * A day that falls on a weekend is off without being named; the day off in its stead bears its name. Where a lunar
 * holiday falls is not known here, so a range with the right name in the wrong week is not found.
 * @example missingHolidays({ ...year2026, notices: [withoutNationalDay] }) // [{ name: "国庆节", days: 3 }]
 * @source 《全国年节及纪念日放假办法》第二条、第六条
 */
export function missingHolidays({ year, notices }: CalendarYear): MissingHoliday[] {
  if (notices.length === 0) return [];
  const { off, worked } = arrangement(notices);
  return statutoryHolidays(year).flatMap((holiday): MissingHoliday[] => {
    const { name, days, dates } = holiday;
    if (daysNamed(holiday, off) < days) return [{ name, days }];
    const lost = dates.filter((day) => (isWeekend(day) ? worked.has(day) : !off.has(day)));
    return lost.length > 0 ? [{ name, days, worked: lost.map(formatDay) }] : [];
  });
}

interface Arrangement {
  /** Days off with their names: all that any notice gave them, since one that lengthens a holiday may call it otherwise. */
  readonly off: ReadonlyMap<EpochDay, string>;
  readonly worked: ReadonlySet<EpochDay>;
}

/** What the notices of a year come to, day by day. */
function arrangement(notices: readonly CalendarNotice[]): Arrangement {
  const off = new Map<EpochDay, string>();
  const worked = new Set<EpochDay>();
  for (const { daysOff, makeUp } of notices.toSorted(byPublication)) {
    for (const { name, from, to } of daysOff)
      for (let day = parseDay(from)!; day <= parseDay(to)!; day++) {
        off.set(day, `${off.get(day) ?? ""}${name}`);
        worked.delete(day);
      }
    for (const text of makeUp) {
      const day = parseDay(text)!;
      off.delete(day);
      worked.add(day);
    }
  }
  return { off, worked };
}

function daysNamed({ words, months }: StatutoryHoliday, off: Arrangement["off"]): number {
  const isIts = (names: string) => words.some((word) => names.includes(word));
  return [...off].filter(([day, names]) => isIts(names) && months.includes(civilDate(day).month)).length;
}
