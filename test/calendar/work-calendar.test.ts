import { describe, expect, test } from "vitest";
import { checkYear } from "../../src/calendar/check-year.js";
import { formatDay, parseDay } from "../../src/calendar/civil-day.js";
import { buildCalendar } from "../../src/calendar/build-calendar.js";
import { yearSchema, type CalendarYear } from "../../src/calendar/year-schema.js";
import { lawfulYear } from "../support/calendar/lawful-year.js";
import { beijing, years } from "../support/calendar/years.js";

const on = (date: string): number => parseDay(date)!;

describe("a calendar", () => {
  test("gives the reason of each day with its notice", () => {
    const notice = { number: "国办发明电〔2025〕7号", title: "国务院办公厅关于2026年部分节假日安排的通知" };
    expect(beijing.reason(on("2026-09-20"))).toEqual({ kind: "make-up", notice, provisional: false });
    expect(beijing.reason(on("2026-09-25"))).toEqual({
      kind: "holiday",
      name: "中秋节",
      notice,
      provisional: false,
    });
    expect(beijing.reason(on("2026-11-21"))).toEqual({ kind: "weekend", provisional: false });
    expect(beijing.reason(on("2026-11-20"))).toEqual({ kind: "workday", provisional: false });
  });

  test("counts and finds working days in both directions of a range", () => {
    expect(beijing.workdaysBetween(on("2026-02-13"), on("2026-02-25"))).toBe(3);
    expect(beijing.workdaysBetween(on("2026-02-25"), on("2026-02-13"))).toBe(-3);
    expect(formatDay(beijing.nthWorkdayAfter(on("2026-02-14"), 1)!)).toBe("2026-02-24");
    expect(beijing.nthWorkdayAfter(on("2100-12-31"), 1)).toBeNull();
  });

  test("knows only fixed-date holidays and weekends of a year without a notice, and says so", () => {
    const holidays = Array.from({ length: 365 }, (_, i) => on("2027-01-01") + i).filter(
      (day) => beijing.reason(day).kind === "holiday",
    );
    expect(holidays.map(formatDay)).toEqual([
      "2027-01-01",
      "2027-05-01",
      "2027-05-02",
      "2027-10-01",
      "2027-10-02",
      "2027-10-03",
    ]);
    expect(beijing.publishedYears).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(beijing.isProvisional(on("2019-01-01"), on("2026-12-31"))).toBe(false);
    expect(beijing.isProvisional(on("2026-12-31"), on("2027-01-01"))).toBe(true);
    expect(
      buildCalendar([{ year: 2026, notices: [] }]).isProvisional(on("2026-06-01"), on("2026-06-01")),
    ).toBe(true);
  });

  describe("of a year whose file foretells its holidays", () => {
    const statutory = [
      { name: "元旦", from: "2027-01-01", to: "2027-01-01" },
      { name: "春节", from: "2027-02-05", to: "2027-02-08" },
    ];
    const off = (calendar: ReturnType<typeof buildCalendar>) =>
      Array.from({ length: 365 }, (_, i) => on("2027-01-01") + i)
        .filter((day) => calendar.reason(day).kind === "holiday")
        .map(formatDay);
    const spring = ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"];

    test("has those and no others until the notice is there, each provisional", () => {
      const calendar = buildCalendar([{ year: 2027, statutory, notices: [] }]);
      expect(off(calendar)).toEqual(["2027-01-01", ...spring]);
      expect(calendar.reason(on("2027-02-05"))).toEqual({ kind: "holiday", name: "春节", provisional: true });
      expect(calendar.isWorkday(on("2027-02-05"))).toBe(false);
      // From Friday to Tuesday only the Tuesday is worked.
      expect(calendar.workdaysBetween(on("2027-02-05"), on("2027-02-10"))).toBe(1);
      expect(calendar.publishedYears).toEqual([]);
    });

    test("goes by the notice alone once that is published, and by what was foretold as of a day before", () => {
      const file = {
        ...lawfulYear(2027),
        statutory: [...statutory, { name: "寒假", from: "2027-01-20", to: "2027-01-21" }],
      };
      expect(off(buildCalendar([file]))).not.toContain("2027-01-20");
      expect(off(buildCalendar([file], { asOf: "2026-09-30" }))).toEqual([
        "2027-01-01",
        "2027-01-20",
        "2027-01-21",
        ...spring,
      ]);
    });

    test("is of that year alone: the next has its fixed dates", () => {
      const calendar = buildCalendar([{ year: 2027, statutory, notices: [] }]);
      expect(calendar.reason(on("2028-10-01"))).toEqual({
        kind: "holiday",
        name: "国庆节",
        provisional: true,
      });
      expect(calendar.reason(on("2027-10-01"))).toEqual({ kind: "workday", provisional: true });
    });
  });

  test("takes each day from the notice published last, as of a given day", () => {
    const workday = (date: string, asOf?: string) =>
      buildCalendar(years, asOf === undefined ? {} : { asOf }).isWorkday(on(date));
    // The extension of the Spring Festival took back a Saturday that was to be worked.
    expect(workday("2020-02-01", "2020-01-26")).toBe(true);
    expect(workday("2020-02-01", "2020-01-27")).toBe(false);
    expect(workday("2020-01-31", "2020-01-26")).toBe(true);
    expect(workday("2020-01-31")).toBe(false);
    expect(workday("2019-05-02", "2019-03-21")).toBe(true);
    expect(workday("2019-05-05", "2019-03-22")).toBe(true);
    expect(buildCalendar(years, { asOf: "2025-11-03" }).publishedYears.at(-1)).toBe(2025);
  });

  test("does not depend on the order of its files or notices", () => {
    const turned = years.toReversed().map((file) => ({ ...file, notices: file.notices.toReversed() }));
    const other = buildCalendar(turned);
    for (let day = on("2019-01-01"); day <= on("2026-12-31"); day++)
      expect(other.reason(day)).toEqual(beijing.reason(day));
  });

  test("is frozen, and refuses days it cannot address and options that are none", () => {
    expect(Object.isFrozen(beijing)).toBe(true);
    const outside = expect.objectContaining({
      problems: [expect.objectContaining({ code: "time/out-of-range" })],
    });
    expect(() => beijing.isWorkday(on("2101-01-01"))).toThrowError(outside);
    expect(() => beijing.reason(NaN)).toThrowError(outside);
    const invalid = expect.objectContaining({
      problems: [expect.objectContaining({ code: "time/invalid" })],
    });
    expect(() => buildCalendar(years, { asOf: "2026-02-30" })).toThrowError(invalid);
    expect(() => buildCalendar(years, { utcOffset: "CST" })).toThrowError(invalid);
  });
});

