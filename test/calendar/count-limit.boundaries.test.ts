import { describe, expect, test } from "vitest";
import { buildCalendar } from "../../src/calendar/build-calendar.js";
import { formatDay, parseDay } from "../../src/calendar/civil-day.js";
import { safeCountLimit } from "../../src/calendar/count-limit.js";
import { elapsed } from "../../src/calendar/elapsed.js";
import type { LimitTerms } from "../../src/calendar/limit-plan.js";
import { beijing } from "../support/calendar/years.js";

const days: LimitTerms = {
  amount: 1,
  unit: "day",
  firstDayCounts: false,
  endsAt: "end-of-day",
  roll: "none",
};
const workdays: LimitTerms = { ...days, unit: "workday" };
const hours: LimitTerms = { ...days, unit: "hour", endsAt: "instant" };
const workhours: LimitTerms = { ...hours, unit: "workhour", officeHours: ["09:00-12:00", "13:30-18:00"] };
const rolls = { roll: "next-workday" } as const;

/** Due and last day, or why there is none. Instants are at +08:00, which is left out. */
function due(limit: LimitTerms, start: string, calendar = beijing): string {
  const counted = safeCountLimit(limit, `${start}+08:00`, calendar);
  if (!counted.ok) return counted.problems.map(({ code }) => code).join(" ");
  return `${counted.value.dueAt.slice(0, -6)} ${counted.value.lastDay}`;
}

describe("office hours", () => {
  // Milliseconds used of a Friday by an instant, counted on paper from its opening at 9:00.
  test.each([
    ["08:59:59.999", 0],
    ["09:00:00", 0],
    ["09:00:00.001", 1],
    ["11:59:59.999", 10_799_999],
    ["12:00:00", 10_800_000],
    ["12:00:00.001", 10_800_000],
    ["13:29:59.999", 10_800_000],
    ["13:30:00", 10_800_000],
    ["13:30:00.001", 10_800_001],
    ["17:59:59.999", 26_999_999],
    ["18:00:00", 27_000_000],
    ["18:00:00.001", 27_000_000],
    ["23:59:59.999", 27_000_000],
  ])("until %s have used %i milliseconds", (time, used) => {
    const found = elapsed(
      workhours,
      { start: "2026-11-20T00:00:00+08:00", end: `2026-11-20T${time}+08:00` },
      beijing,
    );
    expect(Math.round(found * 3_600_000)).toBe(used);
  });

  test.each([
    ["2026-11-20T11:00:00", "2026-11-20T12:00:00 2026-11-20"],
    ["2026-11-20T11:00:00.001", "2026-11-20T13:30:00.001 2026-11-20"],
    ["2026-11-20T17:00:00", "2026-11-20T18:00:00 2026-11-20"],
    ["2026-11-20T17:00:00.001", "2026-11-23T09:00:00.001 2026-11-23"],
    ["2026-11-20T17:59:59.999", "2026-11-23T09:59:59.999 2026-11-23"],
    ["2026-11-20T18:00:00", "2026-11-23T10:00:00 2026-11-23"],
    ["2026-11-20T12:00:00", "2026-11-20T14:30:00 2026-11-20"],
    ["2026-11-20T13:30:00", "2026-11-20T14:30:00 2026-11-20"],
    ["2026-11-20T08:59:59.999", "2026-11-20T10:00:00 2026-11-20"],
  ])("give an hour from %s until %s", (start, expected) => {
    expect(due(workhours, start)).toBe(expected);
  });
});

describe("a day", () => {
  test.each([
    ["2026-11-19T23:59:59.999", "2026-11-21T00:00:00 2026-11-20"],
    ["2026-11-20T00:00:00", "2026-11-22T00:00:00 2026-11-21"],
    ["2026-11-20T00:00:00.001", "2026-11-22T00:00:00 2026-11-21"],
    ["2026-11-20T23:59:59.999", "2026-11-22T00:00:00 2026-11-21"],
    ["2026-12-30T23:59:59.999", "2027-01-01T00:00:00 2026-12-31"],
    ["2026-12-31T00:00:00", "2027-01-02T00:00:00 2027-01-01"],
    ["2024-02-28T12:00:00", "2024-03-01T00:00:00 2024-02-29"],
    ["2026-02-28T12:00:00", "2026-03-02T00:00:00 2026-03-01"],
  ])("from %s ends %s", (start, expected) => {
    expect(due(days, start)).toBe(expected);
  });

  // The Spring Festival of 2026 is off from 15 to 23 February; 14 February is a Saturday that is worked.
  test.each([
    ["2026-02-13", "2026-02-15T00:00:00 2026-02-14"],
    ["2026-02-14", "2026-02-25T00:00:00 2026-02-24"],
    ["2026-02-22", "2026-02-25T00:00:00 2026-02-24"],
    ["2026-02-23", "2026-02-25T00:00:00 2026-02-24"],
    ["2026-02-24", "2026-02-26T00:00:00 2026-02-25"],
  ])("after %s rolls off the holiday's last day and not off the day after it: %s", (start, expected) => {
    expect(due({ ...days, ...rolls }, `${start}T12:00:00`)).toBe(expected);
    expect(due(workdays, `${start}T12:00:00`)).toBe(expected);
  });
});

