import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDay, parseDay } from "../../src/calendar/civil-day.js";
import { countLimit } from "../../src/calendar/count-limit.js";
import { elapsed, remaining } from "../../src/calendar/elapsed.js";
import { formatInstant } from "../../src/calendar/instant.js";
import type { LimitTerms } from "../../src/calendar/limit-plan.js";
import { calendarOf, type WorkCalendar } from "../../src/calendar/work-calendar.js";
import { bites } from "../support/bites.js";
import { dayMinutes, slowElapsed } from "../support/calendar/slow-calendar.js";
import {
  anyLimit,
  iso,
  isoPauses,
  knownCalendar,
  startMinute,
  workhourLimit,
  startWithPauses,
} from "../support/calendar/arbitraries.js";
import { metBetween } from "../support/calendar/met.js";

const runs = { numRuns: 3000 };
const span = fc.integer({ min: 0, max: 14 * dayMinutes });

function due(
  limit: LimitTerms,
  start: number,
  calendar: WorkCalendar,
  pauses: { from: number; to: number }[] = [],
): number {
  return (
    Date.parse(countLimit(limit, iso(start), calendar, { pauses: isoPauses(pauses) }).dueAt) / 60_000 + 480
  );
}

test("counting forward by what has elapsed returns the end, or the last counted instant before it", () => {
  const least = {
    "the end": 800,
    "an instant before it": 300,
    "over a pause": 500,
    "over a weekday off": 90,
    "over a weekend day worked": 50,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(anyLimit, startWithPauses, span, knownCalendar, (terms, [start, pauses], length, known) => {
        const { calendar, isWorkday } = known;
        const limit: LimitTerms = { ...terms, endsAt: "instant", roll: "none" };
        const amount = elapsed(limit, { start: iso(start), end: iso(start + length) }, calendar, {
          pauses: isoPauses(pauses),
        });
        fc.pre(amount > 0);
        let end = start + length;
        while (slowElapsed(limit, { from: end - 1, to: end }, isWorkday, pauses) === 0) end--;
        bite(end === start + length ? "the end" : "an instant before it");
        const met = metBetween(limit, { from: start, to: end }, known, pauses);
        if (met.includes("a pause")) bite("over a pause");
        if (met.includes("a weekday off")) bite("over a weekday off");
        if (met.includes("a weekend day worked")) bite("over a weekend day worked");
        // One that begins at the end would hold the deadline, which is the last instant in time.
        const before = pauses.filter(({ from }) => from < end);
        expect(iso(due({ ...limit, amount }, start, calendar, before))).toBe(iso(end));
      }),
      runs,
    ),
  );
});

test("a limit is used up at its deadline, to the millisecond", () => {
  const ms = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 1) });
  const amountMs = fc.integer({ min: 1, max: 200 * 3_600_000 });
  const least = { "over a day off": 400, "within a day": 150 };
  bites(least, (bite) =>
    fc.assert(
      fc.property(anyLimit, ms, amountMs, knownCalendar, (terms, startMs, neededMs, { calendar }) => {
        const unitMs = terms.unit === "hour" || terms.unit === "workhour" ? 3_600_000 : 86_400_000;
        const limit: LimitTerms = { ...terms, amount: neededMs / unitMs, endsAt: "instant", roll: "none" };
        const start = formatInstant(startMs, 28_800_000);
        const { dueAt, counted, skipped } = countLimit(limit, start, calendar);
        if (skipped.some(({ reason }) => reason === "weekend" || reason === "holiday"))
          bite("over a day off");
        if (counted.length + skipped.length === 1) bite("within a day");
        expect(Math.round(elapsed(limit, { start, end: dueAt }, calendar) * unitMs)).toBe(neededMs);
        expect(Math.round(remaining(limit, { start, end: dueAt }, calendar) * unitMs)).toBe(0);
      }),
      runs,
    ),
  );
});

test("adding a holiday never makes a deadline earlier", () => {
  bites({ later: 80, "the same": 500 }, (bite) =>
    fc.assert(
      fc.property(
        anyLimit,
        startWithPauses,
        knownCalendar,
        span,
        (limit, [start, pauses], { years, calendar }, offset) => {
          const date = iso(start + offset).slice(0, 10);
          const file = years.find((year) => date.startsWith(`${year.year}-`) && year.notices.length > 0);
          fc.pre(file !== undefined);
          const daysOff = [{ name: "新节", from: date, to: date }];
          const holiday = {
            number: "〔2099〕1号",
            title: "增加",
            published: "2099-01-01",
            daysOff,
            makeUp: [],
          };
          const withIt = { ...file, notices: [...file.notices, holiday] };
          const more = calendarOf(years.map((year) => (year === file ? withIt : year)));
          const [was, is] = [due(limit, start, calendar, pauses), due(limit, start, more, pauses)];
          bite(is > was ? "later" : "the same");
          expect(is).toBeGreaterThanOrEqual(was);
        },
      ),
      { numRuns: 1500 },
    ),
  );
});

test("a longer limit is never due earlier", () => {
  const more = fc.oneof(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 600 }).map((n) => n / 60),
  );
  bites({ later: 800, "the same": 300 }, (bite) =>
    fc.assert(
      fc.property(
        anyLimit,
        startWithPauses,
        more,
        knownCalendar,
        (limit, [start, pauses], extra, { calendar }) => {
          const whole = limit.unit === "day" || limit.unit === "workday";
          const longer = { ...limit, amount: limit.amount + (whole ? Math.ceil(extra) : extra) };
          const [was, is] = [due(limit, start, calendar, pauses), due(longer, start, calendar, pauses)];
          bite(is > was ? "later" : "the same");
          expect(is).toBeGreaterThanOrEqual(was);
        },
      ),
      runs,
    ),
  );
});

