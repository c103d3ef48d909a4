import { getDayDetail } from "chinese-days";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MissingHoliday, missingHolidays } from "../../src/calendar/check-statutory.js";
import { checkYear } from "../../src/calendar/check-year.js";
import { type EpochDay, formatDay, isWeekend, parseDay } from "../../src/calendar/civil-day.js";
import { type StatutoryHoliday, statutoryHolidays } from "../../src/calendar/statutory-days.js";
import type { CalendarYear } from "../../src/calendar/year-schema.js";
import { bites } from "../support/bites.js";
import { years } from "../support/calendar/years.js";
import { byCount } from "../support/kind-of.js";

type Notice = CalendarYear["notices"][number];
type Range = Notice["daysOff"][number];

const notice = (published: string, daysOff: readonly Range[], makeUp: readonly string[] = []): Notice => ({
  number: "示例〔2000〕1号",
  title: "示例",
  published,
  daysOff: [...daysOff],
  makeUp: [...makeUp],
});
/** The order in the file is not that of publication. */
const later = (
  file: CalendarYear,
  daysOff: readonly Range[],
  makeUp: readonly string[] = [],
): CalendarYear => ({
  ...file,
  notices: [notice(`${2100 + file.notices.length}-01-01`, daysOff, makeUp), ...file.notices],
});

/** A year with every range of its notices changed, or left out where the change is `undefined`. */
const changed = (file: CalendarYear, change: (range: Range) => Range | undefined): CalendarYear => ({
  ...file,
  notices: file.notices.map((notice) => ({
    ...notice,
    daysOff: notice.daysOff.flatMap((range) => change(range) ?? []),
  })),
});
const rangesOf = (file: CalendarYear) => file.notices.flatMap((notice) => notice.daysOff);
const namesMissing = (file: CalendarYear) => missingHolidays(file).map(({ name }) => name);

const known = Array.from({ length: 86 }, (_, i) => 2014 + i);
const statutoryDays = (year: number): EpochDay[] => statutoryHolidays(year).flatMap(({ dates }) => dates);

/**
 * A holiday from its first day until every day of it on a weekend has a working day instead, and no longer.
 */
function barely({ name, dates }: StatutoryHoliday, year: number): Range {
  const from = dates[0]!;
  let to = dates.at(-1)!;
  for (let left = dates.filter(isWeekend).length; left > 0;) {
    to += 1;
    if (!isWeekend(to) && !statutoryDays(year).includes(to)) left -= 1;
  }
  return { name, from: formatDay(from), to: formatDay(to) };
}

/** A year that gives just what the law does, a notice for each holiday but those left out. */
const lawful = (year: number, without: readonly string[] = []): CalendarYear => ({
  year,
  notices: statutoryHolidays(year)
    .filter(({ name }) => !without.includes(name))
    .map((holiday) => notice(`${year - 1}-11-01`, [barely(holiday, year)])),
});

const holidaysOf = (year: number) => statutoryHolidays(year).map((holiday) => [year, holiday] as const);

/** Holidays of which another one, longer by the days instead, takes a day in. */
const takenIn = known.flatMap(holidaysOf).filter(([year, { name, dates }]) => {
  const ranges = rangesOf(lawful(year, [name]));
  return dates.map(formatDay).some((day) => ranges.some(({ from, to }) => from <= day && day <= to));
});

/** A year and one of its holidays. */
const oneHoliday = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...known).chain((year) => fc.constantFrom(...holidaysOf(year))) },
  { weight: 1, arbitrary: fc.constantFrom(...takenIn) },
);

