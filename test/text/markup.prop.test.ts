import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "../../src/text/markup.js";
import { bites } from "../support/bites.js";

/** What citizens write that only looks like markup. */
const written = [
  "暖气",
  "不热",
  "温度<18度",
  "3<5",
  "5>3",
  "A&B公司",
  "AT&T",
  "<<劳动合同法>>",
  "《条例》",
  "<小区>",
  "<a 很冷>",
  "<ETC>",
  "< p >",
  "<p",
  "a<b",
  "<>",
  "</>",
  "&",
  "&&",
  "R&D;",
  "&甲;",
  "?a=1&lt=2",
  "&#0;",
  "&#xd800;",
  "&#9999999;",
  "<!--",
  "<b=>",
];
const joined: readonly string[] = [
  "<b>",
  "</b>",
  "<SPAN>",
  "</span >",
  `<a href="x>y" target='_blank'>`,
  "<img src=a/b.png />",
  "<o:p>",
  "</o:p>",
  "<font\ncolor=red>",
  "<!-- 着火了 -->",
  "<script>var a = '<p>';</script>",
  '<style type="text/css">b{}</STYLE >',
  "<!DOCTYPE html>",
  `<?xml version="1.0"?>`,
  "<![endif]>",
];
const broken: readonly string[] = [
  "<p>",
  "</p>",
  "<br>",
  "<BR/>",
  "<br />",
  `<div class="a b">`,
  "</td>",
  "<li disabled>",
  "<h1>",
];

const piece = fc.oneof(
  fc.constantFrom(...written).map((text) => [text, text]),
  fc.constantFrom(...joined).map((tag) => [tag, ""]),
  fc.constantFrom(...broken).map((tag) => [tag, "\n"]),
) as fc.Arbitrary<[string, string]>;
/** A page, and what it says. Pieces that only look like markup are kept apart, lest two together are some. */
const page = fc.array(piece, { maxLength: 12 }).map((pieces) => ({
  html: pieces.map(([html]) => html).join("｜"),
  text: pieces.map(([, text]) => text).join("｜"),
}));

/** Of which kinds the pieces of a page are. */
const kindsIn = (html: string) =>
  html.split("｜").flatMap((piece) => {
    if (joined.includes(piece)) return ["a tag in a line" as const];
    if (broken.includes(piece)) return ["a tag of a block" as const];
    return /[<&]/.test(piece) ? ["what only looks like one" as const] : [];
  });

const escaped = (html: string) =>
  html
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

describe("text without markup", () => {
  test("is what a page says: tags in a line vanish, those of blocks end it, and what only looks like one stays", () => {
    bites({ "a tag in a line": 1, "a tag of a block": 1, "what only looks like one": 1 }, (bite) =>
      fc.assert(
        fc.property(
          page.filter(({ html }) => !html.includes("<!--｜")),
          ({ html, text }) => {
            for (const kind of kindsIn(html)) bite(kind);
            expect(plainText(html)).toBe(text);
          },
        ),
        { numRuns: 2000 },
      ),
    );
  });

  test("is the same of a page that was escaped, however often", () => {
    const least = {
      "escaped once": 1,
      "escaped again": 1,
      "a tag in a line": 1,
      "a tag of a block": 1,
      "what only looks like one": 1,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(page, fc.nat(3), ({ html }, times) => {
          const text = Array.from({ length: times }).reduce<string>(escaped, html);
          if (text !== html) {
            bite(times === 1 ? "escaped once" : "escaped again");
            for (const kind of kindsIn(html)) bite(kind);
          }
          expect(plainText(text)).toBe(plainText(html));
        }),
        { numRuns: 1000 },
      ),
    );
  });

  test.each([
    ["暖&nbsp;气", "暖 气"],
    ["暖&nbsp气", "暖 气"],
    ["A&amp;B公司", "A&B公司"],
    ["A&ampB", "A&ampB"],
    ["温度&lt;18度", "温度<18度"],
    ["&#20013;&#x4E2D;", "中中"],
    ["&ldquo;好&rdquo;", "“好”"],
    ["&copyright", "&copyright"],
    ["&amp;amp;nbsp;", " "],
    ["&amp;A公司", "&A公司"],
    ["暖<b>气</b>不热", "暖气不热"],
    ["暖气</p><p>不热", "暖气\n\n不热"],
    ["a<script>着火了", "a着火了"],
    ["a<!-- 着火了", "a<!-- 着火了"],
    [`<a title="着火了" 救命>`, `<a title="着火了" 救命>`],
    ["İ<script>x</script>ok", "İok"],
  ])("of %j is %j", (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  // Each would take hours if a beginning without an end were followed again from every place.
  test.each([
    "<",
    "<a ",
    `<a b="`,
    `<a b="<a b='`,
    " b=c",
    "<!--",
    "<script>",
    "<style><script>",
    "<!a",
    "&",
    "&amp;",
    "&#1",
    "</script",
    "&lt;",
    "<p>",
  ])("is found in a text with %j half a million times", (part) => {
    const text = plainText(`<a${part.repeat(500_000)}`);
    expect(text.length).toBeLessThanOrEqual(2 + part.length * 500_000);
    expect(text.startsWith("<a")).toBe(true);
  });
});
