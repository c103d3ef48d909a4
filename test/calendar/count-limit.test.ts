import { describe, expect, test } from "vitest";
import { countLimit, safeCountLimit } from "../../src/calendar/count-limit.js";
import type { LimitTerms } from "../../src/calendar/limit-plan.js";
import { TimeError } from "../../src/calendar/time-problem.js";
import { buildCalendar } from "../../src/calendar/build-calendar.js";
import { beijing, years } from "../support/calendar/years.js";

const days = (amount: number, more: Partial<LimitTerms> = {}): LimitTerms => ({
  amount,
  unit: "day",
  firstDayCounts: false,
  endsAt: "end-of-day",
  roll: "none",
  ...more,
});
const workdays = (amount: number, more: Partial<LimitTerms> = {}): LimitTerms =>
  days(amount, { unit: "workday", ...more });
const hours = (amount: number, more: Partial<LimitTerms> = {}): LimitTerms =>
  days(amount, { unit: "hour", endsAt: "instant", ...more });
const office = ["09:00-12:00", "13:30-18:00"];
const workhours = (amount: number, more: Partial<LimitTerms> = {}): LimitTerms =>
  days(amount, { unit: "workhour", endsAt: "instant", officeHours: office, ...more });

/** Due and last day on a calendar at +08:00; starts are written without it. */
function count(limit: LimitTerms, start: string, pauses: [string, string][] = []) {
  const zoned = pauses.map(([from, to]) => ({ from: `${from}+08:00`, to: `${to}+08:00` }));
  const { dueAt, lastDay } = countLimit(limit, `${start}+08:00`, beijing, { pauses: zoned });
  expect(dueAt.endsWith("+08:00")).toBe(true);
  return `${dueAt.slice(0, -6)} ${lastDay}`;
}

describe("hours", () => {
  test("run from the instant, through days off", () => {
    expect(count(hours(24), "2026-10-01T09:30:00")).toBe("2026-10-02T09:30:00 2026-10-02");
    expect(count(hours(48), "2026-11-20T16:45:00")).toBe("2026-11-22T16:45:00 2026-11-22");
  });
  test("may be a fraction, to the millisecond", () => {
    expect(count(hours(0.5), "2026-11-20T23:45:00")).toBe("2026-11-21T00:15:00 2026-11-21");
    expect(count(hours(1 / 3), "2026-11-20T09:00:00")).toBe("2026-11-20T09:20:00 2026-11-20");
  });
  test("end at 24:00 of a day rather than at 00:00 of the next", () => {
    expect(count(hours(24), "2026-11-20T00:00:00")).toBe("2026-11-21T00:00:00 2026-11-20");
  });
  test("can be rounded up to the end of the day, or rolled off a day off", () => {
    expect(count(hours(2, { endsAt: "end-of-day" }), "2026-11-20T09:00:00")).toBe(
      "2026-11-21T00:00:00 2026-11-20",
    );
    expect(count(hours(24, { endsAt: "end-of-day", roll: "next-workday" }), "2026-11-20T09:00:00")).toBe(
      "2026-11-24T00:00:00 2026-11-23",
    );
    expect(count(hours(24, { roll: "next-workday" }), "2026-11-20T09:00:00")).toBe(
      "2026-11-23T00:00:00 2026-11-23",
    );
  });
  test("close with business where the limit has office hours", () => {
    const limit = hours(2, { endsAt: "end-of-day", officeHours: office });
    expect(count(limit, "2026-11-20T09:00:00")).toBe("2026-11-20T18:00:00 2026-11-20");
    expect(count(limit, "2026-11-20T16:00:00")).toBe("2026-11-20T18:00:00 2026-11-20");
    expect(count(limit, "2026-11-20T16:01:00")).toBe("2026-11-21T00:00:00 2026-11-20");
  });
});

