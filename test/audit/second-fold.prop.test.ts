import fc from "fast-check";
import { expect, test } from "vitest";
import { readAsOf, secondFold } from "../../src/audit/second-fold.js";
import { foldingOf, spellingOf } from "../../src/text/fold.js";
import { bites } from "../support/bites.js";

const misspelt = { 拉圾: "垃圾", 然气: "燃气", 突然气: "突然气", 然气漏: "燃气漏", "a+": "乙" };

test("both ways of folding read misspelt words alike, the longest at its place", () => {
  const fold = foldingOf(new Map([["氣", "气"]]));
  const { correct } = spellingOf(new Map(Object.entries(misspelt)));
  const readAs = readAsOf(["气氣"], misspelt);
  const piece = fc.constantFrom("拉", "圾", "突", "然", "气", "氣", "漏", "a", "+", " ", "，");
  bites({ corrected: 100, kept: 10 }, (bite) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const once = correct(fold(text));
        expect(secondFold(text, readAs)).toBe(once);
        if (once !== fold(text)) bite("corrected");
        if (once.includes("突然气")) bite("kept");
      }),
      { numRuns: 5_000 },
    );
  });
});
