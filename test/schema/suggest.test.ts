import { describe, expect, it } from "vitest";
import { suggest } from "../../src/suggest.js";

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
