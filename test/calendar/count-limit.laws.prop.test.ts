import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDay, parseDay } from "../../src/calendar/civil-day.js";
import { countLimit } from "../../src/calendar/count-limit.js";
import { elapsed, remaining } from "../../src/calendar/elapsed.js";
import { formatInstant } from "../../src/calendar/instant.js";
import type { LimitTerms } from "../../src/calendar/limit-plan.js";
import { calendarOf, type WorkCalendar } from "../../src/calendar/work-calendar.js";
import { dayMinutes, slowElapsed } from "../support/calendar/slow-calendar.js";
import { anyLimit, iso, isoPauses, knownCalendar, pausesNear, startMinute, workhourLimit } from "../support/calendar/arbitraries.js";

const runs = { numRuns: 3000 };
const run = startMinute.chain((start) => fc.tuple(fc.constant(start), pausesNear(start)));
const span = fc.integer({ min: 0, max: 14 * dayMinutes });

function due(limit: LimitTerms, start: number, calendar: WorkCalendar, pauses: { from: number; to: number }[] = []): number {
  return Date.parse(countLimit(limit, iso(start), calendar, { pauses: isoPauses(pauses) }).dueAt) / 60_000 + 480;
}

test("counting forward by what has elapsed returns the end, or the last counted instant before it", () => {
  fc.assert(
    fc.property(anyLimit, run, span, knownCalendar, (terms, [start, pauses], length, { calendar, isWorkday }) => {
      const limit: LimitTerms = { ...terms, endsAt: "instant", roll: "none" };
      const amount = elapsed(limit, iso(start), iso(start + length), calendar, isoPauses(pauses));
      fc.pre(amount > 0);
      let end = start + length;
      while (slowElapsed(limit, end - 1, end, isWorkday, pauses) === 0) end--;
      // One that begins at the end would hold the deadline, which is the last instant in time.
      const before = pauses.filter(({ from }) => from < end);
      expect(iso(due({ ...limit, amount }, start, calendar, before))).toBe(iso(end));
    }),
    runs,
  );
});

test("a limit is used up at its deadline, to the millisecond", () => {
  const ms = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 1) });
  const amountMs = fc.integer({ min: 1, max: 200 * 3_600_000 });
  fc.assert(
    fc.property(anyLimit, ms, amountMs, knownCalendar, (terms, startMs, neededMs, { calendar }) => {
      const unitMs = terms.unit === "hour" || terms.unit === "workhour" ? 3_600_000 : 86_400_000;
      const limit: LimitTerms = { ...terms, amount: neededMs / unitMs, endsAt: "instant", roll: "none" };
      const start = formatInstant(startMs, 28_800_000);
      const { dueAt } = countLimit(limit, start, calendar);
      expect(Math.round(elapsed(limit, start, dueAt, calendar) * unitMs)).toBe(neededMs);
      expect(Math.round(remaining(limit, start, dueAt, calendar) * unitMs)).toBe(0);
    }),
    runs,
  );
});

test("adding a holiday never makes a deadline earlier", () => {
  fc.assert(
    fc.property(anyLimit, run, knownCalendar, span, (limit, [start, pauses], { years, calendar }, offset) => {
      const date = iso(start + offset).slice(0, 10);
      const file = years.find((year) => date.startsWith(`${year.year}-`) && year.notices.length > 0);
      fc.pre(file !== undefined);
      const holiday = { number: "〔2099〕1号", title: "增加", published: "2099-01-01", daysOff: [{ name: "新节", from: date, to: date }], makeUp: [] };
      const more = calendarOf(years.map((year) => (year === file ? { ...year, notices: [...year.notices, holiday] } : year)));
      expect(due(limit, start, more, pauses)).toBeGreaterThanOrEqual(due(limit, start, calendar, pauses));
    }),
    { numRuns: 1500 },
  );
});

