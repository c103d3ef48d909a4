import { getDayDetail, getSolarDateFromLunar, getSolarTermDate } from "chinese-days";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missingHolidays } from "../../src/calendar/check-statutory.js";
import { checkYear } from "../../src/calendar/check-year.js";
import { formatDay } from "../../src/calendar/civil-day.js";
import { statutoryHolidays } from "../../src/calendar/statutory-days.js";
import type { CalendarYear } from "../../src/calendar/year-schema.js";
import { years } from "./years.js";

type Range = CalendarYear["notices"][number]["daysOff"][number];

/** A year with every range of its notices changed, or left out where the change is `undefined`. */
const changed = (file: CalendarYear, change: (range: Range) => Range | undefined): CalendarYear => ({
  ...file,
  notices: file.notices.map((notice) => ({ ...notice, daysOff: notice.daysOff.flatMap((range) => change(range) ?? []) })),
});
const rangesOf = (file: CalendarYear) => file.notices.flatMap((notice) => notice.daysOff);
const namesMissing = (file: CalendarYear) => missingHolidays(file).map(({ name }) => name);
const published = fc.constantFrom(...years);

describe("a published year", () => {
  test("that lacks holidays is told exactly which", () => {
    const without = published.chain((file) => fc.tuple(fc.constant(file), fc.subarray([...new Set(rangesOf(file).map(({ name }) => name))])));
    fc.assert(
      fc.property(without, ([file, names]) => {
        const found = namesMissing(changed(file, (range) => (names.includes(range.name) ? undefined : range)));
        expect(found.toSorted()).toEqual(names.flatMap((name) => name.split("、")).toSorted());
      }),
    );
  });

  test("that gives a holiday fewer days than the law, or gives them in other months, lacks it", () => {
    const one = published.chain((file) => fc.tuple(fc.constant(file), fc.constantFrom(...statutoryHolidays(file.year))));
    fc.assert(
      fc.property(one, fc.boolean(), ([file, { name, days }], moved) => {
        const elsewhere = { from: `${file.year}-07-01`, to: `${file.year}-07-09` };
        const day = (range: Range) => Number(range.from.slice(8));
        // The first range keeps one day too few; any other, such as one that a later notice adds, goes.
        let kept = false;
        const cut = changed(file, (range) => {
          if (!range.name.includes(name)) return range;
          if (moved) return { ...range, ...elsewhere };
          if (kept || days === 1) return undefined;
          kept = true;
          const last = `${range.from.slice(0, 8)}${String(day(range) + days - 2).padStart(2, "0")}`;
          return { ...range, to: last };
        });
        expect(namesMissing(cut)).toContain(name);
      }),
    );
  });

  test("whose later notice has a day of fixed date worked is told the day, whatever weekday it is", () => {
    const dated = published.chain((file) =>
      fc.tuple(fc.constant(file), fc.constantFrom(...statutoryHolidays(file.year).filter(({ dates, days }) => dates.length > 0 && days < 9))),
    );
    fc.assert(
      fc.property(dated, fc.nat(), ([file, { name, days, dates }], pick) => {
        const worked = formatDay(dates[pick % dates.length] as number);
        const later = { number: "〔2099〕1号", title: "修改", published: "2099-01-01", daysOff: [], makeUp: [worked] };
        const found = missingHolidays({ ...file, notices: [...file.notices, later] });
        // Where its name has a day too few without it, that is said instead.
        expect([[{ name, days, worked: [worked] }], [{ name, days }]]).toContainEqual(found);
      }),
    );
  });

  test("need not name a weekend that is off anyway", () => {
    const [file] = years.filter(({ year }) => year === 2022) as [CalendarYear];
    const mondayOnly = changed(file, (range) => (range.name === "元旦" && range.from < "2022-02" ? { ...range, from: "2022-01-03" } : range));
    expect(missingHolidays(mondayOnly)).toEqual([]);
  });

  test("may call a holiday by a shorter name", () => {
    const shorter = (name: string) => name.replaceAll(/(清明|劳动|端午|中秋|国庆)节/g, "$1");
    for (const file of years) expect(missingHolidays(changed(file, (range) => ({ ...range, name: shorter(range.name) })))).toEqual([]);
  });

  test("keeps a holiday whose days a later notice gives off again by another name", () => {
    for (const file of years) {
      const renamed = rangesOf(file).map((range) => ({ ...range, name: "延长假期" }));
      const later = { number: "〔2099〕1号", title: "延长", published: "2099-01-01", daysOff: renamed, makeUp: [] };
      expect(missingHolidays({ ...file, notices: [...file.notices, later] })).toEqual([]);
    }
  });

  test("with other problems is told those first: its days are not known", () => {
    const file: CalendarYear = { year: 2026, notices: [{ number: "1", title: "1", published: "2025-11-04", daysOff: [], makeUp: ["2026-01-05"] }] };
    expect(checkYear(file).map(({ code }) => code)).toEqual(["calendar/makeup-not-weekend"]);
    expect(new Set(checkYear({ ...file, notices: [{ ...file.notices[0]!, makeUp: [] }] }).map(({ code }) => code))).toEqual(new Set(["calendar/missing-holiday"]));
  });
});

test("nothing is asked of a year without a notice, nor of one before the revisions known", () => {
  const notice = { number: "1", title: "1", published: "2012-11-04", daysOff: [], makeUp: [] };
  expect(missingHolidays({ year: 2027, notices: [] })).toEqual([]);
  expect(missingHolidays({ year: 2013, notices: [notice] })).toEqual([]);
  expect(namesMissing({ year: 2014, notices: [notice] }).length).toBe(7);
});

describe("the statutory days", () => {
  test("are eleven until 2024, thirteen since", () => {
    const sum = (year: number) => statutoryHolidays(year).reduce((days, holiday) => days + holiday.days, 0);
    expect([2014, 2024, 2025, 2026, 2100].map(sum)).toEqual([11, 11, 13, 13, 13]);
  });

  test("are as many as chinese-days says of each holiday of the published years", () => {
    for (const { year, notices } of years) {
      const told = new Map<string, number>();
      for (const { from, to } of notices.flatMap((notice) => notice.daysOff))
        for (const day of [from, to]) {
          const [, name, days] = getDayDetail(day).name.split(",");
          if (name !== undefined && days !== undefined) told.set(name, Number(days));
        }
      for (const { name, days } of statutoryHolidays(year)) if (told.has(name)) expect([year, name, told.get(name)]).toEqual([year, name, days]);
      expect(told.size).toBeGreaterThan(5);
    }
  });

  test("lie in the months they are looked for in, every year to 2100", () => {
    for (let year = 2014; year < 2100; year++) {
      const lunar = (month: number, day: number) => getSolarDateFromLunar(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`).date;
      const newYear = lunar(1, 1);
      const eve = new Date(Date.parse(newYear) - 86_400_000).toISOString().slice(0, 10);
      const days: Record<string, string[]> = {
        春节: [eve, newYear, lunar(1, 3)], 清明节: [getSolarTermDate(year, 4, "pure_brightness")], 端午节: [lunar(5, 5)], 中秋节: [lunar(8, 15)],
      };
      for (const { name, months, dates } of statutoryHolidays(year))
        for (const date of days[name] ?? dates.map(formatDay)) expect(months, `${name} ${date}`).toContain(Number(date.slice(5, 7)));
    }
  });
});
