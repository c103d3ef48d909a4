import fc from "fast-check";
import { expect, test } from "vitest";
import type { Condition } from "../../src/condition/schema.js";
import { endingsOf, foldCondition, leavesOf, scopesIn, usedNames } from "../../src/condition/walk.js";
import type { JsonPath } from "../../src/json/path.js";
import { bites } from "../support/bites.js";
import { condition } from "../support/condition/arbitraries.js";

const standing = (whole: Condition, at: JsonPath) =>
  at.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], whole);

test("an ending stands where its path says", () => {
  fc.assert(
    fc.property(condition, (whole) => {
      for (const ending of endingsOf(whole)) {
        if ("named" in ending) expect(standing(whole, ending.at)).toBe(ending.named);
        else if (ending.short === undefined) expect(standing(whole, ending.at)).toBe(ending.leaf);
        else expect(Object.keys(standing(whole, ending.at) as object)).toEqual([ending.short]);
      }
    }),
  );
});

test("a condition is told by its parts alone: a fold that makes each again makes the whole", () => {
  fc.assert(
    fc.property(condition, (whole) => {
      const again = foldCondition<Condition>(whole, {
        all: (parts) => ({ all: [...parts] }),
        any: (parts) => ({ any: [...parts] }),
        not: (part) => ({ not: part }),
        scope: ({ clauses }, when) => ({ scope: { clauses, when } }),
        named: (name) => ({ condition: name }),
        leaf: (leaf, at, short) => (short === undefined ? leaf : (standing(whole, at) as Condition)),
      });
      expect(again).toEqual(whole);
    }),
  );
});

test("a scope stands where its path says, with what is asked in it", () => {
  bites({ "a scope": 20 }, (bite) =>
    fc.assert(
      fc.property(condition, (whole) => {
        const scopes = scopesIn(whole);
        expect(scopes).toHaveLength(JSON.stringify(whole).split(`"scope":`).length - 1);
        for (const { when, at } of scopes) {
          expect(standing(whole, [...at, "when"])).toBe(when);
          bite("a scope");
        }
      }),
      { numRuns: 1000 },
    ),
  );
});

test("endings are comparisons and names, none left out and none twice", () => {
  fc.assert(
    fc.property(condition, (whole) => {
      const written = JSON.stringify(whole);
      const count = (key: string) => written.split(`"${key}":`).length - 1;
      const short = ["mentions", "topic", "category", "signal"].map(count);
      expect(leavesOf(whole)).toHaveLength(short.reduce((sum, one) => sum + one, count("operator")));
      expect(usedNames(whole)).toHaveLength(count("condition"));
    }),
  );
});