describe("a published year", () => {
  test("that gives just what the law does lacks nothing, every year from 2014 to 2099", () => {
    for (const year of known) expect([year, missingHolidays(lawful(year))]).toEqual([year, []]);
  });

  test("without a holiday is told it, with those of its days that are worked and those on a weekend", () => {
    bites({ worked: 150, "on a weekend": 90, both: 40, "off by another holiday": 20 }, (bite) =>
      fc.assert(
        fc.property(oneHoliday, ([year, { name, dates }]) => {
          const file = lawful(year, [name]);
          const isGiven = (day: EpochDay) =>
            rangesOf(file).some(({ from, to }) => from <= formatDay(day) && formatDay(day) <= to);
          const worked = dates.filter((day) => !isWeekend(day) && !isGiven(day)).map(formatDay);
          const unreplaced = dates.filter(isWeekend).map(formatDay);
          const told = {
            name,
            ...(worked.length > 0 && { worked }),
            ...(unreplaced.length > 0 && { unreplaced }),
          };
          if (worked.length > 0) bite("worked");
          if (unreplaced.length > 0) bite("on a weekend");
          if (worked.length > 0 && unreplaced.length > 0) bite("both");
          if (worked.length + unreplaced.length < dates.length) bite("off by another holiday");
          expect(missingHolidays(file)).toEqual(worked.length + unreplaced.length > 0 ? [told] : []);
        }),
        { numRuns: 600 },
      ),
    );
  });

  test("whose later notice has any statutory days worked is told just those", () => {
    const days = fc
      .constantFrom(...known)
      .chain((year) =>
        fc.tuple(fc.constant(year), fc.subarray([...new Set(statutoryDays(year))], { minLength: 1 })),
      );
    bites({ "a weekday": 120, "a day on a weekend": 60, "not all of its days": 50 }, (bite) =>
      fc.assert(
        fc.property(days, ([year, picked]) => {
          const found = missingHolidays(later(lawful(year), [], picked.map(formatDay)));
          for (const day of picked) bite(isWeekend(day) ? "a day on a weekend" : "a weekday");
          for (const { dates } of statutoryHolidays(year)) {
            const of = dates.filter((day) => picked.includes(day));
            if (of.length > 0 && of.length < dates.length) bite("not all of its days");
          }
          expect(new Set(found.flatMap(({ worked = [] }) => worked))).toEqual(new Set(picked.map(formatDay)));
          expect(found.flatMap(({ unreplaced = [] }) => unreplaced)).toEqual([]);
        }),
      ),
    );
  });

  test("whose later notice gives days off again, by whatever name, has them off", () => {
    fc.assert(
      fc.property(oneHoliday, ([year, holiday]) => {
        const range = barely(holiday, year);
        const worked = later(lawful(year), [], holiday.dates.map(formatDay));
        expect(namesMissing(worked)).toContain(holiday.name);
        expect(missingHolidays(later(worked, [{ ...range, name: "延长假期" }]))).toEqual([]);
      }),
    );
  });

  test("that moves a holiday by days is told each of its days that is worked", () => {
    const far = { weight: 2, arbitrary: fc.integer({ min: -20, max: 20 }) };
    const near = { weight: 1, arbitrary: fc.constantFrom(-2, -1, 1, 2) };
    const moved = fc.tuple(oneHoliday, fc.oneof(far, near));
    const least = {
      "one worked": 50,
      "several worked": 15,
      "none worked": 30,
      "not all worked": 1,
      earlier: 30,
      later: 30,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(moved, ([[year, holiday], by]) => {
          const range = barely(holiday, year);
          const [from, to] = [parseDay(range.from)! + by, parseDay(range.to)! + by];
          const others = lawful(year, [holiday.name]);
          const given = [
            ...rangesOf(others),
            { name: holiday.name, from: formatDay(from), to: formatDay(to) },
          ];
          const weekdays = holiday.dates.filter((day) => !isWeekend(day)).map(formatDay);
          const worked = weekdays.filter(
            (day) => !given.some((range) => range.from <= day && day <= range.to),
          );
          bite(byCount(worked.length, ["none worked", "one worked", "several worked"]));
          if (worked.length > 0) bite(by < 0 ? "earlier" : "later");
          if (worked.length > 0 && worked.length < weekdays.length) bite("not all worked");
          const found = missingHolidays({ ...others, notices: [notice(`${year - 1}-11-01`, given)] });
          expect(found.find(({ name }) => name === holiday.name)?.worked ?? []).toEqual(worked);
        }),
        { numRuns: 300 },
      ),
    );
  });

  test("has a working day off for each statutory day on a weekend: of its name, within a week, and no statutory day", () => {
    const onWeekend = known
      .flatMap((year) => statutoryHolidays(year).map((holiday) => ({ year, ...holiday })))
      .filter(({ dates }) => dates.some(isWeekend));
    const far = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 7, 8, 8, 9);
    const any = fc.tuple(fc.constantFrom(...onWeekend), far, fc.boolean());
    // Days that another holiday has already: few holidays are that near to one another.
    const taken = onWeekend.flatMap((holiday) => {
      const { year, dates } = holiday;
      const others = statutoryDays(year).filter((day) => !isWeekend(day) && !dates.includes(day));
      const [first, last] = [dates[0]!, dates.at(-1)!];
      return others.flatMap((day): [typeof holiday, number, boolean][] => {
        const away = day < first ? first - day : day - last;
        return away <= 7 ? [[holiday, away, day < first]] : [];
      });
    });
    const cases = fc.oneof(
      { weight: 9, arbitrary: any },
      { weight: 1, arbitrary: fc.constantFrom(...taken) },
    );
    const least = {
      counts: 150,
      "a week away": 3,
      "too far": 50,
      "a weekend": 70,
      "a statutory day": 40,
      "one day of two": 40,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(cases, ([holiday, away, before]) => {
          const { year, name, dates } = holiday;
          const [weekend, first, last] = [dates.filter(isWeekend), dates[0]!, dates.at(-1)!];
          const day = before ? first - away : last + away;
          fc.pre(formatDay(day).startsWith(`${year}-`));
          const bare = later(lawful(year, [name]), [{ name, from: formatDay(first), to: formatDay(last) }]);
          const unreplacedOf = (file: CalendarYear) =>
            missingHolidays(file).find((found) => found.name === name)?.unreplaced ?? [];
          const text = formatDay(day);
          const isStatutory = statutoryDays(year).includes(day);
          const counts = away <= 7 && !isWeekend(day) && !isStatutory;
          if (counts) bite("counts");
          if (counts && away === 7) bite("a week away");
          if (counts && weekend.length > 1) bite("one day of two");
          // The only thing that speaks against it.
          if (away > 7 && !isWeekend(day) && !isStatutory) bite("too far");
          if (away <= 7 && isWeekend(day) && !isStatutory) bite("a weekend");
          if (away <= 7 && !isWeekend(day) && isStatutory) bite("a statutory day");
          expect(unreplacedOf(bare)).toEqual(weekend.map(formatDay));
          expect(unreplacedOf(later(bare, [{ name, from: text, to: text }]))).toEqual(
            weekend.slice(counts ? 1 : 0).map(formatDay),
          );
          expect(unreplacedOf(later(bare, [{ name: "休息", from: text, to: text }]))).toEqual(
            weekend.map(formatDay),
          );
        }),
        { numRuns: 1000 },
      ),
    );
  });
});

