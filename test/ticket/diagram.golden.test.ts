import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { loadPack } from "../../src/node.js";
import { diagram } from "../../src/ticket/index.js";
import { golden } from "../support/golden.js";

// Update with `npx vitest run test/ticket/diagram.golden.test.ts -u`, then read the diff.

const packs = [
  ["beijing", "rules/beijing"],
  ["beijing-2019", "rules/beijing-2019"],
  ["ticket", "fixtures/packs/good/ticket"],
  ["minimal", "fixtures/packs/good/minimal"],
] as const;

test("every golden file is of a pack", () => {
  expect(readdirSync("fixtures/golden/diagram").sort()).toEqual(packs.map(([name]) => `${name}.mmd`).sort());
});

test.each(packs)("the life of a ticket by the pack %s as a diagram", async (name, folder) => {
  await expect(diagram(loadPack(folder))).toMatchFileSnapshot(golden(`diagram/${name}.mmd`));
});