describe("days", () => {
  test("leave out the first day and end at 24:00", () => {
    expect(count(days(7), "2026-11-20T09:30:00")).toBe("2026-11-28T00:00:00 2026-11-27");
    expect(count(days(7), "2026-11-20T23:59:59.999")).toBe("2026-11-28T00:00:00 2026-11-27");
    expect(count(days(7), "2026-11-20T00:00:00")).toBe("2026-11-28T00:00:00 2026-11-27");
  });
  test("count the first day where the limit says so", () => {
    expect(count(days(7, { firstDayCounts: true }), "2026-11-20T09:30:00")).toBe(
      "2026-11-27T00:00:00 2026-11-26",
    );
  });
  test("roll a last day off to the next working day only where the limit says so", () => {
    expect(count(days(2), "2026-11-20T09:30:00")).toBe("2026-11-23T00:00:00 2026-11-22");
    expect(count(days(2, { roll: "next-workday" }), "2026-11-20T09:30:00")).toBe(
      "2026-11-24T00:00:00 2026-11-23",
    );
    // 10 October 2026 is a Saturday worked for the National Day: it is no day off.
    expect(count(days(1, { roll: "next-workday" }), "2026-10-09T09:30:00")).toBe(
      "2026-10-11T00:00:00 2026-10-10",
    );
    expect(count(days(15, { roll: "next-workday" }), "2026-09-16T09:30:00")).toBe(
      "2026-10-09T00:00:00 2026-10-08",
    );
  });
  test("close with business where the limit has office hours, unless the start is later", () => {
    expect(count(days(3, { officeHours: office }), "2026-11-16T20:00:00")).toBe(
      "2026-11-19T18:00:00 2026-11-19",
    );
    const today = days(1, { firstDayCounts: true, officeHours: office });
    expect(count(today, "2026-11-20T17:59:00")).toBe("2026-11-20T18:00:00 2026-11-20");
    expect(count(today, "2026-11-20T18:00:00")).toBe("2026-11-21T00:00:00 2026-11-20");
  });
  test("that end at an instant run 24 hours each", () => {
    expect(count(days(7, { endsAt: "instant" }), "2026-11-20T09:30:00")).toBe(
      "2026-11-27T09:30:00 2026-11-27",
    );
  });
  test("start after the day another period ended on, when told so", () => {
    const start = "2026-11-28T00:00:00+08:00";
    expect(countLimit(days(2), start, beijing).lastDay).toBe("2026-11-30");
    expect(countLimit(days(2), start, beijing, { startedAtDayEnd: true }).lastDay).toBe("2026-11-29");
  });
});

describe("working days", () => {
  test("leave out weekends and holidays and count weekend days that are worked", () => {
    expect(count(workdays(5), "2026-11-20T09:30:00")).toBe("2026-11-28T00:00:00 2026-11-27");
    // 20 September is a Sunday worked; 25–27 September and 1–7 October are off.
    expect(count(workdays(7), "2026-09-18T09:30:00")).toBe("2026-09-30T00:00:00 2026-09-29");
    expect(count(workdays(2), "2026-09-30T09:30:00")).toBe("2026-10-10T00:00:00 2026-10-09");
  });
  test("take the first working day when the start is on a day off", () => {
    expect(count(workdays(1), "2026-11-21T09:30:00")).toBe("2026-11-24T00:00:00 2026-11-23");
    expect(count(workdays(1, { firstDayCounts: true }), "2026-11-21T09:30:00")).toBe(
      "2026-11-24T00:00:00 2026-11-23",
    );
    expect(count(workdays(1, { firstDayCounts: true }), "2026-11-20T09:30:00")).toBe(
      "2026-11-21T00:00:00 2026-11-20",
    );
  });
  test("that end at an instant are 24 hours of working days", () => {
    const limit = workdays(1, { endsAt: "instant" });
    expect(count(limit, "2026-11-20T15:00:00")).toBe("2026-11-23T15:00:00 2026-11-23");
    expect(count(limit, "2026-11-21T15:00:00")).toBe("2026-11-24T00:00:00 2026-11-23");
  });
});

