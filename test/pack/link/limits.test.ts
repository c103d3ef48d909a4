import { describe, expect, test } from "vitest";
import type { Limit } from "../../../src/pack/schema/limits.js";
import {
  changedAt,
  everyPlace,
  findings,
  type Place,
  placesLike,
  told,
  toldOf,
} from "../../support/places.js";

const limits = placesLike(everyPlace, "limits.limits[]") as (Place & { value: Limit })[];
const limit = (id: string) => limits.find(({ value }) => value.id === id) as Place & { value: Limit };
const changed = (id: string, change: Partial<Limit>) =>
  changedAt(everyPlace, limit(id), { ...limit(id).value, ...change });

describe("a limit", () => {
  test.each([
    ["starts from what happens to an appeal or a ticket", "limit.decide", { startsAt: "signed" }],
    ["starts from a milestone", "limit.decide", { startsAt: "accepted" }],
    ["counts whole days", "limit.decide", { amount: 1 }],
    ["counts hours with a fraction", "limit.24h", { amount: 0.5 }],
    ["closes a day by office hours", "limit.3wd", { officeHours: ["09:00-18:00"] }],
  ] as const)("%s", (_, id, change) => {
    expect(toldOf(changed(id, change as Partial<Limit>))).toEqual([]);
  });

  test.each([
    [
      "has office hours where it counts them: told at the limit itself",
      "limit.24h",
      { unit: "workhour" },
      "time/office-hours-missing",
      [],
    ],
    ["has whole days that end at the end of one", "limit.7d", { amount: 1.5 }, "time/amount", ["amount"]],
    [
      "has office hours that do not overlap",
      "limit.report-in",
      { officeHours: ["09:00-12:00", "11:00-18:00"] },
      "time/office-hours-overlap",
      ["officeHours", 1],
    ],
  ] as const)("%s", (_, id, change, code, inside) => {
    expect(toldOf(changed(id, change as Partial<Limit>))).toEqual([told(code, limit(id), ...inside)]);
  });
});

const user = (file: string, path: readonly (string | number)[]) => ({ file, path });
const ofStep = (step: number, rule: number) =>
  user("limits.json", ["steps", step, "rules", rule, "then", "limit"]);

describe("a limit that follows another step", () => {
  // The steps stand in this order: resolve, co-report, report-in, decide, call-back.
  test.each([
    ["resolve", 3, []],
    ["report-in", 3, []],
    ["decide", 3, ["decide"]],
    ["call-back", 3, ["call-back"]],
    ["resolve", 1, []],
    ["co-report", 1, ["co-report"]],
    ["decide", 1, ["decide"]],
  ])("is for a step after it: due:%s at step %i", (after, step, wrong) => {
    const id = step === 3 ? "limit.decide" : "limit.3wd";
    const place = step === 3 ? ofStep(3, 1) : ofStep(1, 0);
    const found = findings(changed(id, { startsAt: `due:${after}` }));
    expect(found.map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params])).toEqual(
      wrong.map((name) => [
        told("limits/due-order", place),
        { limit: id, step: step === 3 ? "decide" : "co-report", after: name },
      ]),
    );
  });

  test("is for a row of the directory where the directory's step comes after it", () => {
    const row = user("directory/water.json", ["rows", 0, "limit"]);
    const after = changedAt(everyPlace, row, "limit.call-back");
    expect(
      findings(after).map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params]),
    ).toEqual([
      [told("limits/due-order", row), { limit: "limit.call-back", step: "resolve", after: "resolve" }],
    ]);
  });

  test("is for no row where no step takes the directory's limits", () => {
    const row = user("directory/water.json", ["rows", 0, "limit"]);
    const without = changedAt(everyPlace, user("limits.json", ["steps", 0, "directory"]), undefined);
    expect(
      findings(without).map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params]),
    ).toEqual([[told("directory/limit-without-step", row), { limit: "limit.24h" }]]);
  });
});

describe("a step that takes the longest or shortest", () => {
  // Of what is only awaited nobody knows at the dispatch when it is due.
  test.each([
    ["received", []],
    ["dispatched", []],
    ["due:resolve", []],
    ["signed", ["signed"]],
    ["filed", ["filed"]],
  ])("compares limits that start from %s", (startsAt, events) => {
    for (const [step, pick] of [
      [1, "shortest"],
      [1, "longest"],
    ] as const) {
      const files = changedAt(
        changed("limit.3wd", { startsAt }),
        user("limits.json", ["steps", step, "pick"]),
        pick,
      );
      const expected = events.map((event) => [
        told("limits/not-comparable", ofStep(1, 0)),
        { limit: "limit.3wd", step: "co-report", pick, event },
      ]);
      expect(
        findings(files).map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params]),
      ).toEqual(expected);
    }
    const first = changedAt(
      changed("limit.3wd", { startsAt }),
      user("limits.json", ["steps", 1, "pick"]),
      "first",
    );
    expect(toldOf(first)).toEqual([]);
  });
});