describe("the notice of 2026", () => {
  const [file] = years.filter(({ year }) => year === 2026) as [CalendarYear];
  const given = (name: string, from: string, to: string, as = name) =>
    changed(file, (range) =>
      range.name === name ? { name: as, from: `2026-${from}`, to: `2026-${to}` } : range,
    );
  const spring = ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19"];
  const qingming: MissingHoliday = { name: "清明节", unreplaced: ["2026-04-05"] };

  test.each<[string, CalendarYear, readonly MissingHoliday[]]>([
    ["春节 begun four days late", given("春节", "02-20", "02-23"), [{ name: "春节", worked: spring }]],
    ["春节 a month early", given("春节", "01-20", "01-23"), [{ name: "春节", worked: spring }]],
    ["春节 worked by a later notice", later(file, [], spring), [{ name: "春节", worked: spring }]],
    ["春节 without its eve", given("春节", "02-17", "02-23"), [{ name: "春节", worked: ["2026-02-16"] }]],
    ["清明节 three weeks late", given("清明节", "04-25", "04-25"), [qingming]],
    ["清明节 on its Sunday only", given("清明节", "04-05", "04-05"), [qingming]],
    [
      "清明节 in the name of 劳动节 only",
      given("清明节", "04-30", "04-30", "劳动节（含清明调休）"),
      [qingming],
    ],
    ["端午节 a month early", given("端午节", "05-20", "05-20"), [{ name: "端午节", worked: ["2026-06-19"] }]],
    [
      "国庆节 by a name that is not its own",
      given("国庆节", "10-01", "10-07", "十一月活动日"),
      [{ name: "国庆节", unreplaced: ["2026-10-03"] }],
    ],
    [
      "国庆节 without a day instead",
      given("国庆节", "10-01", "10-04"),
      [{ name: "国庆节", unreplaced: ["2026-10-03"] }],
    ],
    [
      "元旦 worked by a later notice",
      later(file, [], ["2026-01-01"]),
      [{ name: "元旦", worked: ["2026-01-01"] }],
    ],
  ])("with %s is told so", (_, wrong, missing) => {
    expect(missingHolidays(wrong)).toEqual(missing);
    expect(checkYear(wrong).map(({ code, params }) => ({ code, params }))).toEqual(
      missing.map((params) => ({ code: "calendar/missing-holiday", params })),
    );
  });

  test("is not told of 劳动节 moved to cover a weekday of another holiday", () => {
    expect(namesMissing(given("劳动节", "04-30", "05-05"))).toEqual([]);
  });
});

