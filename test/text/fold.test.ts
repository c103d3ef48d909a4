import { expect, test } from "vitest";
import { foldText } from "../../src/text/fold.js";

test.each([
  ["full width becomes half width", "ＡＢＣ１２３（）", "abc123()"],
  ["compatible forms become the plain ones", "①㈠Ⅷ℃ﬁ㎡", "1(一)viii°cfim2"],
  ["marks put together become one letter", "e\u0301", "é"],
  ["capitals become small, also of other alphabets", "ETC ÀÉ ΑΒ ЯЖ", "etc àé αβ яж"],
  ["white space of any kind and length is one space", "a \t\n\r\u00a0\u3000 b", "a b"],
  ["white space at either end is none", " \n暖气\u3000", "暖气"],
  ["white space between Han characters stays one space", "暖  气", "暖 气"],
  ["characters without width are left out", "暖\u200b气\u200d不\ufeff热\u00ad", "暖气不热"],
  ["white space around what is left out is still one", "a \u200b b", "a b"],
  ["marks and digits stay", "温度<18.5度，怎么办？", "温度<18.5度,怎么办?"],
  ["Han characters stay", "暖氣不熱", "暖氣不熱"],
  ["nothing but white space is nothing", " \u200b\u3000", ""],
  ["of nothing there is nothing", "", ""],
])("%s", (_, text, folded) => {
  expect(foldText(text)).toBe(folded);
  expect(foldText(folded)).toBe(folded);
});
