import { expect, test } from "vitest";
import { compilePack } from "../../src/index.js";
import { loadPack } from "../../src/node.js";
import { beijing } from "../../src/packs/beijing.js";
import { beijing2019 } from "../../src/packs/beijing-2019.js";

test.each([
  ["beijing", beijing],
  ["beijing-2019", beijing2019],
])("the pack %s as data is the folder's: same id, version and digest", (name, files) => {
  expect(compilePack(files).pack).toEqual(loadPack(`rules/${name}`).pack);
});
