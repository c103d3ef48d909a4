import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPackFiles } from "../../src/node.js";

function folders(files: Record<string, object>): string {
  const root = mkdtempSync(join(tmpdir(), "paidan-"));
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(data));
  }
  return root;
}

test("a pack that extends another has its files, with its own laid over them, and not its cases", () => {
  const root = folders({
    "base/pack.json": { id: "base" },
    "base/limits.json": { of: "base" },
    "base/units/all.json": { of: "base" },
    "base/cases/a.json": {},
    "over/pack.json": { id: "over", extends: "../base" },
    "over/limits.json": { of: "over" },
    "over/cases/b.json": {},
  });
  const files = readPackFiles(join(root, "over"));
  expect(Object.keys(files).sort()).toEqual(["cases/b.json", "limits.json", "pack.json", "units/all.json"]);
  expect(files["limits.json"]).toBe('{"of":"over"}');
  expect(files["units/all.json"]).toBe('{"of":"base"}');
});

test("packs that extend each other are refused", () => {
  const root = folders({ "a/pack.json": { extends: "../b" }, "b/pack.json": { extends: "../a" } });
  expect(() => readPackFiles(join(root, "a"))).toThrow("extends itself");
});

test("a broken pack.json extends nothing, so that compiling can say what is wrong with it", () => {
  const root = folders({ "a/limits.json": {} });
  writeFileSync(join(root, "a/pack.json"), "{ broken");
  expect(Object.keys(readPackFiles(join(root, "a"))).sort()).toEqual(["limits.json", "pack.json"]);
});
