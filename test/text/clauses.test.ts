import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asWritten } from "../../src/audit/second-fold.js";
import { secondClauses } from "../../src/audit/second-words.js";
import { clausesOf } from "../../src/text/clauses.js";
import { bites } from "../support/bites.js";
import { byCount } from "../support/kind-of.js";

describe("the clauses of a text", () => {
  test.each([
    [
      "a full stop, comma, semicolon, exclamation or question mark ends one",
      "着火了，快来。有人吗？有！好；走",
      ["着火了", "快来", "有人吗", "有", "好", "走"],
    ],
    [
      "so do their half-width twins",
      "着火了,快来.有人吗?有!好;走｡",
      ["着火了", "快来", "有人吗", "有", "好", "走"],
    ],
    ["a colon and a listing mark do not", "地点：东街、西街", ["地点:东街、西街"]],
    ["a point or comma within a number does not", "室温13.5度,缴费1,200元", ["室温13.5度", "缴费1,200元"]],
    ["a point within an address does not", "见www.example.com网站", ["见www.example.com网站"]],
    ["a time keeps its colon", "8:30停电", ["8:30停电"]],
    ["each point of a list is one", "一、水发黄；二、井盖松动", ["水发黄", "井盖松动"]],
    [
      "list marks of every kind cut",
      "1.水黄2、井盖松（三）噪声④没灯(5)漏水",
      ["水黄", "2、井盖松", "噪声", "没灯", "漏水"],
    ],
    [
      "a numeral in a word is no list mark",
      "周六、周日施工，五一、十一也施工",
      ["周六、周日施工", "五一、十一也施工"],
    ],
    ["nor is a number in one", "wifi6、宽带都坏，13号楼", ["wifi6、宽带都坏", "13号楼"]],
    ["numerals up to ninety-nine are", "十、没水\n二十一、没电\n（三十二）没灯", ["没水", "没电", "没灯"]],
    ["numbers that are none in Chinese are not", "五五、没水，（五五）没电", ["五五、没水", "(五五)没电"]],
    ["a number right after a Han character cuts and stays", "拨打12、13都行", ["拨打", "12、13都行"]],
    [
      "a line end between words or numbers is a space",
      "ems\nabc 打12345\n110也打",
      ["ems abc 打12345 110也打"],
    ],
    ["a line that ran out of room goes on", "家里煤\n气泄\r\n漏", ["家里煤气泄漏"]],
    ["a line that ends in a mark ends its clause", "情况如下：\n着火了", ["情况如下:", "着火了"]],
    ["an empty line ends a clause", "路灯坏了\n\n另外没水", ["路灯坏了", "另外没水"]],
    [
      "a line before a list mark ends a clause",
      "反映两件事\n1、没水\n2、没电",
      ["反映两件事", "没水", "没电"],
    ],
    [
      "white space between Han characters is dropped, between words kept",
      "煤 气 泄 漏 at home",
      ["煤气泄漏 at home"],
    ],
    ["they are folded", "ＡＢＣ，Ｄ", ["abc", "d"]],
    ["marks alone leave nothing", "，。！？\n\n", []],
    ["of nothing there are none", "", []],
  ])("%s", (_, text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  const piece = fc.constantFrom(
    "着火",
    "了",
    "，",
    "。",
    "\n",
    "\n\n",
    " ",
    "1.",
    "一、",
    "a",
    "3",
    ".",
    ",",
    "（2）",
    "：",
    "\r\n",
    "着火\n了",
    "着\r\n火了",
    "着 火了",
    "a了\na",
  );
  const pieces = fc.array(piece, { maxLength: 30 });

  test("are never empty, and have no mark that ends one", () => {
    bites({ "no clause": 1, "one clause": 1, "several clauses": 1 }, (bite) =>
      fc.assert(
        fc.property(pieces, (parts) => {
          const clauses = clausesOf(parts.join(""));
          bite(byCount(clauses.length, ["no clause", "one clause", "several clauses"]));
          for (const clause of clauses) expect(clause).toMatch(/^[^，。；！？;!?\n]+$/);
        }),
      ),
    );
  });

  test("are those of the second engine", () => {
    const others = fc.constantFrom(
      ..."①⒛㈠㈩(（)）12一百二、．.,。 \t\n\r我a𠮷　\ufeff",
      "12.",
      "3)",
      "十一、",
      "（三）",
      "\r\n",
    );
    const any = fc.array(fc.oneof(piece, others), { maxLength: 24 }).map((parts) => parts.join(""));
    bites({ "several clauses": 1_800, "a list mark": 1_000 }, (bite) =>
      fc.assert(
        fc.property(any, (text) => {
          const clauses = clausesOf(text);
          if (clauses.length > 1) bite("several clauses");
          if (/[①㈠]|\d[.)、]|一、|（三）/.test(text)) bite("a list mark");
          expect(secondClauses(text, asWritten)).toEqual(clauses);
        }),
        { numRuns: 6_000 },
      ),
    );
  });

  test("lose no character but marks, list marks and white space", () => {
    const bare = (text: string) => text.replace(/[^\p{Script=Han}a-z]/gu, "").replaceAll("一", "");
    const least = {
      "something to lose": 1,
      "a list mark before it": 1,
      "a line end within it": 1,
      "a space within it": 1,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(pieces, (parts) => {
          const text = parts.join("");
          if (bare(text) !== "") bite("something to lose");
          if (/(1\.|一、|（2）)[着了a]/.test(text)) bite("a list mark before it");
          if (/[着火了a]\r?\n[着火了a]/.test(text)) bite("a line end within it");
          if (/[着火了a] +[着火了a]/.test(text)) bite("a space within it");
          expect(bare(clausesOf(text).join(""))).toBe(bare(text));
        }),
        { numRuns: 300 },
      ),
    );
  });

  test("of blanks without end take no longer than reading them", () => {
    for (const blank of [" ", "\t", "\n", "\n ", "，", "1、", "（", "。\n"])
      expect(clausesOf(`我${blank.repeat(200_000)}a`).length).toBeLessThan(4);
  });

  test("joined again by commas, are the same", () => {
    bites({ several: 1 }, (bite) =>
      fc.assert(
        fc.property(fc.array(fc.constantFrom("着火", "没水", "abc", "三楼"), { minLength: 1 }), (clauses) => {
          if (clauses.length > 1) bite("several");
          expect(clausesOf(clauses.join("，"))).toEqual(clauses);
        }),
      ),
    );
  });
});
