import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands/table.js";
import { jsonSchemas } from "../../src/editor/json-schema.js";
import { beijing, beijingFiles } from "../support/packs.js";

const glossary = "docs/glossary.md";
const rows = readFileSync(glossary, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| word "))
  .map((line) => line.slice(2, -2).split(" | "));

/** Every key an object has, at any depth. */
function keysOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...keysOf(inner),
  ]);
}

/** Every name and value the files, an appeal, a decision and a diagnostic may carry. */
const used = new Set([
  ...keysOf(jsonSchemas()),
  ...JSON.stringify(jsonSchemas()).split('"'),
  ...keysOf(
    beijing.dispatch({
      id: "1",
      receivedAt: "2026-11-20T09:30:00+08:00",
      title: "暖气不热",
      location: { divisions: ["110105"] },
    }),
  ),
  ...keysOf(beijing.safeDispatch({})),
  ...commands.flatMap(({ options }) => Object.keys(options).map((option) => `--${option}`)),
]);

describe("glossary", () => {
  test("every row has a word, its Chinese, a meaning, a basis and where it is used", () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows)
      expect(
        row.filter((cell) => cell.trim() !== ""),
        row[0],
      ).toHaveLength(5);
    const words = rows.map(([word]) => word);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  test("every instrument cited is a source of the pack", () => {
    const { sources } = beijingFiles["pack.json"] as { sources: { title: string }[] };
    const titles = new Set(sources.map(({ title }) => title));
    const cited = [...readFileSync(glossary, "utf8").matchAll(/《([^》]+)》/g)].map(
      ([, title]) => title ?? "",
    );
    expect(cited.filter((title) => !titles.has(title))).toEqual([]);
  });

  test("every key named is one that JSON carries", () => {
    const keys = rows.flatMap((row) =>
      [...(row[4] ?? "").matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? ""),
    );
    expect(keys.filter((key) => !used.has(key) && !key.includes("/"))).toEqual([]);
  });
});
