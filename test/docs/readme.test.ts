import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands/table.js";
import { explain } from "../../src/explain/explain.js";
import { type Appeal, compilePack } from "../../src/index.js";
import { installed } from "../support/installed.js";
import { type Block, readBlocks } from "./blocks.js";
import { readExports } from "./docstrings.js";
import { beijingFiles, testExamples, testKinds, testMistakes } from "./examples.js";
import { excerpt, shown } from "./shown.js";
import { runSnippet } from "./snippet.js";

const readmes = [
  ["README.md", "en"],
  ["README.zh-CN.md", "zh-CN"],
] as const;

const exported = readExports();

let project: string;
beforeAll(async () => {
  project = await installed();
});
afterAll(() => rmSync(project, { recursive: true }));

describe.each(readmes)("%s", (file, lang) => {
  const text = readFileSync(file, "utf8");
  const blocks = readBlocks(file);

  testExamples(file);
  testKinds(file);
  testMistakes(file, lang === "en" ? "en" : undefined);

  test.each(blocks.filter(({ language }) => language === "ts"))(
    "the snippet at $at gives what its comments say, where the package is installed",
    (block) => {
      const claims = runSnippet(block, project);
      expect(claims.length).toBeGreaterThan(0);
      for (const { line, actual, claimed } of claims) expect(actual, line).toEqual(claimed);
    },
  );

  test("the decision shown is the one `paidan explain` prints", () => {
    const block = blocks.find(({ words }) => words[0] === "explain") as Block;
    const [, id = "", ...sections] = block.words;
    const line = readFileSync("fixtures/appeals.ndjson", "utf8")
      .split("\n")
      .find((one) => one.includes(`"id": "${id}"`));
    const dispatcher = compilePack(beijingFiles);
    const told = excerpt(
      explain(dispatcher.dispatch(JSON.parse(line ?? "null") as Appeal), dispatcher, { lang }),
      sections,
    );
    expect(shown(block, told)).toBe(told);
    expect(text).toContain(
      `npx paidan explain fixtures/appeals.ndjson --id ${id}${lang === "en" ? " --lang en" : ""}\``,
    );
  });

  test("every command and option is told, and no other", () => {
    const rows = text.split("\n").filter((line) => line.startsWith("| `paidan "));
    const told = rows.map((row) => [
      /`paidan (\w+)/.exec(row)?.[1],
      [...row.matchAll(/`--([a-z-]+)/g)].map(([, option]) => option).sort(),
    ]);
    expect(told).toEqual(commands.map(({ name, options }) => [name, Object.keys(options).sort()]));
  });

  test("everything the package exports is told", () => {
    const names = exported.flatMap(({ specifier, values, types }) => [specifier, ...values, ...types]);
    expect(names.length).toBeGreaterThan(90);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

test("the limits told are so", () => {
  const dispatcher = compilePack(beijingFiles);
  const leadOf = (division: string) =>
    dispatcher.dispatch({
      id: "1",
      receivedAt: "2026-11-20T09:30:00+08:00",
      category: "complaint",
      topic: "市场管理/商品服务质量",
      location: { divisions: [division] },
    }).routing?.lead?.value;
  expect(leadOf("110115403"), "the development area").toBe("110115403");
  const late = dispatcher.dispatch({
    id: "2",
    receivedAt: "2027-03-01T09:30:00+08:00",
    category: "complaint",
    topic: "市场管理/商品服务质量",
    location: { divisions: ["110105"] },
  });
  expect(late.review).toContainEqual({ code: "calendar/provisional", years: [2027] });
  const denied = dispatcher.dispatch({
    id: "3",
    receivedAt: "2026-11-20T09:30:00+08:00",
    text: "我们这里没有停水",
  });
  expect(denied.topic?.value, "a negation is not understood").toBe("公共服务/供水/停水");
});
