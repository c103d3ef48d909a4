import { describe, expect, test } from "vitest";
import { safeCompilePack } from "../../src/index.js";
import { filesOf } from "../support/packs.js";
import { compileFiles } from "../../src/pack/compile.js";
import { lintPack, lintEditions } from "../../src/editor/check/lint-pack.js";
import type { Case } from "../../src/pack/schema/cases.js";
import { renderDiagnostic } from "../../src/diagnostic/render.js";
import { runCases } from "../../src/editor/cases.js";
import { type Block, readBlocks, readSections } from "./blocks.js";
import { applyExample, type Files } from "./patch.js";
import { shown } from "./shown.js";

/** Beijing's rules as parsed data: what the examples change. Its own cases are not these examples'. */
export const beijingFiles: Files = Object.fromEntries(
  Object.entries(filesOf("rules/beijing")).filter(([file]) => !file.startsWith("cases/")),
);

export const isJson =
  (kind: string) =>
  ({ language, words }: Block) =>
    language === "json" && words[0] === kind;
const changes = ({ language, words }: Block) =>
  language === "json" && ["new", "set", "add", "before"].includes(words[0] ?? "");

/** The examples under each heading go into the pack together; then the cases under it must hold. */
export function testExamples(file: string): void {
  describe.each(readSections(file).filter(({ blocks }) => blocks.some(changes)))(
    `${file}: $heading`,
    ({ blocks }) => {
      const changed = blocks.filter(changes).reduce(applyExample, beijingFiles);
      const compiled = safeCompilePack(changed);
      const inFiles = Object.entries(changed).flatMap(([path, value]) =>
        path.startsWith("cases/") ? (value as { cases: Case[] }).cases : [],
      );
      const cases = [
        ...blocks.filter(isJson("case")).map(({ text }) => JSON.parse(text) as Case),
        ...inFiles,
      ];

      test("the rules compile with the examples in", () => {
        expect(compiled.ok ? [] : compiled.diagnostics).toEqual([]);
      });

      test.each(cases)("case $id: $title", (one) => {
        if (!compiled.ok) throw new Error("does not compile");
        expect(runCases(compiled.dispatcher, [one])).toEqual([
          { id: one.id, title: one.title, ok: true, differences: [], diagnostics: [] },
        ]);
      });
    },
  );
}

/** The files of a layer that stand under one heading are laid over the Beijing pack; then it must compile. */
export function testLayers(file: string): void {
  const sections = readSections(file).filter(({ blocks }) => blocks.some(isJson("layer")));
  test.each(sections.map((section) => [`${file}: ${section.heading}`, section] as const))(
    "%s compiles over the Beijing pack",
    (_, { blocks }) => {
      const layer = Object.fromEntries(
        blocks.filter(isJson("layer")).map(({ text, words: [, path = ""] }) => [path, text]),
      );
      const head = { id: "example", title: "示例", version: "1", extends: [{ id: "beijing" }] };
      const compiled = safeCompilePack([beijingFiles, { "pack.json": head, ...layer }]);
      expect(compiled.ok ? [] : compiled.diagnostics).toEqual([]);
    },
  );
}

/** A wrong file is told as the block after it says. */
export function testMistakes(file: string, lang?: "en"): void {
  const blocks = readBlocks(file);
  const mistakes = blocks.flatMap((block, index): [string, Block, Block][] =>
    isJson("wrong")(block) ? [[block.at, block, blocks[index + 1] as Block]] : [],
  );

  test.each(mistakes)(
    "what `paidan check` says of the mistake at %s",
    (_, { words: [, path = ""], text }, answer) => {
      const told = findings({ ...beijingFiles, [path]: text }, path, lang);
      expect(shown(answer, told)).toBe(told);
    },
  );
}

/** Errors and warnings about one file. */
function findings(files: Files, file: string, lang: "en" | "zh-CN" = "zh-CN"): string {
  const compiled = compileFiles(files);
  const found = compiled.ok ? lintEditions(compiled.editions, lintPack) : compiled.diagnostics;
  return found
    .filter(({ at, severity }) => at.file === file && severity !== "info")
    .map((one) => renderDiagnostic(one, { lang, text: files[file] as string }))
    .join("\n\n");
}

/** No JSON block goes untested. */
export function testKinds(file: string): void {
  test(`every JSON block of ${file} says what it is`, () => {
    const known = ["layer", "new", "set", "add", "before", "case", "shown", "example", "wrong", "appeal"];
    expect(
      readBlocks(file)
        .filter(({ language, words }) => language === "json" && !known.includes(words[0] ?? ""))
        .map(({ at }) => at),
    ).toEqual([]);
  });
}
