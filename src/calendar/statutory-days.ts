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
