import { getSolarDateFromLunar, getSolarTermDate } from "chinese-days";
import { describe, expect, test } from "vitest";
import { formatDay, parseDay } from "../../src/calendar/civil-day.js";
import { lunarHolidays } from "../../src/calendar/lunar-holidays.js";

const years = Array.from({ length: 86 }, (_, i) => 2014 + i);
const datesOf = (year: number, name: string) =>
  lunarHolidays(year)
    .filter((holiday) => holiday.name === name)
    .map(({ day }) => formatDay(day));
const before = (date: string, days: number) => formatDay(parseDay(date)! - days);
/** Eve, first, second and third day of the lunar year. */
const newYearDays = (first: string) => [1, 0, -1, -2].map((days) => before(first, days));

describe("the lunar holidays", () => {
  test.each(years)("of %i are those of chinese-days", (year) => {
    const solar = (monthDay: string) => getSolarDateFromLunar(`${year}-${monthDay}`).date;
    const newYear = newYearDays(solar("01-01"));
    expect(datesOf(year, "春节")).toEqual(year >= 2025 ? newYear : newYear.slice(1));
    expect(datesOf(year, "清明节")).toEqual([getSolarTermDate(year, 4, "pure_brightness")]);
    expect(datesOf(year, "端午节")).toEqual([solar("05-05")]);
    expect(datesOf(year, "中秋节")).toEqual([solar("08-15")]);
  });

  const lunar = new Intl.DateTimeFormat("en-u-ca-chinese", {
    timeZone: "UTC",
    month: "numeric",
    day: "numeric",
  });
  const hasLunar = lunar.resolvedOptions().calendar === "chinese";
  const monthDay = (date: string) => {
    const parts = lunar.formatToParts(Date.parse(date));
    return ["month", "day"].map((type) => parts.find((part) => part.type === type)?.value).join("-");
  };

  // ICU is minutes off: the new moon before these is at 23:56 and 00:08, so that it is a day off.
  const icuErrs = ["2027-02-06", "2030-02-03"];

  const told = years.flatMap(
    (year) =>
      [
        ["1-1", datesOf(year, "春节").at(-3)!],
        ["5-5", datesOf(year, "端午节")[0]!],
        ["8-15", datesOf(year, "中秋节")[0]!],
      ] as const,
  );

  // Where this Node has no Chinese calendar built in, chinese-days alone answers for the table.
  test.runIf(hasLunar)("are those of ICU", () => {
    const asked = told.filter(([, date]) => !icuErrs.includes(date));
    expect(asked.map(([, date]) => [monthDay(date), date])).toEqual(asked);
  });

  test("are not told of years whose days are not known here", () => {
    for (const year of [1990, 2013, 2100, 2101, Number.NaN]) expect(lunarHolidays(year)).toEqual([]);
  });
});
