import { describe, expect, test } from "vitest";
import { compileCondition } from "../../src/condition/compile.js";
import type { Condition, Leaf } from "../../src/condition/schema.js";
import type { Facts, FactValue } from "../../src/facts/facts.js";
import { buildScanner } from "../../src/text/scanner.js";
import { compiling, textOf } from "../support/condition/reading.js";
import { Shown } from "../../src/condition/evidence.js";

const words = ["暖气", "不热", "漏水"];
const scanner = buildScanner(words);

function evidenceOf(leaf: Leaf, actual: FactValue) {
  const compiled = compileCondition(leaf, compiling(scanner));
  const facts: Facts = { [leaf.fact]: actual };
  return compiled.explain(facts, new Shown());
}

const text = (plain: string): FactValue => textOf(scanner, plain);
const instant: FactValue = {
  iso: "2026-03-02T09:00:00+08:00",
  date: "2026-03-02",
  time: "09:00",
  workday: true,
  dayBeforeWorked: false,
};

describe("the evidence of one comparison", () => {
  test.each<[string, Leaf, FactValue, object]>([
    [
      "has of a text the words found, in the rule's order, and not those looked for",
      { fact: "text", operator: "mentions", value: ["不热", "漏水", "暖气"] },
      text("暖气一点也不热"),
      { fact: "text", operator: "mentions", actual: ["不热", "暖气"], result: true },
    ],
    [
      "has none where none is found",
      { fact: "text", operator: "mentionsAll", value: "漏水" },
      text("暖气"),
      { fact: "text", operator: "mentionsAll", actual: [], result: false },
    ],
    [
      "has the value compared with and the one there was",
      { fact: "count", operator: "greaterThan", value: 2 },
      3,
      { fact: "count", operator: "greaterThan", value: 2, actual: 3, result: true },
    ],
    [
      "has a value that is false or nought",
      { fact: "told", operator: "equal", value: false },
      false,
      { fact: "told", operator: "equal", value: false, actual: false, result: true },
    ],
    [
      "leaves out what is absent",
      { fact: "count", operator: "equal", value: 2 },
      undefined,
      { fact: "count", operator: "equal", value: 2, result: false },
    ],
    [
      "has no value where none is compared with",
      { fact: "count", operator: "isPresent" },
      1,
      { fact: "count", operator: "isPresent", actual: 1, result: true },
    ],
    [
      "has an instant as text",
      { fact: "received", operator: "before", value: "2026-03-03" },
      instant,
      {
        fact: "received",
        operator: "before",
        value: "2026-03-03",
        actual: "2026-03-02T09:00:00+08:00",
        result: true,
      },
    ],
    [
      "has a list as it is",
      { fact: "signals", operator: "contains", value: "fire" },
      ["smoke"],
      { fact: "signals", operator: "contains", value: "fire", actual: ["smoke"], result: false },
    ],
  ])("%s", (_, leaf, actual, evidence) => {
    expect(evidenceOf(leaf, actual)).toEqual(evidence);
  });
});

describe("the evidence of two facts compared", () => {
  const later = (a: FactValue, b: FactValue) =>
    compileCondition({ fact: "a", operator: "after", value: { fact: "b" } }, compiling(scanner)).explain(
      { a, b },
      new Shown(),
    );
  const known = { fact: "a", operator: "after", other: "b" };

  test.each<[string, FactValue, FactValue, object]>([
    [
      "has what each was",
      instant,
      "2026-03-01",
      { value: "2026-03-01", actual: "2026-03-02T09:00:00+08:00", result: true },
    ],
    [
      "compares by the day",
      instant,
      instant,
      { value: "2026-03-02T09:00:00+08:00", actual: "2026-03-02T09:00:00+08:00", result: false },
    ],
    [
      "does not hold where the other says nothing",
      instant,
      undefined,
      { actual: "2026-03-02T09:00:00+08:00", result: false },
    ],
    ["nor where the one does not", undefined, "2026-03-01", { value: "2026-03-01", result: false }],
  ])("%s", (_, a, b, expected) => {
    expect(later(a, b)).toEqual({ ...known, ...expected });
  });

  test.each(["notEqual", "notIn", "doesNotContain"] as const)(
    "of %s does not hold where there is nothing to compare with",
    (operator) => {
      const when = { fact: "a", operator, value: { fact: "b" } };
      const asked = compileCondition(when, compiling(scanner));
      for (const b of [undefined, []] as FactValue[]) expect(asked.holds({ a: "x", b })).toBe(false);
    },
  );
});

test("a scope shows named conditions by themselves, as its own clauses have them", () => {
  const named = new Map<string, Condition>([
    ["wet", { fact: "text", operator: "mentions", value: ["漏水"] }],
  ]);
  const when: Condition = {
    all: [
      { condition: "wet" },
      {
        scope: {
          clauses: 1,
          when: {
            all: [{ fact: "text", operator: "mentions", value: ["暖气"] }, { not: { condition: "wet" } }],
          },
        },
      },
      { condition: "wet" },
    ],
  };
  const shown = compileCondition(when, compiling(scanner, named)).explain(
    { text: text("漏水，暖气") },
    new Shown(),
  );
  const wet = (actual: string[], result: boolean) => ({
    condition: "wet",
    of: { fact: "text", operator: "mentions", actual, result },
    result,
  });
  expect(shown).toEqual({
    all: [
      wet(["漏水"], true),
      {
        scope: 1,
        of: {
          all: [
            { fact: "text", operator: "mentions", actual: ["暖气"], result: true },
            { not: wet([], false), result: true },
          ],
          result: true,
        },
        result: true,
      },
      { condition: "wet", result: true },
    ],
    result: true,
  });
});
