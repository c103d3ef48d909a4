import { distance } from "fastest-levenshtein";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggest } from "../../src/diagnostic/suggest.js";
import { bites } from "../support/bites.js";

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

  function changesOf(word: string, other: string): number {
    const apart = distance(word.toLowerCase(), other.toLowerCase());
    return apart === 2 && word.length === other.length && letters(word) === letters(other) ? 1 : apart;
  }

  /** The definition, without a short cut: every known word is compared. */
  function nearest(word: string, known: readonly string[]): string | undefined {
    const changes = (other: string) => changesOf(word, other);
    const near = known.filter(
      (other) => changes(other) <= Math.max(1, Math.floor(Math.max(word.length, other.length) / 3)),
    );
    return near.reduce<string | undefined>(
      (best, other) => (best !== undefined && changes(best) <= changes(other) ? best : other),
      undefined,
    );
  }

  const words = fc.string({ unit: fc.constantFrom("a", "b", "c", "A", "供", "暖", "-"), maxLength: 9 });

  const slips: readonly ((word: string, at: number) => string)[] = [
    (word, at) => word.slice(0, at) + word.slice(at + 1),
    (word, at) => `${word.slice(0, at)}b${word.slice(at)}`,
    (word, at) => `${word.slice(0, at)}c${word.slice(at + 1)}`,
    (word, at) =>
      word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
    (word) => word.toUpperCase(),
  ];
  /** Words that come of a word by a slip or several. Chance alone makes few that are near. */
  const misspelt = (word: string) =>
    fc
      .array(fc.tuple(fc.constantFrom(...slips), fc.nat(8)), { minLength: 1, maxLength: 3 })
      .map((list) => list.reduce((spelt, [slip, at]) => slip(spelt, at % (spelt.length + 1)), word));
  const cases = words.chain((word) => {
    const known = fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: misspelt(word) });
    return fc.tuple(fc.constant(word), fc.array(known, { maxLength: 12 }));
  });

  it("is the first of the nearest, though most are never compared", () => {
    const least = {
      found: 700,
      none: 400,
      "not the first": 500,
      "a tie": 150,
      "swapped letters": 50,
      "another case": 100,
      "a third changed": 50,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(cases, ([word, known]) => {
          const meant = nearest(word, known);
          bite(meant === undefined ? "none" : "found");
          if (meant !== undefined) {
            const changes = changesOf(word, meant);
            const rest = known.slice(known.indexOf(meant) + 1);
            if (known.indexOf(meant) > 0) bite("not the first");
            if (rest.some((other) => other !== meant && changesOf(word, other) === changes)) bite("a tie");
            if (changes < distance(word.toLowerCase(), meant.toLowerCase())) bite("swapped letters");
            if (changes === 0 && meant !== word) bite("another case");
            if (changes > 1) bite("a third changed");
          }
          expect(suggest(word, known)).toBe(meant);
        }),
        { numRuns: 3_000 },
      ),
    );
  });

  it("is none for a word of more than 64 letters, nor such a word for another", () => {
    expect(suggest(`${"a".repeat(63)}b`, ["a".repeat(64)])).toBe("a".repeat(64));
    expect(suggest("a".repeat(65), ["a".repeat(64)])).toBeUndefined();
    expect(suggest("a".repeat(64), ["a".repeat(65)])).toBeUndefined();
  });
});
