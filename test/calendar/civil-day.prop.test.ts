import fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs } from "../../src/calendar/civil-day.js";
import { formatDay, parseDay, TimeError } from "../../src/index.js";
import { bites } from "../support/bites.js";

/** The days of 0000-01-01 and 9999-12-31. */
const [firstDay, lastDay] = [-719_528, 2_932_896];

const oddities = fc.constantFrom([..."2026-11-27"], NaN, Infinity, -0, 1.5, 2 ** 60);
const values = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true });
const anything = fc.oneof(values, oddities);
const dateText = (year: number, month: number, day: number) =>
  [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
const year = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 9999 }) },
  // Centuries with a leap day and without one, and the ends of what a text can say.
  { weight: 1, arbitrary: fc.constantFrom(0, 100, 400, 1900, 2000, 2100, 9999) },
);
const near = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(year, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })),
    },
    { weight: 1, arbitrary: fc.tuple(year, fc.constant(2), fc.constantFrom(28, 29, 30)) },
    { weight: 1, arbitrary: fc.tuple(year, fc.constantFrom(1, 12), fc.constantFrom(1, 31)) },
  )
  .map(([year, month, day]) => dateText(year, month, day));

test("a day is the text it was read from, and a text that is no day is none, as `Date` sees it too", () => {
  const least = {
    "a day": 800,
    "a leap day": 15,
    "a 29 February that is none": 50,
    "no day, in the form of one": 250,
    "no such text": 800,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: near }, fc.string(), anything), (text) => {
        const day = parseDay(text as string);
        const isLeap = typeof text === "string" && text.endsWith("-02-29");
        if (day !== null) {
          bite(isLeap ? "a leap day" : "a day");
          expect([formatDay(day), new Date(day * dayMs).toISOString().slice(0, 10)]).toEqual([text, text]);
        } else if (typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text)) {
          bite(isLeap ? "a 29 February that is none" : "no day, in the form of one");
          const read = new Date(`${text}T00:00:00Z`);
          expect(Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== text).toBe(true);
        } else bite("no such text");
      }),
      { numRuns: 5000 },
    ),
  );
});

test("every whole number is a day, and what is none is refused as a time", () => {
  const edges = fc.constantFrom(...[firstDay, 0, lastDay].flatMap((day) => [day - 1, day, day + 1]));
  const days = fc.oneof(fc.integer({ min: firstDay, max: lastDay }), edges, fc.maxSafeInteger(), anything);
  const least = {
    "read back": 800,
    "the first or the last": 100,
    "just outside": 100,
    "far outside": 400,
    "no whole number": 400,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(days, (day) => {
        if (!Number.isSafeInteger(day)) {
          bite("no whole number");
          expect(() => formatDay(day as number)).toThrow(TimeError);
          return;
        }
        const read = parseDay(formatDay(day as number));
        if ((day as number) >= firstDay && (day as number) <= lastDay) {
          bite(day === firstDay || day === lastDay ? "the first or the last" : "read back");
          expect(read).toBe(day === 0 ? 0 : day);
        } else {
          bite(day === firstDay - 1 || day === lastDay + 1 ? "just outside" : "far outside");
          expect(read).toBeNull();
        }
      }),
      { numRuns: 5000 },
    ),
  );
});
