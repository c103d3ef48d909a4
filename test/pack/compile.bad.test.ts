import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.js";
import { compileFiles } from "../../src/pack/compile.js";
import { lintPack, lintEditions } from "../../src/editor/check/lint-pack.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import { renderDiagnostic } from "../../src/diagnostic/render.js";
import { type BadPack, badPacks, type Expected, flagged, goodFiles } from "../support/bad-packs.js";

/**
 * Codes found by looking at a pack that compiles. Our own examples in the minimal pack are none of a bad
 * pack's problems, unless it is about them.
 */
const lints: readonly string[] = [
  "directory/gap",
  "rule/unreachable",
  "calendar/missing-year",
  "basis/example",
];

function problems({
  name,
  files,
  layers,
  changed,
}: Pick<BadPack, "name" | "files" | "layers" | "changed">): readonly Diagnostic[] {
  const result = compileFiles(layers ?? files);
  if (!lints.some((code) => name.startsWith(code))) return result.diagnostics;
  expect(result.diagnostics).toEqual([]);
  const about = (found: Diagnostic) =>
    found.code !== "basis/example" ||
    (name === "basis/example" && changed.includes(found.at.file) && found.params["basis"] !== "示例");
  return lintEditions(result.editions, lintPack).filter(about);
}

function written(found: Diagnostic, files: PackFiles): Expected {
  const text = flagged(String(files[found.at.file] ?? ""), found.at);
  return { code: found.code, file: found.at.file, ...(text !== undefined && { text }), params: found.params };
}

/** One line for each diagnostic, in an order of their own; params only where the bad pack states them. */
function lines(list: readonly Expected[], withParams: boolean): string[] {
  const byKey = (params: Expected["params"]) =>
    Object.entries(params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return list
    .map(({ code, file, text, params }) =>
      JSON.stringify([code, file, text, withParams ? byKey(params) : "any"]),
    )
    .sort();
}

describe.each(badPacks.map((bad) => [bad.name, bad] as const))("bad/%s", (_, bad) => {
  it("gives exactly the expected diagnostics, each under its own text", () => {
    const found = problems(bad).map((one) => written(one, bad.files));
    const withParams = bad.expect.every((one) => one.params !== undefined);
    expect(lines(found, withParams)).toEqual(lines(bad.expect, withParams));
  });

  it("is said in both languages, with nothing left out", () => {
    for (const found of problems(bad))
      for (const lang of ["zh-CN", "en"] as const)
        expect(renderDiagnostic(found, { lang })).not.toMatch(/undefined|NaN|\[object/);
  });
});

const asData = (files: PackFiles): PackFiles =>
  Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      file.endsWith(".json") && typeof text === "string" ? (JSON.parse(text) as unknown) : text,
    ]),
  );

// What is wrong with the text itself is gone once it is parsed.
const parseable = badPacks.filter(({ name }) => !name.startsWith("json/") && !name.startsWith("several/"));

describe.each(parseable.map((bad) => [bad.name, bad] as const))("bad/%s as data", (_, bad) => {
  it("gives the same codes at the same pointers for data already parsed, without line and column", () => {
    const data = asData(bad.files);
    const fromText = problems(bad);
    const fromData = problems({
      ...bad,
      files: data,
      ...(bad.layers && { layers: bad.layers.map(asData) }),
    });
    expect(fromData.map(({ code, params, at }) => ({ code, params, at }))).toEqual(
      fromText.map(({ code, params, at: { file, layer, pointer } }) => ({
        code,
        params,
        at: { file, ...(layer !== undefined && { layer }), pointer },
      })),
    );
  });
});

describe("bad packs", () => {
  it("lie in the folder of a code they give", () => {
    for (const { name, expect: expected } of badPacks.filter((bad) => !bad.name.startsWith("several/")))
      expect(
        expected.map(({ code }) => code),
        name,
      ).toContain(name.split("/").slice(0, 2).join("/"));
  });

  it("say what was most likely meant wherever something is misspelt", () => {
    for (const { name, expect: expected } of badPacks.filter((bad) => bad.name.includes("misspelt")))
      for (const { params } of expected) expect(params, name).toHaveProperty("meant");
  });
});

describe("one broken file", () => {
  const files = Object.keys(goodFiles).filter((file) => file.endsWith(".json"));

  it.each(files)("%s that is not JSON gives one diagnostic and no echo in others", (file) => {
    const { diagnostics } = compileFiles({ ...goodFiles, [file]: `${goodFiles[file] as string},` });
    expect(diagnostics.map(({ code, at }) => [code, at.file])).toEqual([["json/syntax", file]]);
  });

  it.each(files)("%s of a wrong shape gives one diagnostic and no echo in others", (file) => {
    const { diagnostics } = compileFiles({
      ...goodFiles,
      [file]: (goodFiles[file] as string).replace("{", '{ "备注": "", '),
    });
    expect(diagnostics.map(({ code, at }) => [code, at.file])).toEqual([["schema/unknown-key", file]]);
  });

  it.each(files)("%s of a wrong type gives one diagnostic and no echo in others", (file) => {
    const { diagnostics } = compileFiles({ ...goodFiles, [file]: "[]" });
    expect(diagnostics.map(({ code, at }) => [code, at.file])).toEqual([["schema/type", file]]);
  });
});

describe("locations", () => {
  const placed = badPacks
    .flatMap((bad) =>
      bad.name.startsWith("json/") ? [] : problems(bad).map((found) => [bad, found] as const),
    )
    // What stands in a layer below is no file of the pack.
    .filter(([{ files }, found]) => found.at.pointer !== "" && found.at.file in files);

  it("lead by pointer to the data under the caret: a value, the first line of an object or list, or a key", () => {
    for (const [{ name, files }, { at }] of placed) {
      const path = at.pointer
        .split("/")
        .slice(1)
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
      const value = path.reduce(
        (inner, key) => (inner as Record<string, unknown>)[key],
        JSON.parse(files[at.file] as string) as unknown,
      );
      const text = flagged(files[at.file] as string, at) as string;
      const key = JSON.stringify(path.at(-1));
      const written = JSON.stringify(value);
      const data = typeof value === "object" ? written[0] : written;
      expect([key, data], `${name} ${at.pointer}`).toContain(/^[{[]/.exec(text)?.[0] ?? text);
    }
  });
});
