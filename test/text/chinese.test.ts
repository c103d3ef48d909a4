import { expect, test } from "vitest";
import { isChinese } from "../../src/text/chinese.js";

test.each([
  ["Chinese", "暖气不热", true],
  ["traditional", "暖氣不熱", true],
  ["with names in other letters", "请问 iPhone 15 Pro Max 怎么退", true],
  ["as many characters as words", "退款 refund please", true],
  ["one character fewer than words", "退款 please refund me", false],
  ["English", "my heating is off", false],
  ["one word", "help", false],
  ["pinyin", "wo jia ting shui le", false],
  ["Russian", "нет отопления", false],
  ["Korean", "난방이 안 됩니다", false],
  ["Japanese", "家の暖房がつかない", false],
  ["Tibetan", "ཁང་པ་གྲང་མོ", false],
  ["digits and marks alone", "12345！？", true],
  ["nothing", "", true],
])("%s", (_, text, chinese) => {
  expect(isChinese(text)).toBe(chinese);
});
