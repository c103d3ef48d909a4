import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appeal } from "../support/appeal.js";
import { bites } from "../support/bites.js";
import { minimal } from "../support/packs.js";

/**
 * One fault in one field of an appeal, of each layer: what is written there, and what is told of it alone.
 */
const faults: readonly (readonly [layer: string, more: Record<string, unknown>, told: readonly string[]])[] =
  [
    ["shape", { titel: "x" }, ["schema/unknown-key /titel"]],
    ["shape", { title: 1 }, ["schema/type /title"]],
    ["shape", { channel: "" }, ["schema/range /channel"]],
    ["shape", { appellant: { kind: "persn" } }, ["schema/value /appellant/kind"]],
    ["shape", { history: {} }, ["schema/missing-key /history"]],
    [
      "shape and words",
      { location: { adress: "x", divisions: ["990109"] } },
      ["schema/unknown-key /location/adress", "appeal/unknown-division /location/divisions/0"],
    ],
    [
      "shape and words",
      { facts: { households: "3", bogus: null } },
      ["schema/type /facts/bogus", "appeal/fact-type /facts/households", "appeal/unknown-fact /facts/bogus"],
    ],
    ["words", { category: "complain" }, ["appeal/unknown-category /category"]],
    ["words", { topic: "供暧" }, ["appeal/unknown-topic /topic"]],
    ["words", { about: { units: ["990101001", "no-such"] } }, ["appeal/unknown-unit /about/units/1"]],
    ["words", { signals: ["fier"] }, ["appeal/unknown-signal /signals/0"]],
    ["time", { receivedAt: "2026-02-30T00:00:00+08:00" }, ["time/invalid /receivedAt"]],
    ["time", { dispatchedAt: "yesterday" }, ["time/invalid /dispatchedAt"]],
    ["data", { extra: { a: Number.NaN } }, ["json/not-json /extra/a"]],
  ];

const told = (input: unknown): string[] => {
  const result = minimal.safeDispatch(input);
  return result.ok ? [] : result.diagnostics.map(({ code, at }) => `${code} ${at.pointer}`);
};

describe("an appeal with several things wrong", () => {
  test.each(faults)("of %s alone: %j", (_, more, expected) => {
    expect(told({ ...appeal(), ...more }).toSorted()).toEqual(expected.toSorted());
  });

  test("is told of every one at once, whichever layer each is of", () => {
    bites({ "of one layer": 1, "of several": 1, "of every layer": 1 }, (bite) =>
      fc.assert(
        fc.property(fc.subarray([...faults], { minLength: 1 }), (some) => {
          const layers = new Set(some.flatMap(([layer]) => layer.split(" and ")));
          const more = layers.size < 4 ? "of several" : "of every layer";
          bite(layers.size === 1 ? "of one layer" : more);
          const input = Object.assign({}, appeal(), ...some.map(([, more]) => more)) as object;
          expect(told(input).toSorted()).toEqual(some.flatMap(([, , expected]) => expected).toSorted());
        }),
        { numRuns: 300 },
      ),
    );
  });

  test("has nothing said of a field whose shape is wrong but that", () => {
    const wrong: [Record<string, unknown>, string][] = [
      [{ category: 1 }, "schema/type /category"],
      [{ topic: null }, "schema/type /topic"],
      [{ signals: "fire" }, "schema/type /signals"],
      [{ signals: ["fier", 1] }, "schema/type /signals/1"],
      [{ location: [] }, "schema/type /location"],
      [{ facts: [] }, "schema/type /facts"],
      [{ facts: { households: null } }, "schema/type /facts/households"],
      [{ facts: { households: ["3", 4] } }, "schema/type /facts/households/1"],
      [{ receivedAt: 5 }, "schema/type /receivedAt"],
    ];
    for (const [more, expected] of wrong) expect(told({ ...appeal(), ...more })).toEqual([expected]);
  });

  test("that is no appeal at all is told once", () => {
    for (const input of [null, undefined, 1, "x", [], () => 0])
      expect(told(input).filter((one) => one !== "json/not-json ")).toEqual(["schema/type "]);
  });
});
