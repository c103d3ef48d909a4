import fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs } from "../../src/calendar/civil-day.js";
import { formatDay, parseDay, TimeError } from "../../src/index.js";

const anything = fc.oneof(fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }), fc.constantFrom([..."2026-11-27"], NaN, Infinity, -0, 1.5, 2 ** 60));
const near = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })).map(([year, month, day]) => [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-"));

test("a day is the text it was read from, and a text that is no day is none, as `Date` sees it too", () => {
  fc.assert(
    fc.property(fc.oneof(near, fc.string(), anything), (text) => {
      const day = parseDay(text as string);
      if (day !== null) expect([formatDay(day), new Date(day * dayMs).toISOString().slice(0, 10)]).toEqual([text, text]);
      else if (typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text)) {
        const read = new Date(`${text}T00:00:00Z`);
        expect(Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== text).toBe(true);
      }
    }),
    { numRuns: 5000 },
  );
});

test("every whole number is a day, and what is none is refused as a time", () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -719_528, max: 2_932_896 }), fc.maxSafeInteger(), anything), (day) => {
      if (!Number.isSafeInteger(day)) {
        expect(() => formatDay(day as number)).toThrow(TimeError);
        return;
      }
      const read = parseDay(formatDay(day as number));
      if ((day as number) >= -719_528 && (day as number) <= 2_932_896) expect(read).toBe(day === 0 ? 0 : day);
      else expect(read).toBeNull();
    }),
    { numRuns: 5000 },
  );
});
