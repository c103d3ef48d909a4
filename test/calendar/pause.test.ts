import { describe, expect, test } from "vitest";
import { readPauses } from "../../src/calendar/pause.js";
import type { TimeProblem } from "../../src/calendar/time-problem.js";
import { beijing } from "../support/calendar/years.js";

/** Pauses of one day, each from an hour to another, as they are counted: hour to hour again. */
function joined(...hours: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const problems: TimeProblem[] = [];
  const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, "0")}:00:00+08:00`;
  const pauses = hours.map(([from, to]) => ({ from: at(from), to: at(to) }));
  const day = Date.UTC(2026, 10, 20);
  const read = readPauses(pauses, beijing, ["pauses"], problems);
  expect(problems).toEqual([]);
  return read.map(({ from, to }) => [(from - day) / 3_600_000, (to - day) / 3_600_000]);
}

describe("pauses", () => {
  test("that are apart stay apart, in order", () => {
    expect(joined([14, 15], [9, 10], [11, 12])).toEqual([
      [9, 10],
      [11, 12],
      [14, 15],
    ]);
  });

  test("that overlap, touch or lie in another are one", () => {
    expect(joined([9, 12], [10, 11], [11, 13])).toEqual([[9, 13]]);
    expect(joined([9, 10], [10, 11])).toEqual([[9, 11]]);
    expect(joined([9, 10], [11, 13], [12, 14], [15, 16])).toEqual([
      [9, 10],
      [11, 14],
      [15, 16],
    ]);
  });

  test("that end where they begin hold nothing, but join what they touch", () => {
    expect(joined([9, 9])).toEqual([]);
    expect(joined([9, 10], [10, 10], [10, 11])).toEqual([[9, 11]]);
  });
});
