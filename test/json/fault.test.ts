import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonFault } from "../../src/json/fault.js";
import { jsonFaults } from "../../src/json/token.js";
import { readSource } from "../../src/diagnostic/source.js";
import { bites } from "../support/bites.js";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("findJsonFault", () => {
  it.each([
    ["{ 'a': 1 }", "single-quote", "'a'"],
    ["{ a: 1 }", "unquoted", "a"],
    ['{ "a": True }', "unquoted", "True"],
    ['{ "a": 是 }', "unquoted", "是"],
    ['{ "a": 01 }', "number", "01"],
    ['{ "a": .5 }', "number", ".5"],
    ['{ "a": 1. }', "number", "1."],
    ['{ "a": +1 }', "number", "+1"],
    ['{ "a": 09:30 }', "number", "09:30"],
    ['{ "a": -Infinity }', "number", "-Infinity"],
    ['{ "a": "共"3"户" }', "quote-in-string", '"'],
    ['{ "a": “投诉” }', "chinese-punctuation", "“"],
    ['{ "a"：1 }', "chinese-punctuation", "："],
    ['{ "a": "x”, "b": 1 }', "chinese-punctuation", "”"],
    ['{ "a": "x”\n}', "chinese-punctuation", "”"],
    ['{ "a": ["x"、"y"] }', "chinese-punctuation", "、"],
    ['【"x"】', "chinese-punctuation", "【"],
    ['{ "a": "“x”\n}', "unclosed-string", '"“x”'],
    ['{ "a": 1; "b": 2 }', "character", ";"],
    ['{ "a": 1 "b": 2 }', "missing-comma", "1"],
    ['["a" "b"]', "missing-comma", '"a"'],
    ["[{} {}]", "missing-comma", "}"],
    ['{ "a": 1, }', "trailing-comma", ","],
    ["[1,]", "trailing-comma", ","],
    ["[,1]", "extra-comma", ","],
    ["[1,,2]", "extra-comma", ","],
    ['{ "a" }', "missing-colon", '"a"'],
    ['{ "a", "b": 1 }', "missing-colon", '"a"'],
    ['{ "a": }', "missing-value", ":"],
    ['{ "a": , "b": 1 }', "missing-value", ":"],
    ["{ 1: 2 }", "missing-key", "1"],
    ["{ [] }", "missing-key", "["],
    ['{ "a": [1} ', "wrong-bracket", "}"],
    ['["a": 1]', "character", ":"],
    ["{} {}", "after-end", "{"],
    ["[1, 2", "unfinished", "2"],
    ['{ "a":', "unfinished", ":"],
    ["", "empty", ""],
    [" \n ", "empty", ""],
    ["# 说明\n{}", "comment", "# 说明"],
    ["{} /* x */", "comment", "/* x */"],
    ["{\u00a0}", "invisible-character", "\u00a0"],
    ["{\u200b}", "invisible-character", "\u200b"],
    ['"\\u12"', "escape", "\\u12"],
  ])("reads %j as %s at %j", (text, fault, flagged) => {
    const found = findJsonFault(text);
    expect([found?.fault, found && text.slice(found.offset, found.offset + found.length)]).toEqual([
      fault,
      flagged,
    ]);
  });

  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    '"a"',
    '"供暖"',
    "1",
    "-0.5e3",
    "01",
    "1.",
    "true",
    "tru",
    "null",
    " ",
    "\n",
    "\t",
    "\\",
    "\\n",
    "，",
    "“",
    "”",
    "\u0001",
    "/",
    "'",
    "\uFEFF",
    "\u3000",
  );
  const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));
  const mutated = fc
    .tuple(fc.json(), fc.nat(), fc.nat(3), pieces)
    .map(
      ([text, at, drop, piece]) =>
        text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + drop),
    );

  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^{}[\],:"\s]+/g;
  const odd = fc.oneof(
    fc.constantFrom("{", "}", "[", "]", ",", ":", "1", "true", '"a"', '"a', '"\\x"', '"\t"'),
    fc.constantFrom("a", "'a'", "01", "//", "/**/", "#", "“a”", "，", "\u00a0", ";"),
  );
  const writers = fc.constantFrom<(tokens: string[], at: number, odd: string) => string[]>(
    (tokens, at) => tokens.toSpliced(at, 1),
    (tokens, at) => tokens.slice(0, at),
    (tokens, at, odd) => tokens.toSpliced(at, 0, odd),
    (tokens, at, odd) => tokens.toSpliced(at, 1, odd),
  );
  /** Every fault that a writer makes, where chance among characters makes few but the crudest. */
  const rewritten = fc
    .tuple(fc.json(), fc.nat(), writers, odd, fc.constantFrom("", " "))
    .map(([json, at, write, odd, between]) => {
      const tokens = json.match(token) ?? [];
      return write(tokens, at % (tokens.length + 1), odd).join(between);
    });
  const every = Object.fromEntries(jsonFaults.map((fault) => [fault, 1]));

  it.each<[string, fc.Arbitrary<string>, Record<string, number>]>([
    ["pieces", texts, { JSON: 1, "no JSON": 1 }],
    ["JSON with one change", mutated, { JSON: 1, "no JSON": 1 }],
    ["JSON with one token changed", rewritten, { JSON: 1, "no JSON": 1, ...every }],
    ["JSON", fc.json(), {}],
    ["any text", fc.string({ unit: "binary" }), { "no JSON": 1 }],
  ])("finds a fault exactly where JSON.parse refuses, and inside the text: %s", (_name, arbitrary, least) => {
    bites(least, (bite) =>
      fc.assert(
        fc.property(arbitrary, (text) => {
          const found = findJsonFault(text);
          bite(isJson(text) ? "JSON" : "no JSON");
          if (found) bite(found.fault);
          expect(found === undefined).toBe(isJson(text));
          if (found) {
            expect(found.offset).toBeGreaterThanOrEqual(0);
            expect(found.offset + found.length).toBeLessThanOrEqual(text.length);
            expect(found.length > 0 || found.fault === "empty").toBe(true);
          }
        }),
        { numRuns: 3000 },
      ),
    );
  });

  it("reads a text that is opened a hundred thousand times", () => {
    expect(findJsonFault("[".repeat(100_000))?.fault).toBe("unfinished");
  });
});