describe("the name of a holiday", () => {
  test("of 2025 does not hide a Mid-Autumn that is worked", () => {
    const [file] = years.filter(({ year }) => year === 2025) as [CalendarYear];
    const cut = changed(file, (range) =>
      range.name === "国庆节、中秋节" ? { ...range, to: "2025-10-03" } : range,
    );
    expect(missingHolidays(cut)).toEqual([{ name: "中秋节", worked: ["2025-10-06"] }]);
  });

  test("need not be given to a weekend that is off anyway", () => {
    const [file] = years.filter(({ year }) => year === 2022) as [CalendarYear];
    const mondayOnly = changed(file, (range) =>
      range.name === "元旦" && range.from < "2022-02" ? { ...range, from: "2022-01-03" } : range,
    );
    expect(missingHolidays(mondayOnly)).toEqual([]);
  });

  test("may be shorter", () => {
    const shorter = (name: string) => name.replaceAll(/(清明|劳动|端午|中秋|国庆)节/g, "$1");
    for (const file of years)
      expect(missingHolidays(changed(file, (range) => ({ ...range, name: shorter(range.name) })))).toEqual(
        [],
      );
  });
});

test("a year with other problems is told those first: its days are not known", () => {
  const file: CalendarYear = { year: 2026, notices: [notice("2025-11-04", [], ["2026-01-05"])] };
  expect(checkYear(file).map(({ code }) => code)).toEqual(["calendar/makeup-not-weekend"]);
  const sound = checkYear({ ...file, notices: [notice("2025-11-04", [])] });
  expect(new Set(sound.map(({ code }) => code))).toEqual(new Set(["calendar/missing-holiday"]));
});

test("nothing is asked of a year without a notice, nor of one before the revisions known", () => {
  const empty = notice("2012-11-04", []);
  expect(missingHolidays({ year: 2027, notices: [] })).toEqual([]);
  expect(missingHolidays({ year: 2013, notices: [empty] })).toEqual([]);
  expect(namesMissing({ year: 2014, notices: [empty] })).toHaveLength(7);
});

test("of 2100, whose lunar days are not known, only the holidays of fixed date are asked for", () => {
  expect(namesMissing({ year: 2100, notices: [notice("2099-11-04", [])] })).toEqual([
    "元旦",
    "劳动节",
    "国庆节",
  ]);
});

describe("the statutory days", () => {
  test("are eleven until 2024, thirteen since", () => {
    for (const year of known)
      expect([year, statutoryDays(year).length]).toEqual([year, year < 2025 ? 11 : 13]);
  });

  test("are as many as chinese-days says of each holiday of the published years", () => {
    for (const { year, notices } of years) {
      const told = new Map<string, number>();
      for (const { from, to } of notices.flatMap((notice) => notice.daysOff))
        for (const day of [from, to]) {
          const [, name, days] = getDayDetail(day).name.split(",");
          if (name !== undefined && days !== undefined) told.set(name, Number(days));
        }
      for (const { name, dates } of statutoryHolidays(year))
        if (told.has(name)) expect([year, name, told.get(name)]).toEqual([year, name, dates.length]);
      expect(told.size).toBeGreaterThan(5);
    }
  });
});
