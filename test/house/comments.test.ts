import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourcesIn } from "../support/sources.js";

const configs = readdirSync(".").filter((name) => /\.(?:ts|mjs|cjs)$/.test(name));
const scripts = readdirSync("scripts").map((name) => `scripts/${name}`);

// An example stands on one line with its answer.
test("a comment is no wider than code, which the formatter keeps to 110, but for examples", () => {
  const comments = [...["src", "test"].flatMap(sourcesIn), ...configs, ...scripts].flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .map((line, index) => ({ at: `${path}:${index + 1}`, line }))
      .filter(({ line }) => /^\s*(?:\/\/|\/?\*)/.test(line) && !line.includes("@example")),
  );
  expect(comments.length).toBeGreaterThan(1000);
  expect(comments.filter(({ line }) => line.length > 110).map(({ at }) => at)).toEqual([]);
});