test("a longer limit is never due earlier", () => {
  const more = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 600 }).map((n) => n / 60));
  fc.assert(
    fc.property(anyLimit, run, more, knownCalendar, (limit, [start, pauses], extra, { calendar }) => {
      const whole = limit.unit === "day" || limit.unit === "workday";
      const longer = { ...limit, amount: limit.amount + (whole ? Math.ceil(extra) : extra) };
      expect(due(longer, start, calendar, pauses)).toBeGreaterThanOrEqual(due(limit, start, calendar, pauses));
    }),
    runs,
  );
});

test("a pause of p working hours moves a deadline in working hours by exactly p", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(workhourLimit, startMinute, share, span, knownCalendar, (terms, start, part, length, { calendar }) => {
      const limit: LimitTerms = { ...terms, endsAt: "instant", roll: "none" };
      const from = start + Math.floor((due(limit, start, calendar) - start - 1) * part);
      const pause = { from, to: from + length };
      const p = elapsed(limit, iso(pause.from), iso(pause.to), calendar);
      expect(due(limit, start, calendar, [pause])).toBe(due({ ...limit, amount: limit.amount + p }, start, calendar));
    }),
    runs,
  );
});

test("the order of pauses does not matter, nor whether one is told in parts", () => {
  fc.assert(
    fc.property(anyLimit, run, fc.infiniteStream(fc.boolean()), knownCalendar, (limit, [start, pauses], coins, { calendar }) => {
      const told = pauses.flatMap((pause) => {
        const middle = Math.floor((pause.from + pause.to) / 2);
        return coins.next().value ? [{ from: middle, to: pause.to }, { from: pause.from, to: middle }] : [pause];
      });
      expect(due(limit, start, calendar, told.toReversed())).toBe(due(limit, start, calendar, pauses));
    }),
    runs,
  );
});

test("a deadline is never before its start, nor inside a pause, also where one begins at it", () => {
  fc.assert(
    fc.property(anyLimit, run, span, knownCalendar, (limit, [start, pauses], length, { calendar }) => {
      const held = due(limit, start, calendar, pauses);
      const all = [...pauses, { from: held, to: held + length }];
      const at = due(limit, start, calendar, all);
      expect(at).toBeGreaterThan(start);
      const last = limit.endsAt === "instant" ? 0 : 1;
      expect(all.filter(({ from, to }) => from < to && from <= at && at < to + last)).toEqual([]);
    }),
    runs,
  );
});

test("a deadline that is not provisional stays whatever notices are published later", () => {
  fc.assert(
    fc.property(anyLimit, run, knownCalendar, knownCalendar, (limit, [start, pauses], { years, calendar }, later) => {
      const counted = countLimit(limit, iso(start), calendar, { pauses: isoPauses(pauses) });
      fc.pre(!counted.provisional);
      const published = new Set(calendar.publishedYears);
      const files = [...years, ...later.years.filter((file) => !published.has(file.year))];
      const after = countLimit(limit, iso(start), calendarOf(files), { pauses: isoPauses(pauses) });
      expect(JSON.stringify(after)).toBe(JSON.stringify(counted));
    }),
    { numRuns: 1500 },
  );
});

test("every day from the start to the last day is told once, counted or skipped", () => {
  fc.assert(
    fc.property(anyLimit, run, knownCalendar, (limit, [start, pauses], { calendar }) => {
      const { counted, skipped, lastDay } = countLimit(limit, iso(start), calendar, { pauses: isoPauses(pauses) });
      const told = [...counted, ...skipped].map((day) => day.date).sort();
      const first = Math.min(parseDay(told[0]!)!, Math.floor(start / dayMinutes));
      const last = parseDay(lastDay)!;
      expect(told).toEqual(Array.from({ length: last - first + 1 }, (_, i) => formatDay(first + i)));
      expect(counted.at(-1)!.date).toBe(lastDay);
      const whole = (limit.unit === "day" || limit.unit === "workday") && limit.endsAt === "end-of-day";
      if (whole) expect(counted.length).toBe(limit.amount);
    }),
    runs,
  );
});
