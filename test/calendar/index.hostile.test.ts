import { expect, test } from "vitest";
import { safeCountLimit } from "../../src/calendar/count-limit.js";
import { safeBuildCalendar } from "../../src/calendar/build-calendar.js";
import { safeElapsed, safeRemaining } from "../../src/calendar/elapsed.js";
import { mornings as limit } from "../support/calendar/limits.js";
import { beijing } from "../support/calendar/years.js";

const [start, end] = ["2026-11-20T09:30:00+08:00", "2026-11-24T12:00:00+08:00"];
const bare: unknown = Object.create(null);

/** Each problem as `code path`, whichever function is asked. */
function problems(terms: unknown, pauses: unknown = [], from: unknown = start): string[][] {
  const asked = [
    safeCountLimit(terms as never, from as never, beijing, { pauses: pauses as never }),
    safeElapsed(terms as never, { start: from as never, end }, beijing, { pauses: pauses as never }),
    safeRemaining(terms as never, { start: from as never, end }, beijing, { pauses: pauses as never }),
  ];
  return asked.map((result) =>
    result.ok
      ? []
      : result.problems.map(
          ({ code, path }) => `${code} ${path.join(".").replace(/^(?:options|span)\./, "")}`,
        ),
  );
}

const alike = (found: string[]) => [found, found, found];

test.each([
  ["no limit", null],
  ["a limit not given", undefined],
  ["a limit that is a text", "7 days"],
])("%s is a problem, not an exception", (_, terms) => {
  expect(problems(terms)).toEqual(alike(["time/invalid limit"]));
});

test.each([
  ["a unit without a text form", { unit: bare }, ["time/invalid limit.unit"]],
  ["an amount without a text form", { amount: bare }, ["time/amount limit.amount"]],
  ["an amount beyond numbers", { amount: 8n }, ["time/amount limit.amount"]],
  ["office hours that are null", { officeHours: null }, ["time/invalid limit.officeHours"]],
  ["office hours that are a text", { officeHours: "24/7" }, ["time/invalid limit.officeHours"]],
  [
    "office hours of no texts",
    { officeHours: [null, bare, [..."09:00-12:00"]] },
    [
      "time/invalid limit.officeHours.0",
      "time/invalid limit.officeHours.1",
      "time/invalid limit.officeHours.2",
    ],
  ],
])("a limit with %s is a problem, not an exception", (_, part, found) => {
  expect(problems({ ...limit, ...part })).toEqual(alike(found));
});

test.each([
  ["null", [null], ["time/invalid pauses.0"]],
  ["a text", [{ from: start, to: end }, "noon"], ["time/invalid pauses.1"]],
  ["without ends", [{}], ["time/invalid pauses.0.from", "time/invalid pauses.0.to"]],
  ["not in a list", { from: start, to: end }, ["time/invalid pauses"]],
])("a pause that is %s is a problem, not an exception", (_, pauses, found) => {
  expect(problems(limit, pauses)).toEqual(alike(found));
});

test("an instant without a text form is a problem; options that are null are none", () => {
  expect(problems(limit, [], bare)).toEqual(alike(["time/invalid start"]));
  expect(safeCountLimit(limit as never, start, beijing, null as never)).toEqual(
    safeCountLimit(limit as never, start, beijing),
  );
  expect(safeElapsed(limit as never, { start, end }, beijing, null as never)).toEqual(
    safeElapsed(limit as never, { start, end }, beijing),
  );
  expect(safeElapsed(limit as never, null as never, beijing)).toEqual({
    ok: false,
    problems: [expect.objectContaining({ code: "time/invalid", path: ["span"] })],
  });
});

test.each([
  [
    "counting",
    () => safeCountLimit(limit as never, start, beijing, { pause: [] } as never),
    "pause",
    "pauses",
  ],
  [
    "what is elapsed",
    () => safeElapsed(limit as never, { start, end }, beijing, { pause: [] } as never),
    "pause",
    "pauses",
  ],
  ["a calendar", () => safeBuildCalendar([], { asof: "2026-01-01" } as never), "asof", "asOf"],
])("a misspelt option of %s is refused, with the one that was meant", (_, ask, key, meant) => {
  expect(ask()).toMatchObject({
    ok: false,
    problems: [{ code: "schema/unknown-key", path: ["options", key], params: { key, meant } }],
  });
});

test("of a million keys that are no options a few are told", () => {
  const options = Object.fromEntries(Array.from({ length: 1_000_000 }, (_, index) => [`k${index}`, 1]));
  const found = safeBuildCalendar([], options);
  expect(found.ok || found.problems.length).toBe(10);
});
