import fc from "fast-check";
import { expect, test } from "vitest";
import { countLimit } from "../../src/calendar/count-limit.js";
import { elapsed } from "../../src/calendar/elapsed.js";
import { bites } from "../support/bites.js";
import { dayMinutes, slowDue, slowElapsed } from "../support/calendar/slow-calendar.js";
import { anyLimit, iso, isoPauses, knownCalendar, startWithPauses } from "../support/calendar/arbitraries.js";
import { asksForWorkdays, metBetween } from "../support/calendar/met.js";
import { bySign } from "../support/kind-of.js";

test("a deadline is where counting minute by minute ends", () => {
  const least = {
    "a weekday off": 800,
    "a weekend day worked": 400,
    "a day changed later": 250,
    "a pause": 3000,
    "a year's turn": 200,
    rolled: 900,
    "due at closing time": 700,
    "due past its last day": 500,
    provisional: 3000,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(anyLimit, startWithPauses, knownCalendar, (limit, [start, pauses], known) => {
        const { calendar, isWorkday } = known;
        const found = countLimit(limit, iso(start), calendar, { pauses: isoPauses(pauses) });
        const slow = slowDue(limit, start, isWorkday, pauses);
        for (const kind of metBetween(limit, { from: start, to: slow.due }, known, pauses)) bite(kind);
        // A limit that asks for no working day leaves out a day off only where it rolls.
        const isRolled = found.skipped.some(({ reason }) => reason === "weekend" || reason === "holiday");
        if (isRolled && !asksForWorkdays(limit)) bite("rolled");
        const dayEnd = (slow.lastDay + 1) * dayMinutes;
        if (limit.endsAt === "end-of-day" && slow.due < dayEnd) bite("due at closing time");
        if (slow.due > dayEnd) bite("due past its last day");
        if (found.provisional) bite("provisional");
        const lastDay = iso(slow.lastDay * dayMinutes).slice(0, 10);
        expect([found.dueAt, found.lastDay]).toEqual([iso(slow.due), lastDay]);
      }),
      { numRuns: 24_000 },
    ),
  );
});

test("so it is where a pause begins at the last instant in time, or close to it", () => {
  const near = fc.constantFrom(-1, 0, 0, 0, 1);
  const length = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 6 * dayMinutes }));
  const least = {
    "a minute before": 600,
    "at the last instant": 1500,
    "a minute after": 600,
    "without length": 50,
    "put off": 2500,
    "not put off": 700,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(
        anyLimit,
        startWithPauses,
        near,
        length,
        knownCalendar,
        (limit, [start, pauses], off, held, { calendar, isWorkday }) => {
          const before = slowDue(limit, start, isWorkday, pauses).due;
          const from = before + off;
          const all = [...pauses, { from, to: from + held }];
          const { dueAt, lastDay } = countLimit(limit, iso(start), calendar, { pauses: isoPauses(all) });
          const slow = slowDue(limit, start, isWorkday, all);
          if (held === 0) bite("without length");
          else bite(bySign(off, ["a minute before", "at the last instant", "a minute after"]));
          bite(slow.due > before ? "put off" : "not put off");
          expect([dueAt, lastDay]).toEqual([iso(slow.due), iso(slow.lastDay * dayMinutes).slice(0, 10)]);
        },
      ),
      { numRuns: 8000 },
    ),
  );
});

test("what is elapsed is what counting minute by minute counts", () => {
  const later = fc.integer({ min: 0, max: 14 * dayMinutes });
  const least = {
    "a weekday off": 250,
    "a weekend day worked": 120,
    "a day changed later": 80,
    "a pause": 1500,
    "a year's turn": 70,
    "nothing used": 250,
    "some used": 3000,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(anyLimit, startWithPauses, later, knownCalendar, (limit, [start, pauses], span, known) => {
        const { calendar, isWorkday } = known;
        const minutes = slowElapsed(limit, { from: start, to: start + span }, isWorkday, pauses);
        const perUnit = limit.unit === "hour" || limit.unit === "workhour" ? 60 : dayMinutes;
        for (const kind of metBetween(limit, { from: start, to: start + span }, known, pauses)) bite(kind);
        bite(minutes > 0 ? "some used" : "nothing used");
        expect(
          elapsed(limit, { start: iso(start), end: iso(start + span) }, calendar, {
            pauses: isoPauses(pauses),
          }),
        ).toBe(minutes / perUnit);
      }),
      { numRuns: 8000 },
    ),
  );
});
