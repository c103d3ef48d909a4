import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { checkYear } from "../../src/calendar/check-year.js";
import { countLimit } from "../../src/calendar/count-limit.js";
import { elapsed } from "../../src/calendar/elapsed.js";
import { buildCalendar } from "../../src/calendar/build-calendar.js";
import { anyLimit, iso, isoPauses, pausesNear, startMinute } from "../support/calendar/arbitraries.js";
import { years } from "../support/calendar/years.js";

/**
 * Zones with the minutes `Date` shows for them in July: half hours, summer time and both ends of the world.
 */
const zones: readonly [string, number][] = [
  ["UTC", 0],
  ["Asia/Shanghai", -480],
  ["America/St_Johns", 150],
  ["Pacific/Kiritimati", -840],
  ["Pacific/Pago_Pago", 660],
];

const own = process.env["TZ"];
afterAll(() => {
  if (own === undefined) delete process.env["TZ"];
  else process.env["TZ"] = own;
});

const cases = fc.sample(
  startMinute.chain((start) => fc.tuple(anyLimit, fc.constant(start), pausesNear(start))),
  { numRuns: 500 },
);

test("counting, and the check of a year, do not depend on the time zone of the machine", () => {
  const answers = zones.map(([zone, offset]) => {
    process.env["TZ"] = zone;
    // Where this fails the runner has fixed the zone, and the test would prove nothing.
    expect(new Date(2026, 6, 1).getTimezoneOffset()).toBe(offset);
    const calendar = buildCalendar(years);
    const counted = cases.map(([limit, start, near]) => {
      const pauses = isoPauses(near);
      const used = elapsed(limit, { start: iso(start), end: iso(start + 10_000) }, calendar, { pauses });
      return [countLimit(limit, iso(start), calendar, { pauses }), used];
    });
    return JSON.stringify([counted, years.map(checkYear)]);
  });
  expect(answers.map((answer) => answer === answers[0])).toEqual(zones.map(() => true));
});