describe("working hours", () => {
  test("count office time only, over breaks, nights and days off", () => {
    expect(count(workhours(2), "2026-11-20T11:00:00")).toBe("2026-11-20T14:30:00 2026-11-20");
    expect(count(workhours(4), "2026-11-20T17:00:00")).toBe("2026-11-23T12:00:00 2026-11-23");
    expect(count(workhours(1), "2026-11-21T10:00:00")).toBe("2026-11-23T10:00:00 2026-11-23");
    expect(count(workhours(2), "2026-11-20T12:15:00")).toBe("2026-11-20T15:30:00 2026-11-20");
  });
  test("end as office hours close rather than as they open again", () => {
    expect(count(workhours(7.5), "2026-11-20T09:00:00")).toBe("2026-11-20T18:00:00 2026-11-20");
    expect(count(workhours(3), "2026-11-20T09:00:00")).toBe("2026-11-20T12:00:00 2026-11-20");
  });
  test("count every minute of a day that is open 24 hours", () => {
    const allDay = workhours(24, { officeHours: ["00:00-24:00"] });
    expect(count(allDay, "2026-11-19T15:00:00")).toBe("2026-11-20T15:00:00 2026-11-20");
    expect(count(allDay, "2026-11-20T15:00:00")).toBe("2026-11-23T15:00:00 2026-11-23");
    expect(count(workhours(24, { officeHours: ["24/7"] }), "2026-11-20T15:00:00")).toBe(
      "2026-11-21T15:00:00 2026-11-21",
    );
  });
  test("give a window that crosses midnight to the working day it opens on", () => {
    const night = workhours(8, { officeHours: ["22:00-06:00"] });
    expect(count(night, "2026-11-20T20:00:00")).toBe("2026-11-21T06:00:00 2026-11-20");
    expect(count(night, "2026-11-21T05:00:00")).toBe("2026-11-24T05:00:00 2026-11-23");
  });
});

describe("pauses", () => {
  test("put off a limit by what they hold in its own unit", () => {
    const friday: [string, string][] = [["2026-11-20T17:00:00", "2026-11-23T10:00:00"]];
    expect(count(workhours(8), "2026-11-20T16:00:00", friday)).toBe("2026-11-24T09:30:00 2026-11-24");
    expect(count(workdays(5), "2026-11-19T09:00:00", friday)).toBe("2026-11-28T00:00:00 2026-11-27");
    expect(count(days(5), "2026-11-19T09:00:00", friday)).toBe("2026-11-28T00:00:00 2026-11-27");
    expect(count(hours(48), "2026-11-20T16:00:00", friday)).toBe("2026-11-25T09:00:00 2026-11-25");
  });
  test("do nothing after the deadline or within one day of a limit in days", () => {
    expect(count(days(1), "2026-11-16T09:00:00", [["2026-11-18T00:00:00.001", "2026-11-20T00:00:00"]])).toBe(
      "2026-11-18T00:00:00 2026-11-17",
    );
    expect(count(days(1), "2026-11-16T09:00:00", [["2026-11-17T09:00:00", "2026-11-17T10:00:00"]])).toBe(
      "2026-11-18T00:00:00 2026-11-17",
    );
  });
  test("never hold the deadline", () => {
    expect(count(workdays(1), "2026-11-16T09:00:00", [["2026-11-17T15:00:00", "2026-11-21T10:00:00"]])).toBe(
      "2026-11-24T00:00:00 2026-11-23",
    );
  });
  test("hold the last instant in time where they begin at it, and leave the first moment after them that counts", () => {
    const at = (due: string, to: string): [string, string][] => [[due, to]];
    expect(count(hours(24), "2026-11-19T15:00:00", at("2026-11-20T15:00:00", "2026-11-21T10:00:00"))).toBe(
      "2026-11-21T10:00:00 2026-11-21",
    );
    expect(count(workhours(2), "2026-11-20T16:00:00", at("2026-11-20T18:00:00", "2026-11-21T10:00:00"))).toBe(
      "2026-11-23T09:00:00 2026-11-23",
    );
    expect(count(days(1), "2026-11-16T09:00:00", at("2026-11-18T00:00:00", "2026-11-20T10:00:00"))).toBe(
      "2026-11-21T00:00:00 2026-11-20",
    );
    expect(count(workdays(1), "2026-11-19T09:00:00", at("2026-11-21T00:00:00", "2026-11-21T10:00:00"))).toBe(
      "2026-11-24T00:00:00 2026-11-23",
    );
  });
  test("that are empty hold nothing, also not the last instant in time", () => {
    const [due, to] = ["2026-11-20T15:00:00", "2026-11-20T15:00:00"];
    expect(count(hours(24), "2026-11-19T15:00:00", [[due, to]])).toBe("2026-11-20T15:00:00 2026-11-20");
    expect(
      count(hours(24, { endsAt: "end-of-day" }), "2026-11-19T15:00:00", [
        ["2026-11-21T00:00:00", "2026-11-21T00:00:00"],
      ]),
    ).toBe("2026-11-21T00:00:00 2026-11-20");
  });
});

