import fc from "fast-check";
import { expect, test } from "vitest";
import { countLimit } from "../../src/calendar/count-limit.js";
import { elapsed } from "../../src/calendar/elapsed.js";
import { dayMinutes, slowDue, slowElapsed } from "../support/calendar/slow-calendar.js";
import { anyLimit, iso, isoPauses, knownCalendar, pausesNear, startMinute } from "../support/calendar/arbitraries.js";

const run = startMinute.chain((start) => fc.tuple(fc.constant(start), pausesNear(start)));

test("a deadline is where counting minute by minute ends", () => {
  fc.assert(
    fc.property(anyLimit, run, knownCalendar, (limit, [start, pauses], { calendar, isWorkday }) => {
      const { dueAt, lastDay } = countLimit(limit, iso(start), calendar, { pauses: isoPauses(pauses) });
      const slow = slowDue(limit, start, isWorkday, pauses);
      expect([dueAt, lastDay]).toEqual([iso(slow.due), iso(slow.lastDay * dayMinutes).slice(0, 10)]);
    }),
    { numRuns: 24_000 },
  );
});

test("so it is where a pause begins at the last instant in time, or close to it", () => {
  const near = fc.constantFrom(-1, 0, 0, 0, 1);
  const length = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 6 * dayMinutes }));
  fc.assert(
    fc.property(anyLimit, run, near, length, knownCalendar, (limit, [start, pauses], off, held, { calendar, isWorkday }) => {
      const from = slowDue(limit, start, isWorkday, pauses).due + off;
      const all = [...pauses, { from, to: from + held }];
      const { dueAt, lastDay } = countLimit(limit, iso(start), calendar, { pauses: isoPauses(all) });
      const slow = slowDue(limit, start, isWorkday, all);
      expect([dueAt, lastDay]).toEqual([iso(slow.due), iso(slow.lastDay * dayMinutes).slice(0, 10)]);
    }),
    { numRuns: 8000 },
  );
});

test("what is elapsed is what counting minute by minute counts", () => {
  const later = fc.integer({ min: 0, max: 14 * dayMinutes });
  fc.assert(
    fc.property(anyLimit, run, later, knownCalendar, (limit, [start, pauses], span, { calendar, isWorkday }) => {
      const minutes = slowElapsed(limit, start, start + span, isWorkday, pauses);
      const perUnit = limit.unit === "hour" || limit.unit === "workhour" ? 60 : dayMinutes;
      expect(elapsed(limit, iso(start), iso(start + span), calendar, isoPauses(pauses))).toBe(minutes / perUnit);
    }),
    { numRuns: 8000 },
  );
});
