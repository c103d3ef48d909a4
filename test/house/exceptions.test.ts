import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourcesIn } from "../support/sources.js";

const read = (path: string): [string, string[]] => [path, readFileSync(path, "utf8").split("\n")];
const code = ["src", "test"].flatMap(sourcesIn).map(read);
const places = (files: [string, string[]][], isWrong: (line: string, before: string) => boolean) =>
  files.flatMap(([path, lines]) =>
    lines.flatMap((line, index) => (isWrong(line, lines[index - 1] ?? "") ? [`${path}:${index + 1}`] : [])),
  );

test("a rule of the linter that is off has its reason in the line above", () => {
  const off = (line: string) => /: "off"|: \["off"/.test(line);
  const config = [read(".oxlintrc.json")];
  expect(places(config, off).length).toBeGreaterThan(0);
  expect(places(config, (line, before) => off(line) && !/^\s*\/\/ \S+ \S+/.test(before))).toEqual([]);
});

test("a line that the compiler, the linter or a mutation is told to pass over says why", () => {
  // Put together, so that it does not find itself.
  const told = new RegExp(
    `(?:@ts-${"expect-error"}|oxlint-${"disable"}(?:-next-line|-line)?|Stryker ${"disable"})\\b(.*)`,
  );
  const silent = new RegExp(`@ts-${"ignore"}|@ts-${"nocheck"}|eslint-${"disable"}`);
  const reasonOf = (line: string) =>
    told
      .exec(line)?.[1]
      ?.replace(/^.*--|\*\/\s*$/g, "")
      .trim();
  expect(places(code, (line) => told.test(line)).length).toBeGreaterThan(0);
  expect(places(code, (line) => silent.test(line) || reasonOf(line)?.split(" ").length === 1)).toEqual([]);
});
