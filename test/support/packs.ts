import { mergePacks } from "../../src/index.js";
import { loadPack, readPackLayers } from "../../src/node.js";
import { type PackDocs, type PackLayers, readPack } from "../../src/pack/read.js";
import type { PackFiles } from "../../src/pack/read-files.js";

/** The smallest pack that uses everything. */
export const minimal = loadPack("fixtures/packs/good/minimal");

export const beijing = loadPack("rules/beijing");

/** A folder's pack as data: as it is written, or merged with those it stands on. */
export function filesOf(folder: string): PackFiles {
  const layers = readPackLayers(folder);
  if (layers.length > 1) return mergePacks(layers);
  const parsed = Object.entries(layers[0] ?? {}).map(([path, text]) => [path, JSON.parse(text as string)]);
  return Object.fromEntries(parsed) as PackFiles;
}

/** What was read of a pack whose entries say no days. */
export function docsOf(files: PackLayers): PackDocs {
  const [edition, ...others] = readPack(files).editions;
  if (edition === undefined || others.length > 0) throw new Error("not one edition");
  return edition.pack;
}

export const beijingFiles = filesOf("rules/beijing");

export const packs = [
  ["minimal", minimal],
  ["beijing", beijing],
] as const;
