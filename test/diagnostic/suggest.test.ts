import { distance } from "fastest-levenshtein";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggest } from "../../src/diagnostic/suggest.js";

describe("suggest", () => {
  it.each([
    ["a letter missing", "heating-grop", ["gas-group", "heating-group"], "heating-group"],
    ["a letter too many", "leadd", ["lead", "level"], "lead"],
    ["two letters swapped in a short word", "fcat", ["fact", "value"], "fact"],
    ["two letters swapped in a longer word", "mentoins", ["contains", "mentions"], "mentions"],
    ["another case", "EQUAL", ["in", "equal"], "equal"],
    ["an underscore for a capital", "not_equal", ["notIn", "notEqual"], "notEqual"],
    ["one Chinese character", "公共服务/供暧", ["公共服务/供水", "公共服务/供暖"], "公共服务/供水"],
    ["a tie, for the first", "ac", ["ab", "ad"], "ab"],
  ])("finds the word meant: %s", (_title, word, known, meant) => {
    expect(suggest(word, known)).toBe(meant);
  });

  it.each([
    ["nothing is known", "lead", []],
    ["no known word is near", "housing", ["urban", "water"]],
    ["a short word shares only its length", "所属", ["供暖", "供水"]],
    ["more than a third has to change", "abcdef", ["abcxyz"]],
  ])("stays silent where %s", (_title, word, known) => {
    expect(suggest(word, known)).toBeUndefined();
  });
});

describe("which word is near", () => {
  const letters = (word: string) => [...word.toLowerCase()].sort().join("");

  /** The definition, without a short cut: every known word is compared. */
  function nearest(word: string, known: readonly string[]): string | undefined {
    const changes = (other: string) => {
      const apart = distance(word.toLowerCase(), other.toLowerCase());
      return apart === 2 && word.length === other.length && letters(word) === letters(other) ? 1 : apart;
    };
    const near = known.filter((other) => changes(other) <= Math.max(1, Math.floor(Math.max(word.length, other.length) / 3)));
    return near.reduce<string | undefined>((best, other) => (best !== undefined && changes(best) <= changes(other) ? best : other), undefined);
  }

  const words = fc.string({ unit: fc.constantFrom("a", "b", "c", "A", "供", "暖", "-"), maxLength: 9 });

  it("is the first of the nearest, though most are never compared", () => {
    fc.assert(fc.property(words, fc.array(words, { maxLength: 12 }), (word, known) => void expect(suggest(word, known)).toBe(nearest(word, known))), { numRuns: 3_000 });
  });

  it("is none for a word of more than 64 letters, nor such a word for another", () => {
    expect(suggest(`${"a".repeat(63)}b`, ["a".repeat(64)])).toBe("a".repeat(64));
    expect(suggest("a".repeat(65), ["a".repeat(64)])).toBeUndefined();
    expect(suggest("a".repeat(64), ["a".repeat(65)])).toBeUndefined();
  });
});