describe("a year file", () => {
  const year = (daysOff: CalendarYear["notices"][number]["daysOff"], makeUp: string[] = []): CalendarYear =>
    lawfulYear(2027, { number: "〔2026〕1号", title: "通知", published: "2026-11-01", daysOff, makeUp });
  const found = (file: CalendarYear) => checkYear(file).map((p) => `${p.code} ${p.pointer}`);

  test("may take a weekend off", () => {
    expect(found(year([{ name: "元旦", from: "2027-01-01", to: "2027-01-03" }]))).toEqual([]);
  });
  test("with a day of another year is refused, once for each end", () => {
    expect(found(year([{ name: "元旦", from: "2026-12-31", to: "2027-01-01" }], ["2028-01-01"]))).toEqual([
      "calendar/wrong-year /notices/0/makeUp/0",
      "calendar/wrong-year /notices/0/daysOff/0/from",
    ]);
  });
  test("that repeats a day is refused with the place of the first", () => {
    const file = year([{ name: "元旦", from: "2027-01-02", to: "2027-01-02" }], ["2027-01-02"]);
    expect(checkYear(file)).toEqual([
      {
        code: "calendar/repeated-day",
        pointer: "/notices/0/daysOff/0",
        params: { day: "2027-01-02", first: "/notices/0/makeUp/0" },
      },
    ]);
  });
  test("that calls a working weekday a make-up day is refused, unless an earlier notice gave it off", () => {
    expect(found(year([], ["2027-01-04"]))).toEqual(["calendar/makeup-not-weekend /notices/0/makeUp/0"]);
    const file = year([{ name: "元旦", from: "2027-01-04", to: "2027-01-04" }]);
    file.notices.push({
      number: "〔2026〕2号",
      title: "修改",
      published: "2026-12-01",
      daysOff: [],
      makeUp: ["2027-01-04"],
    });
    expect(found(file)).toEqual([]);
    expect(buildCalendar([file]).isWorkday(on("2027-01-04"))).toBe(true);
  });
  test("with a range that ends before it begins is refused", () => {
    expect(found(year([{ name: "春节", from: "2027-02-10", to: "2027-02-05" }]))).toEqual([
      "calendar/reversed-range /notices/0/daysOff/0",
    ]);
  });
  test("that foretells days of another year, twice or in reverse is refused with their place", () => {
    const range = (from: string, to: string) => ({ name: "元旦", from, to });
    const statutory = [
      range("2026-12-31", "2027-01-01"),
      range("2027-01-03", "2027-01-02"),
      range("2027-01-05", "2027-01-06"),
    ];
    expect(
      found({ year: 2027, notices: [], statutory: [...statutory, range("2027-01-06", "2027-01-07")] }),
    ).toEqual([
      "calendar/wrong-year /statutory/0/from",
      "calendar/reversed-range /statutory/1",
      "calendar/repeated-day /statutory/3",
    ]);
  });
  test("is strict about its keys and dates", () => {
    const refused = (file: unknown) =>
      yearSchema.safeParse(file).error?.issues.map((issue) => issue.path.join("/"));
    expect(refused({ ...year([]), days: [] })).toEqual([""]);
    expect(refused(year([], ["2027-02-29"]))).toEqual(["notices/0/makeUp/0"]);
    expect(refused(year([{ name: "", from: "2027-1-1", to: "2027-01-01" }]))).toEqual([
      "notices/0/daysOff/0/name",
      "notices/0/daysOff/0/from",
    ]);
  });
});
