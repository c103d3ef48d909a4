import { expect, test } from "vitest";
import { Answers } from "../../../src/editor/measure/answers.js";

test("answers are counted by what was expected, the most frequent first, with examples and words", () => {
  const answers = new Answers();
  answers.add({ expected: "供水", actual: "供暖", right: false }, "a", ["停水"]);
  answers.add({ expected: "供水", actual: "供水", right: true }, "b", ["停水"]);
  answers.add({ expected: "供水", actual: "供水", right: true }, "c", ["漏水", "停水"]);
  expect(answers.list).toEqual([
    { expected: "供水", actual: "供水", right: true, count: 2, appeals: ["b", "c"], words: ["停水", "漏水"] },
    { expected: "供水", actual: "供暖", right: false, count: 1, appeals: ["a"], words: ["停水"] },
  ]);
});

test("of many appeals and words ten are kept", () => {
  const answers = new Answers();
  for (let at = 0; at < 12; at++)
    answers.add({ expected: null, actual: "x", right: false }, `a${at}`, [`w${at}`]);
  expect(answers.list).toMatchObject([{ count: 12 }]);
  expect(answers.list.map(({ appeals, words }) => [appeals.length, words.length])).toEqual([[10, 10]]);
});