describe("what is counted", () => {
  test("names every day from the start to the last, each with its reason and notice", () => {
    const { counted, skipped } = countLimit(workdays(3), "2026-02-13T10:00:00+08:00", beijing);
    const notice = { number: "国办发明电〔2025〕7号", title: "国务院办公厅关于2026年部分节假日安排的通知" };
    expect(counted).toEqual([
      { date: "2026-02-14", reason: "make-up", notice },
      { date: "2026-02-24", reason: "workday" },
      { date: "2026-02-25", reason: "workday" },
    ]);
    expect(skipped[0]).toEqual({ date: "2026-02-13", reason: "first-day" });
    expect(skipped.slice(1)).toEqual(
      [15, 16, 17, 18, 19, 20, 21, 22, 23].map((d) => ({
        date: `2026-02-${d}`,
        reason: "holiday",
        name: "春节",
        notice,
      })),
    );
  });
  test("counts all days of a limit in days, and says which days off put its end off", () => {
    const { counted, skipped } = countLimit(
      days(2, { roll: "next-workday" }),
      "2026-11-20T09:30:00+08:00",
      beijing,
    );
    expect(counted.map((day) => day.date)).toEqual(["2026-11-21", "2026-11-23"]);
    expect(skipped.map((day) => `${day.date} ${day.reason}`)).toEqual([
      "2026-11-20 first-day",
      "2026-11-22 weekend",
    ]);
  });
  test("tells paused days and days with no office hours left", () => {
    const pauses = [{ from: "2026-11-24T08:00:00+08:00", to: "2026-11-25T08:00:00+08:00" }];
    const { counted, skipped } = countLimit(workhours(8), "2026-11-20T19:00:00+08:00", beijing, { pauses });
    expect(counted.map((day) => day.date)).toEqual(["2026-11-23", "2026-11-25"]);
    expect(skipped.map((day) => day.reason)).toEqual(["closed", "weekend", "weekend", "paused"]);
  });
  test("is plain data once written as JSON", () => {
    const counted = JSON.parse(JSON.stringify(countLimit(workdays(1), "2026-11-20T09:30:00+08:00", beijing)));
    expect(counted).toEqual({
      dueAt: "2026-11-24T00:00:00+08:00",
      lastDay: "2026-11-23",
      counted: [{ date: "2026-11-23", reason: "workday" }],
      skipped: [
        { date: "2026-11-20", reason: "first-day" },
        { date: "2026-11-21", reason: "weekend" },
        { date: "2026-11-22", reason: "weekend" },
      ],
      provisional: false,
    });
  });
});