test("a pause of p working hours moves a deadline in working hours by exactly p", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  bites({ "some hours": 1000, none: 100, "over days": 800 }, (bite) =>
    fc.assert(
      fc.property(
        workhourLimit,
        startMinute,
        share,
        span,
        knownCalendar,
        (terms, start, part, length, { calendar }) => {
          const limit: LimitTerms = { ...terms, endsAt: "instant", roll: "none" };
          const from = start + Math.floor((due(limit, start, calendar) - start - 1) * part);
          const pause = { from, to: from + length };
          const p = elapsed(limit, { start: iso(pause.from), end: iso(pause.to) }, calendar);
          bite(p > 0 ? "some hours" : "none");
          if (p > 24) bite("over days");
          expect(due(limit, start, calendar, [pause])).toBe(
            due({ ...limit, amount: limit.amount + p }, start, calendar),
          );
        },
      ),
      runs,
    ),
  );
});

test("the order of pauses does not matter, nor whether one is told in parts", () => {
  const least = { "another order": 300, "in parts": 300, overlapping: 120, "put off by them": 300 };
  bites(least, (bite) =>
    fc.assert(
      fc.property(
        anyLimit,
        startWithPauses,
        fc.infiniteStream(fc.boolean()),
        knownCalendar,
        (limit, [start, pauses], coins, { calendar }) => {
          const told = pauses.flatMap((pause) => {
            const middle = Math.floor((pause.from + pause.to) / 2);
            return coins.next().value
              ? [
                  { from: middle, to: pause.to },
                  { from: pause.from, to: middle },
                ]
              : [pause];
          });
          const expected = due(limit, start, calendar, pauses);
          if (expected > due(limit, start, calendar)) {
            bite("put off by them");
            if (pauses.length > 1) bite("another order");
            if (told.length > pauses.length) bite("in parts");
            const inOrder = pauses.toSorted((a, b) => a.from - b.from);
            if (inOrder.some(({ from }, index) => from < (inOrder[index - 1]?.to ?? from)))
              bite("overlapping");
          }
          expect(due(limit, start, calendar, told.toReversed())).toBe(expected);
        },
      ),
      runs,
    ),
  );
});

test("a deadline is never before its start, nor inside a pause, also where one begins at it", () => {
  bites({ "put off": 1200, "put off again": 400 }, (bite) =>
    fc.assert(
      fc.property(
        anyLimit,
        startWithPauses,
        span,
        knownCalendar,
        (limit, [start, pauses], length, { calendar }) => {
          const held = due(limit, start, calendar, pauses);
          const all = [...pauses, { from: held, to: held + length }];
          const at = due(limit, start, calendar, all);
          if (at > held) bite("put off");
          // By another pause, which begins only after the deadline that there was without this one.
          if (pauses.some(({ from, to }) => from > held && from < to && to < at)) bite("put off again");
          expect(at).toBeGreaterThan(start);
          const last = limit.endsAt === "instant" ? 0 : 1;
          expect(all.filter(({ from, to }) => from < to && from <= at && at < to + last)).toEqual([]);
        },
      ),
      runs,
    ),
  );
});

test("a deadline that is not provisional stays whatever notices are published later", () => {
  const least = {
    "published since": 250,
    "its own year published since": 30,
    "the next year published since": 80,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(
        anyLimit,
        startWithPauses,
        knownCalendar,
        knownCalendar,
        (limit, [start, pauses], { years, calendar }, later) => {
          const counted = countLimit(limit, iso(start), calendar, { pauses: isoPauses(pauses) });
          fc.pre(!counted.provisional);
          const published = new Set(calendar.publishedYears);
          const files = [...years, ...later.years.filter((file) => !published.has(file.year))];
          const known = calendarOf(files);
          const since = known.publishedYears.filter((year) => !published.has(year));
          const year = Number(counted.lastDay.slice(0, 4));
          if (since.length > 0) bite("published since");
          if (since.includes(year)) bite("its own year published since");
          if (since.includes(year + 1)) bite("the next year published since");
          const after = countLimit(limit, iso(start), known, { pauses: isoPauses(pauses) });
          expect(JSON.stringify(after)).toBe(JSON.stringify(counted));
        },
      ),
      { numRuns: 1500 },
    ),
  );
});

test("every day from the start to the last day is told once, counted or skipped", () => {
  const least = {
    workday: 2000,
    "make-up": 50,
    day: 2000,
    "first-day": 80,
    weekend: 1000,
    holiday: 250,
    paused: 800,
    closed: 12,
    "whole days": 150,
    "the day before the start": 7,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(anyLimit, startWithPauses, knownCalendar, (limit, [start, pauses], { calendar }) => {
        const { counted, skipped, lastDay } = countLimit(limit, iso(start), calendar, {
          pauses: isoPauses(pauses),
        });
        for (const { reason } of [...counted, ...skipped]) bite(reason);
        const told = [...counted, ...skipped].map((day) => day.date).sort();
        const startDay = Math.floor(start / dayMinutes);
        const first = Math.min(parseDay(told[0]!)!, startDay);
        if (first < startDay) bite("the day before the start");
        const last = parseDay(lastDay)!;
        expect(told).toEqual(Array.from({ length: last - first + 1 }, (_, i) => formatDay(first + i)));
        expect(counted.at(-1)!.date).toBe(lastDay);
        const whole = (limit.unit === "day" || limit.unit === "workday") && limit.endsAt === "end-of-day";
        if (whole) {
          bite("whole days");
          expect(counted.length).toBe(limit.amount);
        }
      }),
      runs,
    ),
  );
});
