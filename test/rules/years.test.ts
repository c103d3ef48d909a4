import { readFileSync } from "node:fs";
import { isWorkday } from "chinese-days";
import { describe, expect, test } from "vitest";
import { checkYear } from "../../src/calendar/check-year.js";
import { formatDay, isWeekend, parseDay, yearOf } from "../../src/calendar/civil-day.js";
import { buildCalendar } from "../../src/calendar/build-calendar.js";
import { beijing, years } from "../support/calendar/years.js";

const first = parseDay("2019-01-01")!;
const last = parseDay("2026-12-31")!;
const everyDay = Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe("the year files of the Beijing pack", () => {
  test("cover 2019 to 2026 without a problem", () => {
    expect(years.map((file) => file.year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(years.flatMap(checkYear)).toEqual([]);
  });

  test("agree with chinese-days on every day", () => {
    const differing = everyDay.filter((day) => beijing.isWorkday(day) !== isWorkday(formatDay(day)));
    expect(differing.map(formatDay)).toEqual([]);
  });

  test("agree with holiday-calendar on every day", () => {
    // Its own loader fetches the data from the network, so the files of the package are read instead.
    const data = new URL("../../node_modules/holiday-calendar/data/CN/", import.meta.url);
    const types = new Map<string, string>();
    for (const { year } of years) {
      const file = JSON.parse(readFileSync(new URL(`${year}.json`, data), "utf8"));
      for (const { date, type } of file.dates) types.set(date, type);
    }
    const works = (day: number): boolean => {
      const type = types.get(formatDay(day));
      return type === undefined ? !isWeekend(day) : type === "transfer_workday";
    };
    const differing = everyDay.filter((day) => beijing.isWorkday(day) !== works(day));
    expect(differing.map(formatDay)).toEqual([]);
  });

  test("give no day twice the same: a notice changes what it mentions", () => {
    const idle = years.flatMap((file) =>
      file.notices.slice(1).filter((notice) => {
        const without = buildCalendar([
          { ...file, notices: file.notices.filter((other) => other !== notice) },
        ]);
        return everyDay
          .filter((day) => yearOf(day) === file.year)
          .every((day) => JSON.stringify(without.reason(day)) === JSON.stringify(beijing.reason(day)));
      }),
    );
    expect(idle).toEqual([]);
  });
});
