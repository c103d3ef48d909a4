import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDay } from "../../src/calendar/civil-day.js";
import { countLimit } from "../../src/calendar/count-limit.js";
import { elapsed } from "../../src/calendar/elapsed.js";
import { type LimitTerms, type Plan, planLimit } from "../../src/calendar/limit-plan.js";
import { duePlanned, type Period, reachedPlanned, usedPlanned } from "../../src/calendar/planned.js";
import type { WorkCalendar } from "../../src/calendar/work-calendar.js";
import { bites } from "../support/bites.js";
import { anyLimit, iso, isoPauses, knownCalendar, startWithPauses } from "../support/calendar/arbitraries.js";
import { dayMinutes } from "../support/calendar/slow-calendar.js";

const runs = { numRuns: 2000 };
const course = fc
  .tuple(startWithPauses, fc.boolean())
  .map(([[start, pauses], atDayEnd]) => [start, pauses, atDayEnd] as const);

const ms = (minute: number): number => Date.parse(iso(minute));

function planned(limit: LimitTerms, calendar: WorkCalendar): Plan {
  return planLimit(limit, calendar, []) as Plan;
}

function periodOf(start: number, pauses: { from: number; to: number }[], startedAtDayEnd: boolean): Period {
  return {
    startsAt: ms(start),
    startedAtDayEnd,
    pauses: pauses.map(({ from, to }) => ({ from: ms(from), to: ms(to) })),
  };
}

test("a planned limit is due, and is used up, as the same limit counted from texts", () => {
  const span = fc.integer({ min: 0, max: 14 * dayMinutes });
  bites({ due: 1_500, "used in part": 800 }, (bite) =>
    fc.assert(
      fc.property(
        anyLimit,
        course,
        span,
        knownCalendar,
        (limit, [start, pauses, atDayEnd], length, known) => {
          const { calendar } = known;
          const plan = planned(limit, calendar);
          const period = periodOf(start, pauses, atDayEnd);
          const options = { pauses: isoPauses(pauses), startedAtDayEnd: atDayEnd };
          const counted = countLimit(limit, iso(start), calendar, options);
          const due = duePlanned(plan, period);
          expect(due).toMatchObject({
            dueAt: Date.parse(counted.dueAt),
            lastDay: parseDay(counted.lastDay),
            provisional: counted.provisional,
          });
          expect(due?.days()).toEqual({ counted: counted.counted, skipped: counted.skipped });
          bite("due");
          const end = start + length;
          const used = elapsed(limit, { start: iso(start), end: iso(end) }, calendar, options);
          expect(usedPlanned(plan, period, ms(end)) / plan.unitMs).toBe(used);
          if (used > 0) bite("used in part");
        },
      ),
      runs,
    ),
  );
});

test("an amount is reached at the first millisecond by which it is used up", () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });
  bites({ "within a pause's reach": 500, reached: 1_500 }, (bite) =>
    fc.assert(
      fc.property(anyLimit, course, share, knownCalendar, (limit, [start, pauses, atDayEnd], part, known) => {
        const plan = planned(limit, known.calendar);
        const period = periodOf(start, pauses, atDayEnd);
        const amount = Math.ceil(plan.needed * part);
        const at = reachedPlanned(plan, period, amount) as number;
        expect(usedPlanned(plan, period, at)).toBe(amount);
        expect(usedPlanned(plan, period, at - 1)).toBe(amount - 1);
        bite("reached");
        if (period.pauses.some(({ from, to }) => from < to && from < at)) bite("within a pause's reach");
      }),
      runs,
    ),
  );
});

test("outside the calendar nothing is due, used or reached", () => {
  fc.assert(
    fc.property(anyLimit, knownCalendar, (limit, { calendar }) => {
      const plan = planned(limit, calendar);
      const before = Date.UTC(1900, 0, 1);
      const within = Date.UTC(2026, 2, 2);
      const outside = { startsAt: before, startedAtDayEnd: false, pauses: [] };
      expect(duePlanned(plan, outside)).toBeUndefined();
      expect(usedPlanned(plan, outside, within)).toBe(0);
      expect(reachedPlanned(plan, outside, 1)).toBeUndefined();
      const paused = { ...outside, startsAt: within, pauses: [{ from: within, to: Date.UTC(2200, 0, 1) }] };
      expect(duePlanned(plan, paused)).toBeUndefined();
      expect(usedPlanned(plan, { ...outside, startsAt: within }, Date.UTC(2200, 0, 1))).toBe(0);
    }),
    { numRuns: 100 },
  );
});
