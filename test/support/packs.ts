import { loadPack } from "../../src/node.js";

/** The smallest pack that uses everything. */
export const minimal = loadPack("fixtures/packs/good/minimal");

export const beijing = loadPack("rules/beijing");

export const packs = [
  ["minimal", minimal],
  ["beijing", beijing],
] as const;
