import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scopes } from "../../../src/decide/stages/scopes.js";
import { standsIn } from "../../../src/text/runs.js";
import { buildScanner } from "../../../src/text/scanner.js";

const words = ["着火", "着火了", "物业", "abc", "火了"];
const scanner = buildScanner(words.slice(0, 2), words.slice(2));
const clause = fc.array(fc.constantFrom("着火", "了", "物业", "abc", "我", "x"), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
const cuts = fc.array(fc.array(clause, { maxLength: 6 }), { maxLength: 2 });

/** What stands in a text, by looking for each word. */
const wordsIn = (text: string) => words.filter((word) => standsIn(text, word)).join(" ");

describe("the scopes of a text", () => {
  test("have of each clause, and of each two neighbours, the words that stand in it, each set of words once", () => {
    fc.assert(
      fc.property(cuts, (ways) => {
        const wanted = ways.flatMap((clauses) => clauses.flatMap((one, index) => [one, ...(index + 1 < clauses.length ? [`${one}，${clauses[index + 1]}`] : [])]));
        const found = [...scopes(scanner, ways)];
        expect(found.map(({ folded }) => wordsIn(folded)).sort()).toEqual([...new Set(wanted.map(wordsIn))].sort());
        for (const { folded, scan } of found) {
          expect(wanted).toContain(folded);
          expect(words.filter((_, index) => scan.has(scanner.idOf(words[index] as string) as number)).join(" ")).toBe(wordsIn(folded));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("of a hundred thousand clauses that say nothing are one", () => {
    expect([...scopes(scanner, [Array.from({ length: 100_000 }, () => "我")])]).toHaveLength(1);
  });
});
