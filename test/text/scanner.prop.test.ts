import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildScanner } from "../../src/text/scanner.js";

const alphabet = fc.constantFrom("暖", "气", "不", "热", "a", "😀");
const word = fc.array(alphabet, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
const text = fc.array(alphabet, { maxLength: 30 }).map((parts) => parts.join(""));

describe("the scanner", () => {
  test("has a word exactly when the text includes it", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), text, (words, searched) => {
        const scanner = buildScanner(words);
        const scan = scanner.scan(searched);
        for (const one of words) expect(scan.has(scanner.idOf(one) as number)).toBe(searched.includes(one));
      }),
      { numRuns: 2000 },
    );
  });

  test("counts as longest the words that stand somewhere no longer word covers them", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), text, (words, searched) => {
        const scanner = buildScanner(words);
        const places = scanner.words.flatMap((one) => occurrences(searched, one).map((from) => ({ one, from, to: from + one.length })));
        const uncovered = places.filter((place) => !places.some((other) => other.from <= place.from && other.to >= place.to && other.one.length > place.one.length));
        const expected = new Set(uncovered.map((place) => place.one));
        expect(new Set(scanner.scan(searched).longest.map((id) => scanner.words[id]))).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test("lets words that are only looked for cover nothing", () => {
    const scanner = buildScanner(["社保"], ["社保审核"]);
    const scan = scanner.scan("社保审核");
    expect([scan.has(0), scan.has(1), scan.longest]).toEqual([true, true, [0]]);
  });
});

function occurrences(searched: string, one: string): number[] {
  return Array.from({ length: searched.length }, (_, from) => from).filter((from) => searched.startsWith(one, from));
}
