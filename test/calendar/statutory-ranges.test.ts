import { describe, expect, test } from "vitest";
import { checkYear, daysOfRange } from "../../src/calendar/check-year.js";
import { formatDay } from "../../src/calendar/civil-day.js";
import { lunarHolidays } from "../../src/calendar/lunar-holidays.js";
import { fixedHolidays } from "../../src/calendar/statutory-days.js";
import { statutoryRanges } from "../../src/calendar/statutory-ranges.js";
import { firstYear, lastYear } from "../../src/calendar/work-calendar.js";

const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
const written = (year: number) => statutoryRanges(year).map(({ name, from, to }) => `${name} ${from} ${to}`);

describe("the statutory ranges of a year", () => {
  test.each(years)(
    "%i are a sound draft that has every statutory day by its name, once and in order",
    (year) => {
      const ranges = statutoryRanges(year);
      expect(checkYear({ year, statutory: ranges, notices: [] })).toEqual([]);
      const told = ranges.flatMap((range) => daysOfRange(range).map((day) => [day, range.name] as const));
      for (const { day, name } of [...fixedHolidays(year), ...lunarHolidays(year)])
        expect(
          told.filter(([date]) => date === formatDay(day)).map(([, names]) => names.split("、")),
        ).toEqual([expect.arrayContaining([name])]);
      const dates = new Set(
        [...fixedHolidays(year), ...lunarHolidays(year)].map(({ day }) => formatDay(day)),
      );
      expect(told.map(([day]) => day)).toEqual([...dates].sort());
    },
  );

  test("are one where two holidays share a day, and two where they only touch", () => {
    expect(written(2028).at(-1)).toBe("国庆节、中秋节 2028-10-01 2028-10-03");
    expect(written(2031).at(-1)).toBe("国庆节、中秋节 2031-10-01 2031-10-03");
    expect(written(2036).slice(-2)).toEqual(["国庆节 2036-10-01 2036-10-03", "中秋节 2036-10-04 2036-10-04"]);
  });

  test("are those of fixed date where the lunar calendar is not known", () => {
    for (const year of [1990, 2013, 2100])
      expect(statutoryRanges(year).map(({ name }) => name)).toEqual(["元旦", "劳动节", "国庆节"]);
  });
});
