import fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs, epochDay, civilDate, formatDay, isWeekend, parseDay } from "../../src/calendar/civil-day.js";
import { civilDay, formatInstant, parseInstant, parseOffset } from "../../src/calendar/instant.js";
import { bites } from "../support/bites.js";

const read = (text: string, offset?: string) => {
  const result = parseInstant(text, offset);
  return result.ok ? result.value : result.problems[0]!.code;
};

test("civil days agree with the platform's UTC calendar over four centuries", () => {
  for (let day = epochDay(1899, 1, 1); day <= epochDay(2301, 1, 1); day++) {
    const utc = new Date(day * dayMs);
    const text = utc.toISOString().slice(0, 10);
    if (formatDay(day) !== text || parseDay(text) !== day) throw new Error(text);
    if (isWeekend(day) !== (utc.getUTCDay() % 6 === 0)) throw new Error(text);
  }
  expect(civilDate(epochDay(2000, 2, 29))).toEqual({ year: 2000, month: 2, day: 29 });
});

test("a day that does not exist is no day", () => {
  for (const text of [
    "2026-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-1",
    "",
  ]) {
    expect(parseDay(text)).toBeNull();
  }
  expect(parseDay("2024-02-29")).not.toBeNull();
});

test("an instant is read with its own offset, else with the one supplied", () => {
  const noon = Date.UTC(2026, 10, 20, 4);
  expect(read("2026-11-20T12:00:00+08:00")).toBe(noon);
  expect(read("2026-11-20T04:00:00Z")).toBe(noon);
  expect(read("2026-11-19T23:30-04:30")).toBe(noon);
  expect(read("2026-11-20T12:00", "+08:00")).toBe(noon);
  expect(read("2026-11-20T04:00Z", "+08:00")).toBe(noon);
  expect(read("2026-11-20T12:00:00.1239+08:00")).toBe(noon + 123);
  expect(read("2026-11-20T12:00:00.5+08:00")).toBe(noon + 500);
  expect(read("2026-11-20T12:00:00")).toBe("time/no-offset");
});

test("what is not exactly an instant is refused", () => {
  const wrong = [
    "",
    "2026-11-20",
    "2026-02-30T00:00:00Z",
    "2027-02-29T00:00:00Z",
    "2026-11-20T24:00:00Z",
    "2026-11-20T12:60:00Z",
    "2026-11-20T12:00:60Z",
    "2026-11-20 12:00:00Z",
    "2026-11-20t12:00:00z",
    "2026-11-20T12:00:00+0800",
    "2026-11-20T12:00:00+08",
    "2026-11-20T12:00:00+14:01",
    "2026-11-20T12:00:00+08:60",
    "2026-11-20T12Z",
    " 2026-11-20T12:00:00Z",
    "2026-11-20T12:00:00.Z",
    "+002026-11-20T12:00:00Z",
    "1795138200000",
  ];
  expect(wrong.map((text) => read(text))).toEqual(wrong.map(() => "time/invalid"));
  expect(read(null as never)).toBe("time/invalid");
  expect(read("2026-11-20T12:00:00", "Asia/Shanghai")).toBe("time/invalid");
});

test("an instant written at any offset is read back, on the civil day the text names", () => {
  const any = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });
  const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 }).map((minutes) => minutes * 60_000);
  const cut = (unit: number) => any.map((instant) => Math.floor(instant / unit) * unit);
  const nearMidnight = fc.tuple(cut(dayMs), offsets, fc.constantFrom(-1, 0, 1));
  // Instants are mostly written to the second, and midnight at an offset is where a day turns.
  const cases = fc.oneof(
    fc.tuple(any, offsets),
    fc.tuple(cut(1000), offsets),
    nearMidnight.map(([day, offset, off]) => [day - offset + off, offset] as const),
  );
  const least = {
    "a whole second": 150,
    "a part of a second": 200,
    midnight: 40,
    "another day than in Greenwich": 150,
    "west of Greenwich": 200,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(cases, ([instant, offset]) => {
        const text = formatInstant(instant, offset);
        bite(instant % 1000 === 0 ? "a whole second" : "a part of a second");
        if ((instant + offset) % dayMs === 0) bite("midnight");
        if (civilDay(instant, 0) !== civilDay(instant, offset)) bite("another day than in Greenwich");
        if (offset < 0) bite("west of Greenwich");
        expect(read(text)).toBe(instant);
        expect(Date.parse(text)).toBe(instant);
        expect(formatDay(civilDay(instant, offset))).toBe(text.slice(0, 10));
      }),
      { numRuns: 1000 },
    ),
  );
  expect(formatInstant(Date.UTC(2026, 10, 27, 16), parseOffset("+08:00")!)).toBe("2026-11-28T00:00:00+08:00");
});
