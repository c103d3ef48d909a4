import { UTCDate } from "@date-fns/utc";
import { findWorkday } from "chinese-days";
import { addBusinessDays } from "date-fns";
import { bench, describe } from "vitest";
import { parseDay, formatDay } from "../../src/calendar/civil-day.js";
import { countLimit } from "../../src/calendar/count-limit.js";
import type { LimitTerms } from "../../src/calendar/limit-plan.js";
import { beijing } from "../support/calendar/years.js";

/**
 * 128 starts over 2025, so that the longest limit still ends in a year with a notice.
 * A mean of 0.256 ms for all of them is 2 µs for one.
 */
const dates = Array.from({ length: 128 }, (_, i) => formatDay(parseDay("2025-01-02")! + i * 2));
const starts = dates.map((date) => `${date}T09:30:00+08:00`);

const workdays = (amount: number): LimitTerms => ({
  amount,
  unit: "workday",
  firstDayCounts: false,
  endsAt: "end-of-day",
  roll: "none",
});
const workhours = (amount: number): LimitTerms => ({
  ...workdays(amount * 7.5),
  unit: "workhour",
  endsAt: "instant",
  officeHours: ["09:00-12:00", "13:30-18:00"],
});

/** The plain way: one step a day. */
function walk(date: string, amount: number): string {
  let day = parseDay(date)!;
  for (let left = amount; left > 0;) if (beijing.isWorkday(++day)) left--;
  return formatDay(day);
}

for (const amount of [5, 20, 60, 250]) {
  for (const [i, date] of dates.entries()) {
    const ours = countLimit(workdays(amount), starts[i]!, beijing).lastDay;
    if (ours !== walk(date, amount)) throw new Error(`walking differs from ${date}`);
    // findWorkday counts from the next working day when the date itself is off, as we do.
    if (ours !== findWorkday(amount, date)) throw new Error(`chinese-days differs from ${date} by ${amount}`);
  }

  describe(`128 deadlines of ${amount} working days`, () => {
    const inDays = workdays(amount);
    const inHours = workhours(amount);
    bench("countLimit, working days", () => {
      for (const start of starts) countLimit(inDays, start, beijing);
    });
    bench("countLimit, the same in working hours", () => {
      for (const start of starts) countLimit(inHours, start, beijing);
    });
    bench("walking day by day", () => {
      for (const date of dates) walk(date, amount);
    });
    bench("date-fns addBusinessDays (weekends only)", () => {
      for (const date of dates) addBusinessDays(new UTCDate(date), amount);
    });
    bench("chinese-days findWorkday", () => {
      for (const date of dates) findWorkday(amount, date);
    });
  });
}
