import { describe, expect, test } from "vitest";
import { foldingOf, foldText, spellingOf } from "../../src/text/fold.js";

test.each([
  ["full width becomes half width", "ＡＢＣ１２３（）", "abc123()"],
  ["compatible forms become the plain ones", "①㈠Ⅷ℃ﬁ㎡", "1(一)viii°cfim2"],
  ["marks put together become one letter", "e\u0301", "é"],
  ["capitals become small, also of other alphabets", "ETC ÀÉ ΑΒ ЯЖ", "etc àé αβ яж"],
  ["white space of any kind and length is one space", "a \t\n\r\u00a0\u3000 b", "a b"],
  ["white space at either end is none", " \n暖气\u3000", "暖气"],
  ["white space between Han characters stays one space", "暖  气", "暖 气"],
  ["characters without width are left out", "暖\u200b气\u200d不\ufeff热\u00ad", "暖气不热"],
  ["marks laid over characters are left out", "着\u0336火\u0336了\u20dd", "着火了"],
  ["selectors of a look are left out", "1\ufe0f\u20e3号楼葛\u{e0100}市\ufe00", "1号楼葛市"],
  ["a capital that leaves a mark when made small", "İ", "i"],
  ["letters that come together when a mark goes", "\u1100\u0336\u1161", "가"],
  ["white space around what is left out is still one", "a \u200b b", "a b"],
  ["marks and digits stay", "温度<18.5度，怎么办？", "温度<18.5度,怎么办?"],
  ["Han characters stay", "暖氣不熱", "暖氣不熱"],
  ["nothing but white space is nothing", " \u200b\u3000", ""],
  ["of nothing there is nothing", "", ""],
])("%s", (_, text, folded) => {
  expect(foldText(text)).toBe(folded);
  expect(foldText(folded)).toBe(folded);
});

describe("with characters read as others", () => {
  const fold = foldingOf(
    new Map([
      ["裡", "里"],
      ["裏", "里"],
      ["𠗣", "㓆"],
      ["-", "一"],
    ]),
  );

  test.each([
    ["each is read as its own", "家裡裏外", "家里里外"],
    ["one of two units too", "𠗣水", "㓆水"],
    ["no other is", "里理", "里理"],
    ["after all else is folded", "家裡\u0336 ＡＢ", "家里 ab"],
    ["one with a meaning in patterns is only itself", "a-b", "a一b"],
  ])("%s", (_, text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(folded)).toBe(folded);
  });

  test.each(["]", "^", "\\", "-", "[", "."])("none is taken for a part of a pattern: %s", (mark) => {
    const odd = foldingOf(
      new Map([
        [mark, "里"],
        ["裏", "里"],
      ]),
    );
    expect(odd(`甲裏乙${mark}丙`)).toBe("甲里乙里丙");
  });

  test("without any, text is folded as it is", () => {
    expect(foldingOf(new Map())("家裡")).toBe(foldText("家裡"));
  });
});

describe("a spelling", () => {
  const meant = new Map([
    ["然气", "燃气"],
    ["突然气", "突然气"],
    ["拉圾", "垃圾"],
  ]);
  const { correct, slips } = spellingOf(meant);

  test("reads misspelt words as they were meant, the longest at its place", () => {
    expect(correct("然气漏了，拉圾没人收")).toBe("燃气漏了，垃圾没人收");
    expect(correct("突然气味很大")).toBe("突然气味很大");
  });

  test("says each word it read as another, once", () => {
    expect(slips("拉圾，突然气味，拉圾")).toEqual([{ written: "拉圾", read: "垃圾" }]);
    expect(slips("垃圾")).toEqual([]);
  });

  test("takes words with marks of patterns as they are", () => {
    expect(spellingOf(new Map([["a+b", "甲乙"]])).correct("aab a+b")).toBe("aab 甲乙");
  });

  test("without words changes nothing", () => {
    expect(spellingOf(new Map()).correct("拉圾")).toBe("拉圾");
    expect(spellingOf(new Map()).slips("拉圾")).toEqual([]);
  });
});