describe("the calendar", () => {
  const plain = buildCalendar([]);
  const on = (date: string) => parseDay(date) as number;

  test("begins with 1990 and ends with 2100, both in", () => {
    expect([plain.firstDay, plain.lastDay].map(formatDay)).toEqual(["1990-01-01", "2100-12-31"]);
    // New Year is off; the first working day of 1990 is its second, a Tuesday, and 2100 ends on a Friday that
    // is worked.
    expect(plain.isWorkday(on("1990-01-01"))).toBe(false);
    expect(formatDay(plain.nthWorkdayAfter(on("1989-12-31"), 1) as number)).toBe("1990-01-02");
    expect(plain.isWorkday(on("2100-12-31"))).toBe(true);
    expect(formatDay(plain.nthWorkdayAfter(on("2100-12-30"), 1) as number)).toBe("2100-12-31");
    expect(plain.nthWorkdayAfter(on("2100-12-30"), 2)).toBeNull();
    expect(plain.workdaysBetween(on("2100-12-31"), on("2101-01-01"))).toBe(1);
  });

  test.each([
    [days, "1989-12-31T23:59:59.999", "time/out-of-range"],
    [days, "1990-01-01T00:00:00", "1990-01-03T00:00:00 1990-01-02"],
    [{ ...days, firstDayCounts: true }, "1990-01-01T00:00:00", "1990-01-02T00:00:00 1990-01-01"],
    [workdays, "1990-01-01T00:00:00", "1990-01-03T00:00:00 1990-01-02"],
    [{ ...workhours, officeHours: ["22:00-06:00"] }, "1990-01-01T00:00:00", "1990-01-02T23:00:00 1990-01-02"],
    [days, "2100-12-30T23:59:59.999", "2101-01-01T00:00:00 2100-12-31"],
    [days, "2100-12-31T00:00:00", "time/out-of-range"],
    [{ ...days, firstDayCounts: true }, "2100-12-31T23:59:59.999", "2101-01-01T00:00:00 2100-12-31"],
    [workdays, "2100-12-30T12:00:00", "2101-01-01T00:00:00 2100-12-31"],
    [{ ...workdays, amount: 2 }, "2100-12-30T12:00:00", "time/out-of-range"],
    [hours, "2100-12-31T23:00:00", "2101-01-01T00:00:00 2100-12-31"],
    [hours, "2100-12-31T23:00:00.001", "time/out-of-range"],
    [workhours, "2100-12-31T17:00:00", "2100-12-31T18:00:00 2100-12-31"],
    [workhours, "2100-12-31T17:00:00.001", "time/out-of-range"],
    [hours, "2101-01-01T00:00:00", "time/out-of-range"],
    [{ ...hours, endsAt: "end-of-day", ...rolls }, "2100-12-31T12:00:00", "2101-01-01T00:00:00 2100-12-31"],
  ] as const)("counts %j from %s until %s", (limit, start, expected) => {
    expect(due(limit, start, plain)).toBe(expected);
  });

  test("turns provisional with the first day of a year that has no notice", () => {
    const provisional = (start: string) => {
      const counted = safeCountLimit(workdays, `${start}+08:00`, beijing);
      return counted.ok && counted.value.provisional;
    };
    expect(["2026-12-30T23:59:59.999", "2026-12-31T00:00:00"].map(provisional)).toEqual([false, true]);
    // The year before the first notice decides nothing once the count has begun after it.
    expect(["2018-12-31T23:59:59.999", "2019-01-01T00:00:00"].map(provisional)).toEqual([false, false]);
    expect(provisional("2018-12-30T12:00:00")).toBe(true);
  });
});
