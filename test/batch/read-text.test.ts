import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countMembers, jsonShape } from "../../src/json/shape.js";
import { readText } from "../../src/batch/read-text.js";
import { readSource } from "../../src/diagnostic/source.js";

const place = { file: "in.ndjson", line: 7 };

function problemsOf(text: string) {
  const read = readText(text, place);
  return read.ok ? [] : read.diagnostics.map(({ code, at }) => [code, at.line, at.column]);
}

describe("readText", () => {
  test("counts the members of a text as its value has them, whatever its strings hold", () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: "large" }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        fc.pre(!text.includes('"__proto__"'));
        expect(jsonShape(text).members).toBe(countMembers(JSON.parse(text)));
      }),
      { numRuns: 3000 },
    );
    expect(countMembers(JSON.parse('{"a":{"__proto__":1}}'))).toBeNaN();
    expect(jsonShape(String.raw`{"a\\":"\":{[","b":["\\\\"]}`)).toEqual({ members: 2, depth: 2 });
  });

  test("refuses exactly what the reader of packs refuses, and finds it at the same column", () => {
    const token = fc.constantFrom("{", "}", "[", "]", ":", ",", '"a"', '"b"', '"诉求"', "1", "1e999", "true", "null", " ", '"__proto__"', "x");
    const near = fc.array(fc.tuple(fc.constantFrom('"a"', '"b"', '"诉"'), fc.constantFrom("1", '"x:"', "{}", '{"a":1}')), { maxLength: 4 }).map((members) => `{${members.map(([key, value]) => `${key}:${value}`).join(",")}}`);
    fc.assert(
      fc.property(fc.oneof(near, fc.array(token, { maxLength: 9 }).map((parts) => parts.join(""))), (text) => {
        const { diagnostics } = readSource(place.file, text);
        expect(problemsOf(text)).toEqual(diagnostics.map(({ code, at }) => [code, place.line, at.column]));
      }),
      { numRuns: 5000 },
    );
  });

  test("finds a key written twice, at any depth", () => {
    expect(problemsOf('{"id":"1","location":{"divisions":[],"divisions":[]}}')).toEqual([["json/duplicate-key", 7, 38]]);
  });

  test("refuses nesting that would exhaust whoever walks it, without walking it", () => {
    expect(problemsOf(`${"[".repeat(400_000)}${"]".repeat(400_000)}`)).toMatchObject([["json/not-json", 7, undefined]]);
  });

  test("finds the place of a path only when asked", () => {
    const read = readText('{"id": "1", "location": {"divisions": ["110199"]}}', place);
    expect(read.ok && read.locate(["location", "divisions", 0])).toMatchObject({ file: "in.ndjson", line: 7, column: 40, pointer: "/location/divisions/0" });
  });
});
