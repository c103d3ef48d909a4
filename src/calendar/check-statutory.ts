import { type EpochDay, formatDay, isWeekend, parseDay } from "./civil-day.js";
import { byPublication } from "./publication.js";
import { statutoryHolidays, type StatutoryHoliday } from "./statutory-days.js";
import type { CalendarNotice, CalendarYear } from "./year-schema.js";

/** A statutory holiday that the notices of a year do not give as the law does. Its days are `YYYY-MM-DD`. */
export interface MissingHoliday {
  readonly name: string;
  /** Days of it that are worked. */
  readonly worked?: readonly string[];
  /** Days of it on a weekend, for which no working day is off instead. */
  readonly unreplaced?: readonly string[];
}

/**
 * Returns the statutory holidays that a published year lacks, with their days: those that are worked once all
 * notices are taken together, and those on a weekend without a working day off instead. An empty list where
 * nothing is missing, where no notice is there yet, and for years before 2014; after 2099 only holidays of
 * fixed date are looked for.
 *
 * A day off instead is told by its name, and lies within a week of the holiday. Whether another weekend is
 * worked for it is not asked.
 * @example missingHolidays({ ...year2026, notices: [withoutQingming] }) // [{ name: "清明节", unreplaced: ["2026-04-05"] }]
 * @source 《全国年节及纪念日放假办法》第二条、第六条
 */
export function missingHolidays({ year, notices }: CalendarYear): MissingHoliday[] {
  if (notices.length === 0) return [];
  const arranged = arrangement(notices);
  const holidays = statutoryHolidays(year);
  const statutory = new Set(holidays.flatMap(({ dates }) => dates));
  return holidays.flatMap((holiday): MissingHoliday[] => {
    const worked = holiday.dates.filter((day) => !isOff(day, arranged));
    const onWeekend = holiday.dates.filter((day) => isWeekend(day) && isOff(day, arranged));
    const instead = daysInstead(holiday, arranged.off).filter((day) => !statutory.has(day));
    const unreplaced = onWeekend.slice(instead.length);
    if (worked.length + unreplaced.length === 0) return [];
    return [{ name: holiday.name, ...listed("worked", worked), ...listed("unreplaced", unreplaced) }];
  });
}

function listed(key: "worked" | "unreplaced", days: readonly EpochDay[]): Omit<MissingHoliday, "name"> {
  return days.length > 0 ? { [key]: days.map(formatDay) } : {};
}

interface Arrangement {
  /**
   * Days off with their names: all that any notice gave them, since one that lengthens a holiday may call it
   * otherwise.
   */
  readonly off: ReadonlyMap<EpochDay, string>;
  /** Days that some notice has worked. Those given off again after it are in `off` too. */
  readonly worked: ReadonlySet<EpochDay>;
}

/** What the notices of a year come to, day by day. */
function arrangement(notices: readonly CalendarNotice[]): Arrangement {
  const off = new Map<EpochDay, string>();
  const worked = new Set<EpochDay>();
  for (const { daysOff, makeUp } of notices.toSorted(byPublication)) {
    for (const { name, from, to } of daysOff)
      for (let day = parseDay(from)!; day <= parseDay(to)!; day++)
        off.set(day, `${off.get(day) ?? ""}${name}`);
    for (const text of makeUp) {
      const day = parseDay(text)!;
      off.delete(day);
      worked.add(day);
    }
  }
  return { off, worked };
}

/** A weekend is off without being named. */
function isOff(day: EpochDay, { off, worked }: Arrangement): boolean {
  return off.has(day) || (isWeekend(day) && !worked.has(day));
}

/** The weekdays off that bear a holiday's name, within a week of it. */
function daysInstead({ words, dates }: StatutoryHoliday, off: Arrangement["off"]): EpochDay[] {
  const isNear = (day: EpochDay) => dates.some((date) => Math.abs(day - date) <= 7);
  const isIts = (names: string) => words.some((word) => names.includes(word));
  return [...off]
    .filter(([day, names]) => !isWeekend(day) && isNear(day) && isIts(names))
    .map(([day]) => day);
}
