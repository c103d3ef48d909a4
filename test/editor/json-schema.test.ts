import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
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