describe("readSource", () => {
  const codes = (content: unknown) =>
    readSource("a.json", content).diagnostics.map(({ code, params, at }) => [
      code,
      params["actual"],
      at.pointer,
    ]);

  it.each([
    ["a function", { a: [() => 1] }, "function", "/a/0"],
    ["a big integer", { a: 1n }, "bigint", "/a"],
    ["no number", { a: Number.NaN }, "NaN", "/a"],
    ["a date", { a: new Date(0) }, "Date", "/a"],
    ["bytes", new Uint8Array(3), "Uint8Array", ""],
    ["nothing", undefined, "undefined", ""],
  ])("refuses data that JSON cannot hold: %s", (_title, data, actual, pointer) => {
    expect(codes(data)).toEqual([["json/not-json", actual, pointer]]);
  });

  it("refuses data without end", () => {
    const circle: Record<string, unknown> = {};
    circle["a"] = circle;
    expect(codes(circle)).toEqual([["json/not-json", "deep", "/a".repeat(100)]]);
  });

  it("refuses text nested without end", () => {
    const deep = 100_000;
    expect(codes("[".repeat(deep) + "]".repeat(deep)).map(([code, actual]) => [code, actual])).toEqual([
      ["json/not-json", "deep"],
    ]);
  });

  it("refuses the key that would change an object's prototype, under the key", () => {
    const [found] = readSource("a.json", '{ "a": 1, "__proto__": {} }').diagnostics;
    expect([found?.code, found?.at.column, found?.at.length]).toEqual(["json/not-json", 11, 11]);
  });

  it("takes an absent property for absent", () => {
    expect(codes({ a: undefined, b: 1 })).toEqual([]);
  });

  it("reports every repeated key with the place of the first", () => {
    const { diagnostics } = readSource("a.json", '{ "a": 1, "b": { "c": 1, "c": 2 }, "a": 3, "a": 4 }');
    expect(diagnostics.map(({ at, related }) => [at.pointer, at.column, related[0]?.column])).toEqual([
      ["/b/c", 26, 18],
      ["/a", 36, 3],
      ["/a", 44, 3],
    ]);
  });

  it.each(["\n", "\r\n", "\r"])("counts lines that end with %j", (end) => {
    const { source } = readSource("a.json", ["{", '  "a": {', '    "b": 1', "  }", "}"].join(end));
    expect(source?.locate(["a", "b"])).toEqual({
      file: "a.json",
      pointer: "/a/b",
      line: 3,
      column: 10,
      length: 1,
    });
    expect(source?.locate(["a", "b"], "key")).toEqual({
      file: "a.json",
      pointer: "/a/b",
      line: 3,
      column: 5,
      length: 3,
    });
    expect(source?.locate(["a"])).toEqual({ file: "a.json", pointer: "/a", line: 2, column: 8, length: 1 });
  });
});
