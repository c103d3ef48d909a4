import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesOf } from "../../src/text/runs.js";
import { buildScanner } from "../../src/text/scanner.js";
import { bites } from "../support/bites.js";

const alphabet = fc.constantFrom("暖", "气", "a", "b", "é", "я", "1", "5", ".", "😀");
const word = fc.array(alphabet, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
const text = fc.array(alphabet, { maxLength: 30 }).map((parts) => parts.join(""));

/** Words of which many lie in others, and texts full of them. */
const near = fc
  .array(fc.constantFrom("暖", "气", "a"), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""));
const dense = fc.array(near, { maxLength: 8 }).map((parts) => parts.join(""));

describe("the scanner", () => {
  test("has a word exactly when it stands in the text", () => {
    bites({ stands: 300, "does not stand": 300, "only inside a run": 50 }, (bite) =>
      fc.assert(
        fc.property(fc.array(word, { maxLength: 12 }), text, (words, searched) => {
          const scanner = buildScanner(words);
          const scan = scanner.scan(searched);
          for (const one of words) {
            const stands = occurrences(searched, one).length > 0;
            const absent = searched.includes(one) ? "only inside a run" : "does not stand";
            bite(stands ? "stands" : absent);
            expect(scan.has(scanner.idOf(one) as number)).toBe(stands);
            expect(placesOf(searched, one).length > 0).toBe(stands);
          }
        }),
        { numRuns: 2000 },
      ),
    );
  });

  test.each([
    ["ems", "items in the list", false],
    ["etc", "etc.", true],
    ["etc", "fetch", false],
    ["spa", "<span>", false],
    ["spa", "做spa的", true],
    ["app", "apps", false],
    ["app", "app下载", true],
    ["app", "下载app", true],
    ["app", "app2.0", true],
    ["app", "12345app", true],
    ["etc卡", "etc卡", true],
    ["etc卡", "fetc卡", false],
    ["5g", "5g信号", true],
    ["5g", "15g", false],
    ["5g", "wifi5g", true],
    ["12345", "打12345", true],
    ["12345", "112345", false],
    ["12345", "123456", false],
    ["12345", "12345app", true],
    ["pm2.5", "pm2.5超标", true],
    ["pm2.5", "pm2.51", false],
    ["wifi", "wifi6", true],
    ["k歌", "去k歌", true],
    ["k歌", "ok歌", false],
    ["4s店", "4s店", true],
    ["4s店", "14s店", false],
    ["b站", "b站", true],
    ["b站", "web站", false],
    ["spa", "éspa", false],
    ["spa", "spaß", false],
    ["spa", "яspa", false],
    ["spa", "αspa", false],
    ["spa", "かspa", true],
    ["18度", "18度", true],
    ["18度", "118度", false],
  ])("%s in %s: %s", (word, searched, stands) => {
    const scanner = buildScanner([word]);
    expect([
      scanner.scan(searched).has(0),
      scanner.scan(searched).longest.length === 1,
      placesOf(searched, word).length > 0,
    ]).toEqual([stands, stands, stands]);
  });

  test("counts as longest the words that stand somewhere no longer word covers them", () => {
    bites({ covered: 200, uncovered: 1000 }, (bite) =>
      fc.assert(
        fc.property(
          fc.array(fc.oneof(near, word), { maxLength: 12 }),
          fc.oneof(dense, text),
          (words, searched) => {
            const scanner = buildScanner(words);
            const places = scanner.words.flatMap((one) =>
              occurrences(searched, one).map((from) => ({ one, from, to: from + one.length })),
            );
            const uncovered = places.filter(
              (place) =>
                !places.some(
                  (other) =>
                    other.from <= place.from && other.to >= place.to && other.one.length > place.one.length,
                ),
            );
            bite("uncovered", uncovered.length);
            bite("covered", places.length - uncovered.length);
            const expected = new Set(uncovered.map((place) => place.one));
            expect(new Set(scanner.scan(searched).longest.map(({ word }) => scanner.words[word]))).toEqual(
              expected,
            );
          },
        ),
        { numRuns: 2000 },
      ),
    );
  });

  test("lets words that are only looked for cover nothing", () => {
    const scanner = buildScanner(["社保"], ["社保审核"]);
    const scan = scanner.scan("社保审核");
    expect([scan.has(0), scan.has(1), scan.longest.map(({ word }) => word)]).toEqual([true, true, [0]]);
  });
});

/**
 * Where a word stands: between two letters of an alphabet, or two digits, nothing begins and nothing ends.
 */
function occurrences(searched: string, one: string): number[] {
  const edge = (at: number) => !/\p{Ll}{2}|\d{2}/u.test(searched.slice(Math.max(0, at - 1), at + 1));
  return Array.from({ length: searched.length }, (_, from) => from).filter(
    (from) => searched.startsWith(one, from) && edge(from) && edge(from + one.length),
  );
}
