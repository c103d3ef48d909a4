import { describe, expect, test } from "vitest";
import { isDayEnd } from "../../src/calendar/day-end.js";

describe("the end of a day", () => {
  test.each([
    ["2026-11-28T00:00:00+08:00", "2026-11-27"],
    ["2026-12-01T00:00:00+08:00", "2026-11-30"],
    ["2027-01-01T00:00:00Z", "2026-12-31"],
  ])("%s is 24:00 of %s", (dueAt, lastDay) => {
    expect(isDayEnd(dueAt, lastDay)).toBe(true);
  });

  test.each([
    ["the beginning of that very day", "2026-11-27T00:00:00+08:00"],
    ["the beginning of the day before", "2026-11-26T00:00:00+08:00"],
    ["a second later", "2026-11-28T00:00:01+08:00"],
    ["a second earlier", "2026-11-27T23:59:59+08:00"],
    ["a millisecond later", "2026-11-28T00:00:00.001+08:00"],
    ["a day later", "2026-11-29T00:00:00+08:00"],
  ])("is not %s", (_, dueAt) => {
    expect(isDayEnd(dueAt, "2026-11-27")).toBe(false);
  });
});
