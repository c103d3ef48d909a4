import { describe, expect, it } from "vitest";
import { z } from "zod";
import { conditionSchema } from "../../../src/condition/schema.js";
import { type Diagnostic, jsonPointer } from "../../../src/diagnostic/diagnostic.js";
import { targetSchema } from "../../../src/pack/schema/directory.js";
import { factDeclarationSchema } from "../../../src/pack/schema/pack.js";
import { pattern, strict } from "../../../src/diagnostic/schema/common.js";
import { problemsOf } from "../../../src/diagnostic/schema/issues.js";

function diagnose(schema: z.ZodType, value: unknown): Diagnostic[] {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success
    ? []
    : problemsOf(result.error.issues, (path, part) => ({
        file: "x",
        pointer: jsonPointer(path) + (part === "key" ? " (key)" : ""),
      })).list;
}

const brief = (schema: z.ZodType, value: unknown) =>
  diagnose(schema, value).map(({ code, at, params }) => [
    code,
    at.pointer,
    params["meant"] ?? params["key"] ?? params["keys"] ?? params["allowed"] ?? params["expected"],
  ]);

describe("keys of an object", () => {
  const schema = strict({ id: z.string(), when: z.string().optional(), then: z.string() });

  it("are reported once where one is misspelt, not also as missing", () => {
    expect(brief(schema, { id: "a", thne: "b" })).toEqual([["schema/unknown-key", "/thne (key)", "then"]]);
  });

  it("are never said to be meant when they are there already", () => {
    expect(diagnose(schema, { id: "a", then: "b", thn: "c" })[0]?.params).toEqual({
      key: "thn",
      known: ["id", "when", "then"],
      free: ["when"],
    });
  });

  it("are reported as unknown and as missing where one is not near the other", () => {
    expect(brief(schema, { id: "a", conclusion: "b" })).toEqual([
      ["schema/missing-key", "", "then"],
      ["schema/unknown-key", "/conclusion (key)", "conclusion"],
    ]);
  });

  it("may be called like the properties every object has", () => {
    expect(brief(schema, { id: "a", then: "b", constructor: 1, toString: 2 })).toEqual([
      ["schema/unknown-key", "/constructor (key)", "constructor"],
      ["schema/unknown-key", "/toString (key)", "toString"],
    ]);
  });
});

describe("forms", () => {
  it("are reported by their names, keys of a record under the key", () => {
    const schema = z.record(pattern("slug", /^[a-z]+$/), z.number());
    expect(diagnose(schema, { A: 1 }).map(({ code, at, params }) => [code, at.pointer, params])).toEqual([
      ["schema/format", "/A (key)", { actual: "A", format: "slug" }],
    ]);
  });
});

describe("a condition", () => {
  it.each([
    ["written as a list", [{ condition: "x" }], [["schema/type", "", ["object"]]]],
    ["written as a text", "x", [["schema/type", "", ["object"]]]],
    ["that is empty", {}, [["schema/missing-key", "", "all"]]],
    [
      "of two kinds",
      { all: [{ condition: "x" }], any: [{ condition: "x" }] },
      [["schema/shape", "", ["all", "any"]]],
    ],
    [
      "of a comparison and a combination",
      { fact: "text", operator: "equal", value: 1, not: { condition: "x" } },
      [["schema/shape", "", ["fact", "operator", "value", "not"]]],
    ],
    ["with a misspelt combination", { alll: [] }, [["schema/unknown-key", "/alll (key)", "all"]]],
    [
      "with a misspelt fact",
      { fcat: "text", operator: "equal", value: 1 },
      [["schema/unknown-key", "/fcat (key)", "fact"]],
    ],
    [
      "with a misspelt operator key",
      { fact: "text", opertor: "equal", value: 1 },
      [["schema/unknown-key", "/opertor (key)", "operator"]],
    ],
    [
      "with a misspelt operator",
      { fact: "text", operator: "eqaul", value: 1 },
      [["schema/value", "/operator", "equal"]],
    ],
    ["without an operator", { fact: "text" }, [["schema/missing-key", "", "operator"]]],
    [
      "that compares with an empty list",
      { fact: "text", operator: "in", value: [] },
      [["schema/range", "/value", undefined]],
    ],
    [
      "that compares with nothing",
      { fact: "text", operator: "in", value: null },
      [["schema/type", "/value", ["string", "number", "boolean", "array", "object"]]],
    ],
    [
      "that compares with a list of lists",
      { fact: "text", operator: "in", value: ["a", ["b"]] },
      [["schema/type", "/value/1", ["string", "number", "boolean"]]],
    ],
    [
      "with two slips deep inside",
      { all: [{ any: [{ not: { fact: "text", operator: "in" } }, { fact: 1, operator: "is" }] }] },
      [
        ["schema/type", "/all/0/any/1/fact", ["string"]],
        ["schema/value", "/all/0/any/1/operator", "in"],
      ],
    ],
  ])("%s is read as its writer meant it", (_title, value, expected) => {
    expect(brief(conditionSchema, value)).toEqual(expected);
  });
});

describe("a union of objects", () => {
  it.each([
    [
      "two ways of writing",
      targetSchema,
      { unit: "a", level: "street" },
      [["schema/shape", "", ["unit", "level"]]],
    ],
    ["half of one way", targetSchema, { department: "a" }, [["schema/missing-key", "", "at"]]],
    [
      "a wrong value in a way that no other has",
      targetSchema,
      { department: "a", at: "cty" },
      [["schema/value", "/at", "city"]],
    ],
    [
      "a tag that no branch has",
      factDeclarationSchema,
      { type: "text", title: "x" },
      [["schema/value", "/type", ["enum", "string", "list", "number", "boolean", "date", "instant"]]],
    ],
    [
      "a tag without what it needs",
      factDeclarationSchema,
      { type: "enum", title: "x" },
      [["schema/missing-key", "", "values"]],
    ],
    [
      "a tag with what only another needs",
      factDeclarationSchema,
      { type: "date", title: "x", values: ["a"] },
      [["schema/unknown-key", "/values (key)", "values"]],
    ],
    ["no tag", factDeclarationSchema, { title: "x" }, [["schema/missing-key", "", "type"]]],
  ])("says %s", (_title, schema, value, expected) => {
    expect(brief(schema, value)).toEqual(expected);
  });
});

describe("a choice between words and an object", () => {
  const verb = z.union([z.enum(["runs", "stops"]), strict({ starts: z.string() })]);

  it.each([
    ["an object", { start: "x" }, [["schema/unknown-key", "/start (key)", "starts"]]],
    ["an object of a wrong inside", { starts: 1 }, [["schema/type", "/starts", ["string"]]]],
    ["an empty object", {}, [["schema/missing-key", "", "starts"]]],
    ["a word", "run", [["schema/value", "", "runs"]]],
    ["neither", 1, [["schema/type", "", ["string", "object"]]]],
    ["nothing", null, [["schema/type", "", ["string", "object"]]]],
  ])("is read as %s where that is written", (_title, value, expected) => {
    expect(brief(verb, value)).toEqual(expected);
  });
});
