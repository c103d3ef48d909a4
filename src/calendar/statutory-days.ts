import { epochDay, type EpochDay } from "./civil-day.js";

/** The statutory holidays with a fixed date in the Gregorian calendar; the others follow the lunar one. */
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
 * Returns the fixed-date statutory holidays of a year, in order: all that is known of a year before its notice.
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
  readonly days: number;
  /** The months its days off can lie in. */
  readonly months: readonly number[];
  /** The days themselves, where they have a fixed date. */
  readonly dates: readonly EpochDay[];
}

/** The first year of the third revision, of 11 December 2013. Nothing is said of earlier years. */
const firstKnown = 2014;

/**
 * Returns the statutory holidays of all citizens in a year by the revision of its time; an empty list before 2014.
 * The days of the lunar calendar are not computed: only how many they are, and in which months they can fall.
 * @example statutoryHolidays(2026).reduce((sum, { days }) => sum + days, 0) // 13
 * @source 《全国年节及纪念日放假办法》第二条（国务院令第644号，2014年起；2024年11月10日修订，2025年起）
 */
export function statutoryHolidays(year: number): StatutoryHoliday[] {
  if (year < firstKnown) return [];
  const dated = (name: string, words: readonly string[], months: readonly number[]): StatutoryHoliday => {
    const dates = fixedHolidays(year).flatMap((holiday) => (holiday.name === name ? [holiday.day] : []));
    return { name, words, days: dates.length, months, dates };
  };
  const lunar = (name: string, words: readonly string[], months: readonly number[], days = 1): StatutoryHoliday =>
    ({ name, words, days, months, dates: [] });
  return [
    dated("元旦", ["元旦", "新年"], [1]),
    // Since 2025 with 除夕, the eve.
    lunar("春节", ["春节", "除夕"], [1, 2], year >= 2025 ? 4 : 3),
    lunar("清明节", ["清明"], [4]),
    dated("劳动节", ["劳动", "五一"], [4, 5]),
    lunar("端午节", ["端午"], [5, 6]),
    lunar("中秋节", ["中秋"], [9, 10]),
    dated("国庆节", ["国庆", "十一"], [9, 10]),
  ];
}
