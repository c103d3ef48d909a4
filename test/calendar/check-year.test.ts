import { describe, expect, test } from "vitest";
import { checkYear, daysOfRange } from "../../src/calendar/check-year.js";
import type { CalendarYear } from "../../src/calendar/year-schema.js";
import { lawfulNotice } from "../support/calendar/lawful-year.js";

type Notice = CalendarYear["notices"][number];
type Range = Notice["daysOff"][number];

// 2026-03-07 is a Saturday, 2026-03-08 a Sunday, 2026-03-09 a Monday.
const year = 2026;
const off = (from: string, to = from): Range => ({ name: "节日", from, to });
const notice = (published: string, daysOff: readonly Range[], makeUp: readonly string[] = []): Notice => ({
  number: published,
  title: "通知",
  published,
  daysOff: [...daysOff],
  makeUp: [...makeUp],
});
const lawful = lawfulNotice(year);

/** The problems of 2026 with these notices after a sound one of its own. */
function found(notices: readonly Notice[], statutory?: readonly Range[]) {
  return checkYear({
    year,
    ...(statutory && { statutory: [...statutory] }),
    notices: [lawful, ...notices],
  }).map(({ code, pointer, params }) => [code, pointer, params]);
}

const wrongYear = (pointer: string, day: string) => ["calendar/wrong-year", pointer, { day, year }];
const repeated = (pointer: string, day: string, first: string) => [
  "calendar/repeated-day",
  pointer,
  { day, first },
];

describe("a year file", () => {
  test("without a notice, or with a sound one, has no problem", () => {
    expect(checkYear({ year, notices: [] })).toEqual([]);
    expect(found([])).toEqual([]);
    expect(
      found([
        notice(
          "2026-01-01",
          [off("2026-03-09", "2026-03-10"), off("2026-03-12")],
          ["2026-03-07", "2026-03-08"],
        ),
      ]),
    ).toEqual([]);
    expect(found([], [off("2026-01-01"), off("2026-12-31")])).toEqual([]);
  });

  test.each([
    ["a make-up day", notice("2026-01-01", [], ["2026-03-07", "2027-03-07"]), "makeUp/1", "2027-03-07"],
    [
      "the first day off",
      notice("2026-01-01", [off("2026-03-09"), off("2025-12-31", "2026-01-01")]),
      "daysOff/1/from",
      "2025-12-31",
    ],
    [
      "the last day off",
      notice("2026-01-01", [off("2026-12-31", "2027-01-01")]),
      "daysOff/0/to",
      "2027-01-01",
    ],
  ])("is told of %s of another year at its place", (_, wrong, place, day) => {
    expect(found([wrong])).toEqual([wrongYear(`/notices/1/${place}`, day)]);
  });

  test("is told of both ends of a range of another year", () => {
    const wrong = notice("2026-01-01", [off("2025-03-09", "2025-03-10")]);
    expect(found([wrong])).toEqual([
      wrongYear("/notices/1/daysOff/0/from", "2025-03-09"),
      wrongYear("/notices/1/daysOff/0/to", "2025-03-10"),
    ]);
  });

  test("is not of a year whose number only begins its own", () => {
    expect(
      checkYear({ year: 202, notices: [notice("2025-01-01", [off("2026-03-09")])] } as CalendarYear).map(
        ({ code }) => code,
      ),
    ).toEqual(["calendar/wrong-year", "calendar/wrong-year"]);
  });

  test("is told of a range that ends before it begins, of one day it is sound", () => {
    const wrong = notice("2026-01-01", [off("2026-03-09"), off("2026-03-12", "2026-03-11")]);
    expect(found([wrong])).toEqual([
      ["calendar/reversed-range", "/notices/1/daysOff/1", { from: "2026-03-12", to: "2026-03-11" }],
    ]);
  });

  test.each([
    [
      "two make-up days",
      notice("2026-01-01", [], ["2026-03-07", "2026-03-07"]),
      "makeUp/1",
      "2026-03-07",
      "makeUp/0",
    ],
    [
      "two ranges",
      notice("2026-01-01", [off("2026-03-09", "2026-03-10"), off("2026-03-10", "2026-03-11")]),
      "daysOff/1",
      "2026-03-10",
      "daysOff/0",
    ],
    [
      "a make-up day off",
      notice("2026-01-01", [off("2026-03-07")], ["2026-03-07"]),
      "daysOff/0",
      "2026-03-07",
      "makeUp/0",
    ],
  ])("is told of a day that stands twice in one notice: in %s", (_, twice, place, day, first) => {
    expect(found([twice])).toEqual([repeated(`/notices/1/${place}`, day, `/notices/1/${first}`)]);
  });

  test("is told of a day that stands three times, each time after the first", () => {
    const thrice = notice("2026-01-01", [], ["2026-03-07", "2026-03-07", "2026-03-07"]);
    expect(found([thrice])).toEqual(
      [1, 2].map((at) => repeated(`/notices/1/makeUp/${at}`, "2026-03-07", "/notices/1/makeUp/0")),
    );
  });

  test("may take a day up again in a later notice", () => {
    const [one, other] = [
      notice("2026-01-01", [off("2026-03-09")], ["2026-03-07"]),
      notice("2026-02-01", [off("2026-03-09", "2026-03-10")], ["2026-03-07"]),
    ];
    expect(found([one, other])).toEqual([]);
  });

  test("has its statutory days judged as days off are, apart from the notices", () => {
    expect(found([], [off("2026-03-12", "2026-03-11")]).map(([code, pointer]) => [code, pointer])).toEqual([
      ["calendar/reversed-range", "/statutory/0"],
    ]);
    expect(found([], [off("2026-03-09"), off("2027-03-09")])).toEqual([
      wrongYear("/statutory/1/from", "2027-03-09"),
      wrongYear("/statutory/1/to", "2027-03-09"),
    ]);
    expect(found([], [off("2026-03-09"), off("2026-03-09")])).toEqual([
      repeated("/statutory/1", "2026-03-09", "/statutory/0"),
    ]);
    expect(found([notice("2026-01-01", [off("2026-03-09")])], [off("2026-03-09")])).toEqual([]);
  });
});

