import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measure } from "../../src/editor/measure/measure.js";
import { ratio } from "../../src/cli/measure/worded.js";
import { beijing } from "../support/packs.js";

const labelled = readFileSync("fixtures/labelled.ndjson", "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as unknown);

test.each([
  ["README.md", ["kind", "topic", "lead"]],
  ["README.zh-CN.md", ["类型", "事项", "主办单位"]],
])("%s says what `paidan measure` says of the labelled appeals", (file, names) => {
  const { accuracy, refused } = measure(beijing, labelled);
  expect(refused).toBe(0);
  const rows = (["category", "topic", "lead"] as const).map((field, at) => {
    const { all, clear } = accuracy[field];
    return `| ${names[at]} | ${ratio(all)} | ${ratio(clear)} |`;
  });
  expect(readFileSync(file, "utf8")).toContain(rows.join("\n"));
});
