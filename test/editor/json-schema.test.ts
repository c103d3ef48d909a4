import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { jsonSchemas } from "../../src/editor/json-schema.js";

const schemas = jsonSchemas();
const written = (name: string) =>
  JSON.parse(readFileSync(`rules/schemas/${name}.schema.json`, "utf8")) as object;

describe("the JSON Schemas in rules/schemas", () => {
  test("are those of the zod schemas: `npx paidan schema --out rules/schemas` writes them", () => {
    const files = readdirSync("rules/schemas", { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith(".json")).sort()).toEqual(
      Object.keys(schemas)
        .map((name) => `${name}.schema.json`)
        .sort(),
    );
    for (const [name, schema] of Object.entries(schemas)) expect(written(name), name).toEqual(schema);
  });

  test("say the version of the rule language, as the guide and the changelog do", () => {
    const [said, ...others] = new Set(
      Object.values(schemas).map((schema) => (schema as { $comment: string }).$comment),
    );
    expect(others).toEqual([]);
    expect(said).toMatch(/^规则语言 \d+\.\d+$/);
    expect(readFileSync("docs/guide.zh-CN.md", "utf8")).toContain(`“${said}”`);
    expect(readFileSync("CHANGELOG.md", "utf8")).toContain(said?.replace("规则语言", "rule language"));
  });

  test.each(Object.keys(schemas))("%s has words in Chinese for every key an editor can write", (name) => {
    expect(keysWithoutWords(schemas[name], name)).toEqual([]);
  });
});

describe("an entry may say its days", () => {
  const day = { from: "2026-07-01" };
  const rule = { id: "r", title: "r", then: { category: "help" }, basis: ["示例"] };

  test.each([
    ["classify", ["properties", "rules", "items"], { ...rule, effective: day }],
    ["units", ["properties", "units", "items"], { id: "u", name: "u", kind: "other", effective: day }],
    ["topics", ["properties", "ignored", "items"], { word: "词", effective: day }],
    [
      "lists",
      ["properties", "lists", "items", "properties", "words", "items"],
      { word: "词", effective: day },
    ],
    ["variants", ["properties", "misspelt", "additionalProperties"], { value: "垃圾", effective: day }],
    ["route", ["properties", "dual"], [{ id: "d", title: "d", basis: ["示例"], effective: day }]],
    ["pack", ["properties", "signals", "additionalProperties"], { title: "s", effective: day }],
    ["layer/classify", ["properties", "rules", "items"], { id: "r", layer: "removes", effective: day }],
    ["layer/topics", ["properties", "ignored", "items"], { word: "词", layer: "removes", effective: day }],
  ])("%s %j", (name, path, entry) => {
    const place = path.reduce<unknown>((inner, key) => Reflect.get(inner as object, key), schemas[name]);
    const { $defs } = schemas[name] as { $defs?: object };
    const reads = z.fromJSONSchema({ ...(place as object), $defs } as Parameters<typeof z.fromJSONSchema>[0]);
    expect(reads.safeParse(entry).error?.issues ?? []).toEqual([]);
    const spoilt = JSON.parse(JSON.stringify(entry).replace('"from"', '"form"')) as unknown;
    expect(reads.safeParse(spoilt).success).toBe(false);
  });
});

/** Paths of properties that neither describe themselves nor point to a definition that does. */
function keysWithoutWords(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {} } = schema as {
    properties?: Record<string, { description?: string; $ref?: string; allOf?: unknown }>;
  };
  const silent = Object.entries(properties).filter(
    ([, property]) =>
      property.description === undefined &&
      property.$ref === undefined &&
      property.allOf === undefined &&
      !("const" in property),
  );
  return [
    ...silent.map(([key]) => `${path}.${key}`),
    ...Object.entries(schema).flatMap(([key, inner]) =>
      keysWithoutWords(inner, key === "properties" ? path : `${path}.${key}`),
    ),
  ];
}
