import { type EpochDay, formatDay } from "./civil-day.js";
import { lunarHolidays } from "./lunar-holidays.js";
import { fixedHolidays } from "./statutory-days.js";
import type { CalendarYear } from "./year-schema.js";

interface Run {
  readonly names: readonly string[];
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/**
 * Returns the statutory holidays of a year as a year file foretells them, in order; those that share a day
 * are one range with both names. Where the days of the lunar calendar are not known, before 2014 and after
 * 2099, only those of fixed date.
 * @example statutoryRanges(2027)[1] // { name: "春节", from: "2027-02-05", to: "2027-02-08" }
 * @source 《全国年节及纪念日放假办法》第二条
 */
export function statutoryRanges(year: number): NonNullable<CalendarYear["statutory"]> {
  const days = [...fixedHolidays(year), ...lunarHolidays(year)].sort((a, b) => a.day - b.day);
  const runs: Run[] = [];
  for (const { day, name } of days) {
    const last = runs.at(-1);
    const goesOn = last !== undefined && day <= last.to + (last.names.includes(name) ? 1 : 0);
    if (goesOn)
      runs[runs.length - 1] = { names: [...new Set([...last.names, name])], from: last.from, to: day };
    else runs.push({ names: [name], from: day, to: day });
  }
  return runs.map(({ names, from, to }) => ({
    name: names.join("、"),
    from: formatDay(from),
    to: formatDay(to),
  }));
}
