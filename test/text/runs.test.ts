import { describe, expect, test } from "vitest";
import { insideRun, placesOf } from "../../src/text/runs.js";

/** The places inside runs, from a text in which they are marked. */
const marked = (text: string) => {
  const parts = text.split("|");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("").length);
};

describe("a run of letters or of digits", () => {
  test.each([
    ["of Latin letters", "暖a|b|c气"],
    ["with marks on them", "é|ß|ü"],
    ["of Greek or Cyrillic ones", "α|β я|ж"],
    ["of letters of several alphabets", "a|α|я"],
    ["of digits", "1|2|3 4|5"],
    ["ends where letters meet digits", "a|b1|2c|d"],
    ["is none of Han characters, kana or Hangul", "暖气かな한글"],
    ["is none across a mark or white space", "a.b-c d_e,f"],
    ["is none at the ends of a text", "a"],
    ["is none of emoji", "😀😀"],
    ["of digits of other scripts", "1|२|३"],
    ["ends before phonetic letters beyond", "aꜳ"],
    ["is none in nothing", ""],
  ])("%s: %s", (_, text) => {
    const plain = text.replaceAll("|", "");
    const inside = Array.from({ length: plain.length + 2 }, (_, index) => index - 1).filter((at) =>
      insideRun(plain, at),
    );
    expect(inside).toEqual(marked(text));
  });
});

describe("a word", () => {
  test.each([
    ["ems", "ems", true],
    ["ems", "items ems", true],
    ["ems", "items, emss", false],
    ["aa", "aaa aa", true],
    ["aa", "aaa", false],
    ["气气", "暖气气气", true],
    ["5g", "15g, 5g", true],
    ["5g", "15g", false],
    ["暖气", "暖 气", false],
    ["气", "暖气", true],
    ["a气a", "ba气a气a", true],
    ["a", "", false],
  ])("%s stands in %s: %s", (word, text, stands) => {
    expect(placesOf(text, word).length > 0).toBe(stands);
  });
});
