import { epochDay, type EpochDay } from "./civil-day.js";
import { lunarHolidays } from "./lunar-holidays.js";

/** The statutory holidays with a fixed date in the Gregorian calendar; for the others see `lunarHolidays`. */
const fixed: readonly { month: number; day: number; name: string; since?: number }[] = [
  { month: 1, day: 1, name: "元旦" },
  { month: 5, day: 1, name: "劳动节" },
  // Added by the revision of 10 November 2024.
  { month: 5, day: 2, name: "劳动节", since: 2025 },
  { month: 10, day: 1, name: "国庆节" },
  { month: 10, day: 2, name: "国庆节" },
  { month: 10, day: 3, name: "国庆节" },
];

/**
 * Returns the fixed-date statutory holidays of a year, in order: what a year without a notice is counted by.
 * @example fixedHolidays(2027).length // 6
 * @source 《全国年节及纪念日放假办法》第二条第一项、第四项、第七项
 */
export function fixedHolidays(year: number): { day: EpochDay; name: string }[] {
  return fixed
    .filter((holiday) => year >= (holiday.since ?? year))
    .map((holiday) => ({ day: epochDay(year, holiday.month, holiday.day), name: holiday.name }));
}

/** What the law gives of one holiday in a year. */
export interface StatutoryHoliday {
  readonly name: string;
  /** Words of which a notice's own name of it has one: `国庆节、中秋节` is both. */
  readonly words: readonly string[];
  /** Its days by the law, in order. */
  readonly dates: readonly EpochDay[];
}

/** No `十一` for 国庆节: it stands in `十一月` too. */
const words: Readonly<Record<string, readonly string[]>> = {
  元旦: ["元旦", "新年"],
  春节: ["春节", "除夕"],
  清明节: ["清明"],
  劳动节: ["劳动", "五一"],
  端午节: ["端午"],
  中秋节: ["中秋"],
  国庆节: ["国庆"],
};

/** The first year of the third revision, of 11 December 2013. Nothing is said of earlier years. */
const firstKnown = 2014;

/**
 * Returns the statutory holidays of all citizens in a year by the revision of its time, with their days; an
 * empty list before 2014, and those of fixed date only where the others' days are not known here, after 2099.
 * @example statutoryHolidays(2026).flatMap(({ dates }) => dates).length // 13
 * @source 《全国年节及纪念日放假办法》第二条（国务院令第644号，2014年起；2024年11月10日修订，2025年起）
 */
export function statutoryHolidays(year: number): StatutoryHoliday[] {
  if (year < firstKnown) return [];
  const all = [...fixedHolidays(year), ...lunarHolidays(year)];
  const datesOf = (name: string) => all.filter((holiday) => holiday.name === name).map(({ day }) => day);
  const holidays = Object.entries(words).map(([name, words]) => ({ name, words, dates: datesOf(name) }));
  return holidays.filter(({ dates }) => dates.length > 0);
}