describe("a make-up day", () => {
  const weekday = (pointer: string, day: string) => ["calendar/makeup-not-weekend", pointer, { day }];

  test("is a Saturday or Sunday", () => {
    const days = ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"];
    expect(found([notice("2026-01-01", [], days)])).toEqual([
      weekday("/notices/1/makeUp/0", "2026-03-06"),
      weekday("/notices/1/makeUp/3", "2026-03-09"),
    ]);
  });

  test("may be a weekday that an earlier notice gave off, each day of its range", () => {
    const gave = notice("2026-01-01", [off("2026-03-09", "2026-03-11")]);
    const took = notice("2026-02-01", [], ["2026-03-09", "2026-03-11"]);
    expect(found([gave, took])).toEqual([]);
    // Earlier is what was published earlier, wherever it stands.
    expect(found([took, gave])).toEqual([]);
    expect(found([gave, notice("2025-12-31", [], ["2026-03-09"])])).toEqual([
      weekday("/notices/2/makeUp/0", "2026-03-09"),
    ]);
  });

  test("is not one that only the same notice or the statutory days give off", () => {
    const both = notice("2026-01-01", [off("2026-03-10")], ["2026-03-09"]);
    expect(found([both])).toEqual([weekday("/notices/1/makeUp/0", "2026-03-09")]);
    expect(found([notice("2026-01-01", [], ["2026-03-09"])], [off("2026-03-09")])).toEqual([
      weekday("/notices/1/makeUp/0", "2026-03-09"),
    ]);
  });

  test("is told of the year and of the weekday at once", () => {
    expect(found([notice("2026-01-01", [], ["2027-03-08"])])).toEqual([
      wrongYear("/notices/1/makeUp/0", "2027-03-08"),
      weekday("/notices/1/makeUp/0", "2027-03-08"),
    ]);
  });
});

describe("a statutory holiday", () => {
  const without = (...names: string[]) => ({
    ...lawful,
    daysOff: lawful.daysOff.filter(({ name }) => !names.includes(name)),
  });

  test("that no notice gives is told at the notices, each by its name and days", () => {
    const problems = checkYear({ year, notices: [without("春节", "国庆节")] });
    expect(problems).toEqual([
      {
        code: "calendar/missing-holiday",
        pointer: "/notices",
        params: { name: "春节", worked: ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19"] },
      },
      {
        code: "calendar/missing-holiday",
        pointer: "/notices",
        params: { name: "国庆节", worked: ["2026-10-01", "2026-10-02"], unreplaced: ["2026-10-03"] },
      },
    ]);
  });

  test("of a fixed date that is worked is told with the day", () => {
    // 2026-10-03 is a Saturday: off without being named, until it is worked. The 4th to the 7th bear the name
    // too.
    const named = {
      ...without("国庆节"),
      daysOff: [
        ...without("国庆节").daysOff,
        { name: "国庆节", from: "2026-10-01", to: "2026-10-02" },
        { name: "国庆节", from: "2026-10-05", to: "2026-10-07" },
      ],
    };
    const worked = { ...named, makeUp: ["2026-10-03"] };
    expect(checkYear({ year, notices: [named] })).toEqual([]);
    expect(checkYear({ year, notices: [worked] }).map(({ params }) => params)).toEqual([
      { name: "国庆节", worked: ["2026-10-03"] },
    ]);
  });

  test("is not asked for where other days are wrong, nor of a year before 2014", () => {
    const wrong = { ...without("春节"), makeUp: ["2026-03-09"] };
    expect(checkYear({ year, notices: [wrong] }).map(({ code }) => code)).toEqual([
      "calendar/makeup-not-weekend",
    ]);
    expect(checkYear({ year: 2013, notices: [notice("2012-12-01", [])] })).toEqual([]);
    expect(checkYear({ year: 2014, notices: [notice("2013-12-12", [])] })).toHaveLength(7);
  });
});

describe("the days of a range", () => {
  test.each([
    ["2026-03-09", "2026-03-09", ["2026-03-09"]],
    ["2026-02-27", "2026-03-02", ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]],
    ["2024-02-28", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]],
  ])("from %s to %s are both ends and all between", (from, to, days) => {
    expect(daysOfRange({ from, to })).toEqual(days);
  });
});
