import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsOf } from "../../src/text/parts.js";

describe("the parts of a text", () => {
  test.each<[string, string, string[]]>([
    ["numbered items", "一、暖气不热。二、路灯不亮。", ["一、暖气不热。", "二、路灯不亮。"]],
    ["ordinals", "其一，暖气不热；其二，路灯不亮", ["其一，暖气不热；", "其二，路灯不亮"]],
    ["what is said in passing", "暖气不热。顺便说一句，路灯不亮", ["暖气不热。", "顺便说一句，路灯不亮"]],
    ["what is added", "暖气不热。另外路灯不亮", ["暖气不热。", "另外路灯不亮"]],
    ["sentences", "暖气不热。路灯不亮！", ["暖气不热。", "路灯不亮！"]],
  ])("are %s", (_, text, parts) => {
    expect(partsOf(text).parts).toEqual(parts);
  });

  test("have an opening before the first item", () => {
    expect(partsOf("我住望京，两件事：1、暖气不热。2、路灯不亮。")).toEqual({
      opening: "我住望京，两件事：",
      parts: ["1、暖气不热。", "2、路灯不亮。"],
      stated: "announced",
    });
  });

  test.each([
    ["announced", "三件事：一、甲。二、乙。"],
    ["listed", "一、甲。二、乙。"],
    ["in-passing", "甲。对了，乙"],
    ["in-passing", "咨询两个问题，甲，另外乙"],
    ["listed", "有几个问题：1、甲。2、乙。"],
    ["no", "电梯坏了，再说一楼也不用"],
    ["listed", "甲，另外乙"],
    ["no", "甲。乙。"],
  ])("are %s in %s", (stated, text) => {
    expect(partsOf(text).stated).toBe(stated);
  });

  test("are found however their marks are written", () => {
    expect(partsOf("兩件事：頭一件，暖氣不熱；第二個，路燈不亮").stated).toBe("announced");
    expect(partsOf("暖氣不熱。順便說一句，路燈不亮").parts).toHaveLength(2);
    expect(partsOf("暖氣不熱。還有路燈不亮").parts).toHaveLength(2);
  });

  test("are none of a number alone, of a decimal, nor of a word inside a clause", () => {
    expect(partsOf("一、暖气不热").parts).toHaveLength(1);
    expect(partsOf("水费3.5元，电费0.5元").parts).toHaveLength(1);
    expect(partsOf("车上还有空座").parts).toHaveLength(1);
    expect(partsOf("2、3号楼路灯不亮，1、5单元也是").parts).toHaveLength(1);
  });

  test("are the whole text, with the opening", () => {
    const piece = fc.constantFrom(
      "一、",
      "2、",
      "(三)",
      "其二",
      "另外",
      "顺便",
      "。",
      "，",
      "\n",
      "两件事",
      "暖气",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const { opening, parts } = partsOf(text);
        expect((opening + parts.join("")).replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});
