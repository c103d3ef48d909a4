import { describe, expect, test } from "vitest";
import { operatorNames } from "../../src/condition/schema.js";
import { explain } from "../../src/explain.js";
import { builtInFacts } from "../../src/facts.js";
import { type Appeal, compilePack, safeCompilePack } from "../../src/index.js";
import { readPackFiles } from "../../src/node.js";
import { compileFiles } from "../../src/pack/compile.js";
import { fileKinds } from "../../src/pack/files.js";
import { lintPack } from "../../src/pack/lint/index.js";
import { renderDiagnostic } from "../../src/render.js";
import { type Case } from "../../src/pack/schema/cases.js";
import { runCases } from "../../src/replay/cases.js";
import { type Block, firstCells, readSections } from "./blocks.js";
import { excerpt, shown } from "./shown.js";
import { applyExample, type Files, valueAt } from "./patch.js";

const guide = "docs/guide.zh-CN.md";
const sections = readSections(guide);
const blocks = sections.flatMap((section) => section.blocks);
const is = (kind: string) => ({ language, words }: Block) => language === "json" && words[0] === kind;
const changes = ({ language, words }: Block) => language === "json" && ["new", "set", "add", "before"].includes(words[0] ?? "");

/** Beijing's rules as parsed data: what the examples change. Its own cases are not these examples'. */
const beijing: Files = Object.fromEntries(
  Object.entries(readPackFiles("rules/beijing")).flatMap(([file, text]) => (file.startsWith("cases/") ? [] : [[file, JSON.parse(text as string) as unknown]])),
);

describe.each(sections.filter((section) => section.blocks.some(changes)))("guide: $heading", ({ blocks: inside }) => {
  const changed = inside.filter(changes).reduce(applyExample, beijing);
  const compiled = safeCompilePack(changed);

  test("the rules compile with the examples in", () => {
    expect(compiled.ok ? [] : compiled.diagnostics).toEqual([]);
  });

  const inFiles = Object.entries(changed).flatMap(([file, value]) => (file.startsWith("cases/") ? (value as { cases: Case[] }).cases : []));
  const cases = [...inside.filter(is("case")).map(({ text }) => JSON.parse(text) as Case), ...inFiles];

  test.each(cases)("case $id: $title", (one) => {
    if (!compiled.ok) throw new Error("does not compile");
    expect(runCases(compiled.dispatcher, [one])).toEqual([{ id: one.id, title: one.title, ok: true, differences: [], diagnostics: [] }]);
  });
});

describe("guide: excerpts and conditions", () => {
  test.each(blocks.filter(is("shown")))("$at shows what the pack has", ({ text, words: [, file = "", path = ""], at }) => {
    expect(JSON.parse(text)).toEqual(valueAt(beijing, file, path, at));
  });

  test.each(blocks.filter(({ words }) => words.join(" ") === "example condition"))("the condition at $at compiles", ({ text }) => {
    const row = { id: "directory.example", topic: "公共服务/供暖", when: JSON.parse(text) as unknown, lead: { level: "district" }, basis: ["示例"] };
    const compiled = safeCompilePack({ ...beijing, "directory/example.json": { rows: [row] } });
    expect(compiled.ok ? [] : compiled.diagnostics).toEqual([]);
  });

  test("the year shown is the pack's own", () => {
    const year = blocks.find(({ words }) => words[1] === "calendar/2026.json");
    expect(JSON.parse(year?.text ?? "null")).toEqual(beijing["calendar/2026.json"]);
  });

  test("every JSON block says what it is, so that none goes untested", () => {
    const known = ["new", "set", "add", "before", "case", "shown", "example", "wrong", "appeal"];
    expect(blocks.filter(({ language, words }) => language === "json" && !known.includes(words[0] ?? "")).map(({ at }) => at)).toEqual([]);
    expect(blocks.filter(is("case")).length).toBeGreaterThan(15);
  });
});

describe("guide: tables", () => {
  test("every operator is explained once", () => {
    expect(firstCells(guide, "比较方式").toSorted()).toEqual([...operatorNames].sort());
  });

  test("every built-in fact is explained, with the stage that may first read it", () => {
    expect(firstCells(guide, "现成的事实")).toEqual(builtInFacts.map(({ name }) => name));
  });

  test("every kind of file is listed", () => {
    const paths = Object.values(fileKinds).map((kind) => ("file" in kind && kind.file) || `${"folder" in kind ? kind.folder : ""}/${kind === fileKinds.calendar ? "年份" : "*"}.json`);
    expect(firstCells(guide, "有哪些文件").toSorted()).toEqual(paths.toSorted());
  });
});

describe("guide: mistakes are told as written", () => {
  const mistakes = blocks.flatMap((block, index): [string, Block, Block][] => (is("wrong")(block) ? [[block.at, block, blocks[index + 1] as Block]] : []));

  test.each(mistakes)("at %s", (_, { words: [, file = ""], text }, answer) => {
    const told = findings({ ...beijing, [file]: text }, file);
    expect(shown(answer, told)).toBe(told);
  });
});

describe("guide: reading a decision", () => {
  test("the explanation is the one `paidan explain` gives", () => {
    const appeal = JSON.parse(blocks.find(is("appeal"))?.text ?? "null") as Appeal;
    const block = blocks.find(({ words }) => words[0] === "explain") as Block;
    const dispatcher = compilePack(beijing);
    const told = excerpt(explain(dispatcher.dispatch(appeal), dispatcher), block.words.slice(1));
    expect(shown(block, told)).toBe(told);
  });
});

/** What `paidan check` says of one file, errors and warnings only. */
function findings(files: Files, file: string): string {
  const compiled = compileFiles(files);
  const found = compiled.ok ? lintPack(compiled.docs) : compiled.diagnostics;
  return found
    .filter(({ at, severity }) => at.file === file && severity !== "info")
    .map((one) => renderDiagnostic(one, { text: files[file] as string }))
    .join("\n\n");
}
