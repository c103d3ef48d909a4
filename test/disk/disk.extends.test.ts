import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPackFiles, readPackLayers } from "../../src/node.js";

function folders(files: Record<string, object>): string {
  const root = mkdtempSync(join(tmpdir(), "paidan-"));
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(data));
  }
  return root;
}

const idsOf = (root: string, folder: string) =>
  readPackLayers(join(root, folder)).map(
    (files) => (JSON.parse(files["pack.json"] as string) as { id: string }).id,
  );

describe("a pack that extends others", () => {
  const root = folders({
    "cn/pack.json": { id: "cn" },
    "cn/limits.json": {},
    "cn/cases/a.json": {},
    "province/pack.json": { id: "province", extends: [{ id: "cn" }] },
    "words/pack.json": { id: "words", extends: [{ id: "cn" }] },
    "towns/one/pack.json": {
      id: "one",
      extends: [
        { id: "province", folder: "../../province" },
        { id: "words", folder: "../../words" },
      ],
    },
    "towns/one/limits.json": {},
    "towns/two/pack.json": { id: "two", extends: [{ id: "one" }] },
  });

  test("comes after all that it stands on, each once, whoever extends it", () => {
    expect(idsOf(root, "cn")).toEqual(["cn"]);
    expect(idsOf(root, "towns/one")).toEqual(["cn", "province", "words", "one"]);
  });

  test("finds a base beside it where no folder is named", () => {
    expect(idsOf(root, "towns/two").slice(-2)).toEqual(["one", "two"]);
  });

  test("has its own files alone where those are asked for", () => {
    expect(Object.keys(readPackFiles(join(root, "towns/one"))).sort()).toEqual(["limits.json", "pack.json"]);
  });

  test("has a base that is not there named by its path", () => {
    const lost = folders({ "a/pack.json": { id: "a", extends: [{ id: "gone" }] } });
    expect(() => readPackLayers(join(lost, "a"))).toThrow(/ENOENT.*gone/);
  });
});

test("packs that extend each other are refused", () => {
  const root = folders({
    "a/pack.json": { id: "a", extends: [{ id: "b" }] },
    "b/pack.json": { id: "b", extends: [{ id: "a" }] },
  });
  expect(() => readPackLayers(join(root, "a"))).toThrow("extends itself");
});

test.each(["{ broken", "[]", "null", '{ "extends": "../b" }', '{ "extends": [null, 1, {}, { "id": 1 }] }'])(
  "%s extends nothing, so that compiling can say what is wrong with it",
  (text) => {
    const root = folders({ "a/limits.json": {} });
    writeFileSync(join(root, "a/pack.json"), text);
    expect(readPackLayers(join(root, "a")).map((files) => Object.keys(files).sort())).toEqual([
      ["limits.json", "pack.json"],
    ]);
  },
);
