import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countMembers, jsonShape } from "../../src/json/shape.js";
import { readText } from "../../src/batch/read-text.js";
import { readSource } from "../../src/diagnostic/source.js";
import { bites } from "../support/bites.js";

const place = { file: "in.ndjson", line: 7 };

function problemsOf(text: string) {
  const read = readText(text, place);
  return read.ok ? [] : read.diagnostics.map(({ code, at }) => [code, at.line, at.column]);
}

/** The strings of JSON data, the names of members among them. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(stringsIn);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}

describe("readText", () => {
  test("counts the members of a text as its value has them, whatever its strings hold", () => {
    // Characters that mean something outside strings, or end one.
    const meaning = fc.constantFrom('"', "\\", ":", "{", "}", "[", "]", ",", "\n");
    const stringUnit = fc.oneof(meaning, fc.string({ maxLength: 1 }));
    const least = {
      "no member": 500,
      members: 600,
      "several levels": 600,
      "a colon in a string": 700,
      "a quote in a string": 700,
      "a backslash before the end of a string": 600,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(fc.jsonValue({ depthSize: "large", stringUnit }), fc.nat(3), (value, indent) => {
          const text = JSON.stringify(value, undefined, indent);
          fc.pre(!text.includes('"__proto__"'));
          const expected = countMembers(JSON.parse(text));
          bite(expected > 0 ? "members" : "no member");
          if (jsonShape(text).depth > 1) bite("several levels");
          const strings = stringsIn(value);
          if (strings.some((one) => one.includes(":"))) bite("a colon in a string");
          if (strings.some((one) => one.includes('"'))) bite("a quote in a string");
          if (strings.some((one) => one.endsWith("\\"))) bite("a backslash before the end of a string");
          expect(jsonShape(text).members).toBe(expected);
        }),
        { numRuns: 3000 },
      ),
    );
    expect(countMembers(JSON.parse('{"a":{"__proto__":1}}'))).toBeNaN();
    expect(jsonShape(String.raw`{"a\\":"\":{[","b":["\\\\"]}`)).toEqual({ members: 2, depth: 2 });
  });

  test("refuses exactly what the reader of packs refuses, and finds it at the same column", () => {
    const token = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      '"b"',
      '"诉求"',
      '"__proto__"',
      "1",
      "1e999",
      "true",
      "null",
      " ",
      "x",
    );
    const member = fc
      .tuple(
        fc.constantFrom('"a"', '"b"', '"诉"', '"__proto__"'),
        fc.constantFrom("1", '"x:"', "{}", '{"a":1}', '{"a":1,"a":2}', "1e999"),
      )
      .map(([key, value]) => `${key}:${value}`);
    const near = fc.array(member, { maxLength: 4 }).map((members) => `{${members.join(",")}}`);
    const texts = fc.oneof(
      near,
      fc.array(token, { maxLength: 9 }).map((parts) => parts.join("")),
    );
    const least = {
      taken: 400,
      "json/syntax": 900,
      "json/duplicate-key": 250,
      "json/not-json": 500,
      several: 70,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(texts, (text) => {
          const { diagnostics } = readSource(place.file, text);
          if (diagnostics.length === 0) bite("taken");
          if (diagnostics.length > 1) bite("several");
          for (const { code } of diagnostics) bite(code as keyof typeof least);
          expect(problemsOf(text)).toEqual(diagnostics.map(({ code, at }) => [code, place.line, at.column]));
        }),
        { numRuns: 5000 },
      ),
    );
  });

  test("finds a key written twice, at any depth", () => {
    expect(problemsOf('{"id":"1","location":{"divisions":[],"divisions":[]}}')).toEqual([
      ["json/duplicate-key", 7, 38],
    ]);
  });

  test("refuses nesting that would exhaust whoever walks it, without walking it", () => {
    expect(problemsOf(`${"[".repeat(400_000)}${"]".repeat(400_000)}`)).toMatchObject([
      ["json/not-json", 7, undefined],
    ]);
  });

  test("finds the place of a path only when asked", () => {
    const read = readText('{"id": "1", "location": {"divisions": ["110199"]}}', place);
    expect(read.ok && read.locate(["location", "divisions", 0])).toMatchObject({
      file: "in.ndjson",
      line: 7,
      column: 40,
      pointer: "/location/divisions/0",
    });
  });
});