describe("a year without a notice", () => {
  test("makes a count of working days provisional, by weekends and fixed-date holidays", () => {
    const counted = countLimit(workdays(2), "2026-12-30T09:00:00+08:00", beijing);
    expect(counted).toMatchObject({ lastDay: "2027-01-04", provisional: true });
    expect(counted.skipped.at(1)).toEqual({
      date: "2027-01-01",
      reason: "holiday",
      name: "元旦",
      provisional: true,
    });
    expect(countLimit(workdays(1), "2026-12-30T09:00:00+08:00", beijing).provisional).toBe(false);
  });
  test("matters to a start in the night window of its last day", () => {
    const only2026 = buildCalendar(years.filter((file) => file.year === 2026));
    const night = workhours(4, { officeHours: ["22:00-06:00"] });
    expect(countLimit(night, "2026-01-01T03:00:00+08:00", only2026).provisional).toBe(true);
    expect(countLimit(night, "2026-01-01T06:00:00+08:00", only2026).provisional).toBe(false);
  });
  test("does not matter to a count that asks no day what it is", () => {
    expect(countLimit(hours(48), "2027-03-01T09:00:00+08:00", beijing).provisional).toBe(false);
    expect(countLimit(days(7), "2027-03-01T09:00:00+08:00", beijing).provisional).toBe(false);
    expect(
      countLimit(days(7, { roll: "next-workday" }), "2027-03-01T09:00:00+08:00", beijing).provisional,
    ).toBe(true);
  });
});

describe("bad input", () => {
  const start = "2026-11-20T09:30:00+08:00";
  const refused = (limit: LimitTerms, from = start, options = {}) => {
    const result = safeCountLimit(limit, from, beijing, options);
    return result.ok ? [] : result.problems.map((p) => `${p.code} ${p.path.join(".")}`);
  };
  test("is refused with its place", () => {
    expect(refused(days(7), "2026-11-20T09:30:00")).toEqual(["time/no-offset start"]);
    expect(refused(days(7), "2026-02-29T09:30:00+08:00")).toEqual(["time/invalid start"]);
    expect(refused(days(7), "1989-12-31T23:59:59+08:00")).toEqual(["time/out-of-range start"]);
    expect(
      refused(days(7), start, { pauses: [{ from: "2026-11-22T00:00:00Z", to: "2026-11-21T00:00:00Z" }] }),
    ).toEqual(["time/end-before-start options.pauses.0"]);
    expect(refused(workhours(1, { officeHours: ["09:00-12:00", "11:00-18:00"] }))).toEqual([
      "time/office-hours-overlap limit.officeHours.1",
    ]);
    expect(refused(workhours(1, { officeHours: ["22:00-06:00", "05:00-08:00"] }))).toEqual([
      "time/office-hours-overlap limit.officeHours.1",
    ]);
    expect(refused(workhours(1, { officeHours: undefined }))).toEqual([
      "time/office-hours-missing limit.officeHours",
    ]);
    expect(refused(workhours(1, { officeHours: ["9:00-12:00", "09:00-09:00", "24:00-25:00"] }))).toEqual(
      [0, 1, 2].map((i) => `time/invalid limit.officeHours.${i}`),
    );
  });
  test("in amounts is zero, less, no number, or part of a day at an end of day", () => {
    for (const amount of [0, -1, NaN, Infinity, 1e-9])
      expect(refused(hours(amount))).toEqual(["time/amount limit.amount"]);
    expect(refused(workdays(0.5))).toEqual(["time/amount limit.amount"]);
    expect(refused(workdays(0.5, { endsAt: "instant" }))).toEqual([]);
    for (const amount of [1e6, 1e300])
      expect(refused(days(amount))).toEqual(["time/out-of-range limit.amount"]);
    for (const amount of [1e6, 1e300])
      expect(refused(workhours(amount))).toEqual(["time/out-of-range limit.amount"]);
  });
  test("is reported all at once", () => {
    const pauses = [{ from: "never", to: "2026-11-21T00:00:00Z" }];
    expect(refused(workdays(0), "2026-11-20", { pauses })).toEqual([
      "time/amount limit.amount",
      "time/invalid start",
      "time/invalid options.pauses.0.from",
    ]);
  });
  test("throws from the twin without `safe`, with the same problems", () => {
    expect(() => countLimit(days(0), start, beijing)).toThrowError(
      expect.objectContaining({
        name: "TimeError",
        problems: [expect.objectContaining({ code: "time/amount" })],
      }),
    );
    expect(new TimeError([])).toBeInstanceOf(RangeError);
  });
});
