import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { comparisonOf, type Leaf, operatorNames } from "../../src/condition/schema.js";
import { explain } from "../../src/explain/explain.js";
import { builtInFacts } from "../../src/facts/facts.js";
import { type Appeal, compilePack, safeCompilePack } from "../../src/index.js";
import { fileKinds } from "../../src/pack/files.js";
import { type Block, firstCells, readBlocks } from "./blocks.js";
import { beijingFiles, isJson, testExamples, testKinds, testLayers, testMistakes } from "./examples.js";
import { valueAt } from "./patch.js";
import { excerpt, shown } from "./shown.js";

const guide = "docs/guide.zh-CN.md";
const blocks = readBlocks(guide);

testExamples(guide);
testLayers(guide);
testKinds(guide);
testMistakes(guide);

describe("guide: excerpts and conditions", () => {
  test.each(blocks.filter(isJson("shown")))(
    "$at shows what the pack has",
    ({ text, words: [, file = "", path = ""], at }) => {
      expect(JSON.parse(text)).toEqual(valueAt(beijingFiles, file, path, at));
    },
  );

  test.each(blocks.filter(({ words }) => words.join(" ") === "example condition"))(
    "the condition at $at compiles",
    ({ text }) => {
      const row = {
        id: "directory.example",
        topic: "公共服务/供暖",
        when: JSON.parse(text) as unknown,
        lead: { level: "district" },
        basis: ["示例"],
      };
      const compiled = safeCompilePack({ ...beijingFiles, "directory/example.json": { rows: [row] } });
      expect(compiled.ok ? [] : compiled.diagnostics).toEqual([]);
    },
  );

  test.each(blocks.filter(({ words }) => words.join(" ") === "example lists"))(
    "the lists at $at compile",
    ({ text }) => {
      const compiled = safeCompilePack({ ...beijingFiles, "lists/example.json": text });
      expect(compiled.ok ? [] : compiled.diagnostics).toEqual([]);
    },
  );

  test("the year shown is the pack's own", () => {
    const year = blocks.find(({ words }) => words[1] === "calendar/2026.json");
    expect(JSON.parse(year?.text ?? "null")).toEqual(beijingFiles["calendar/2026.json"]);
  });

  test("the explanation is the one `paidan explain` gives", () => {
    const appeal = JSON.parse(blocks.find(isJson("appeal"))?.text ?? "null") as Appeal;
    const block = blocks.find(({ words }) => words[0] === "explain") as Block;
    const dispatcher = compilePack(beijingFiles);
    const told = excerpt(explain(dispatcher.dispatch(appeal), dispatcher), block.words.slice(1));
    expect(shown(block, told)).toBe(told);
  });
});

describe("guide: tables", () => {
  test("every operator is explained once", () => {
    expect(firstCells(guide, "比较方式").toSorted()).toEqual([...operatorNames].sort());
  });

  test("every short form means what stands beside it", () => {
    const rows = readFileSync(guide, "utf8").matchAll(
      /^\| `(\{ "\w+": [^`]*\})` \| `(\{ "fact"[^`]*\})` \|$/gm,
    );
    const pairs = [...rows].map(([, short, long]) =>
      [short, long].map((text) => JSON.parse(text as string) as Leaf),
    );
    expect(pairs.map(([short]) => Object.keys(short as object)[0])).toEqual(
      expect.arrayContaining(["mentions", "category", "topic", "signal"]),
    );
    for (const [short, long] of pairs) expect(comparisonOf(short as Leaf).leaf).toEqual(long);
  });

  test("every built-in fact is explained", () => {
    expect(firstCells(guide, "现成的事实")).toEqual(builtInFacts.map(({ name }) => name));
  });

  test("every kind of file is listed", () => {
    const paths = Object.values(fileKinds).map(
      (kind) =>
        ("file" in kind && kind.file) ||
        `${"folder" in kind ? kind.folder : ""}/${kind === fileKinds.calendar ? "年份" : "*"}.json`,
    );
    expect(firstCells(guide, "有哪些文件").toSorted()).toEqual(paths.toSorted());
  });
});
