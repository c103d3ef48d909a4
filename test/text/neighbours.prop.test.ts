import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neighbours } from "../../src/text/neighbours.js";
import { placesOf } from "../../src/text/runs.js";
import { buildScanner } from "../../src/text/scanner.js";
import { bites } from "../support/bites.js";

const words = ["着火", "着火了", "物业", "abc", "火了"];
const scanner = buildScanner(words.slice(0, 2), words.slice(2));
const clause = fc
  .array(fc.constantFrom("着火", "了", "物业", "abc", "我", "x"), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""));
const texts = fc.array(clause, { maxLength: 6 });

/** What stands in a text, by looking for each word. */
const wordsIn = (text: string) => words.filter((word) => placesOf(text, word).length > 0).join(" ");

describe("the scopes of a text", () => {
  test("have of each clause, and of each two neighbours, the words that stand in it, each set of words once, clause by clause", () => {
    const least = {
      "no text": 1,
      "one clause": 1,
      "two neighbours": 1,
      "more in two than in either": 1,
      "the same words again": 1,
      "a word inside a run": 1,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(texts, (written) => {
          const wanted = written.flatMap((one, index) => [
            [one],
            ...(index + 1 < written.length ? [[one, written[index + 1] as string]] : []),
          ]);
          const found = [...neighbours(scanner, written, 2)];
          if (wanted.length === 0) bite("no text");
          if (written.length === 1) bite("one clause");
          written.slice(1).forEach((next, index) => {
            const [one, other] = [wordsIn(written[index] as string), wordsIn(next)];
            bite("two neighbours");
            if (one !== other && one !== "" && other !== "") bite("more in two than in either");
          });
          if (found.length < wanted.length) bite("the same words again");
          if (
            wanted
              .flat()
              .some((text) => words.some((word) => text.includes(word) && !(placesOf(text, word).length > 0)))
          )
            bite("a word inside a run");
          const byClause = (clauses: readonly string[]) => clauses.map(wordsIn).join("|");
          expect(found.map(({ clauses }) => byClause(clauses)).sort()).toEqual(
            [...new Set(wanted.map(byClause))].sort(),
          );
          for (const { folded, clauses, scan } of found) {
            expect(wanted).toContainEqual(clauses);
            expect(folded).toBe(clauses.join("，"));
            expect(
              words.filter((_, index) => scan.has(scanner.idOf(words[index] as string) as number)).join(" "),
            ).toBe(wordsIn(folded));
          }
        }),
        { numRuns: 500 },
      ),
    );
  });

  test("of a hundred thousand clauses that say nothing are one, and one of two", () => {
    expect([
      ...neighbours(
        scanner,
        Array.from({ length: 100_000 }, () => "我"),
        2,
      ),
    ]).toHaveLength(2);
  });
});
