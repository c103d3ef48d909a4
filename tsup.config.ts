import type { Plugin } from "esbuild";
import { defineConfig, type Options } from "tsup";
import { mergePacks } from "./src/index.js";
import { readPackLayers } from "./src/node.js";

/**
 * `pack:<name>` is the folder `rules/<name>`, merged with those it stands on, as one JSON module: path →
 * data, without its tests; `?over=<base>` leaves out the files that are just as that pack's.
 */
export const packModule = /^pack:([a-z0-9-]+)(?:\?over=([a-z0-9-]+))?$/;

export function bundlePack(specifier: string): string {
  const [, name, base] = packModule.exec(specifier) ?? [];
  const files = mergePacks(readPackLayers(`rules/${name}`));
  const below = base === undefined ? {} : mergePacks(readPackLayers(`rules/${base}`));
  const own = Object.entries(files).filter(
    ([path, data]) => !path.startsWith("cases/") && JSON.stringify(data) !== JSON.stringify(below[path]),
  );
  return JSON.stringify(Object.fromEntries(own));
}

export const packPlugin: Plugin = {
  name: "pack",
  setup(build) {
    build.onResolve({ filter: packModule }, ({ path }) => ({ path, namespace: "pack" }));
    build.onLoad({ filter: packModule, namespace: "pack" }, ({ path }) => ({
      contents: bundlePack(path),
      loader: "json",
    }));
  },
};

const shared = {
  target: "node20",
  // One copy of the core behind every entry, so that a dispatcher made by one is known to the others.
  splitting: true,
  esbuildPlugins: [packPlugin],
} satisfies Options;

const library = {
  index: "src/index.ts",
  node: "src/node.ts",
  "packs/cn": "src/packs/cn.ts",
  "packs/beijing": "src/packs/beijing.ts",
  "packs/beijing-2019": "src/packs/beijing-2019.ts",
  editor: "src/editor.ts",
  ics: "src/ics.ts",
  testing: "src/testing.ts",
};

/** The code alone: what tests install. */
export const code: Options[] = [
  { ...shared, entry: { ...library, cli: "src/cli/bin.ts" }, format: "esm" },
  { ...shared, entry: library, format: "cjs" },
];

/**
 * The types are read once and written for both formats, `.d.ts` and `.d.cts`. They take most of the time:
 * `tsup --no-dts` leaves them out.
 */
const declarations: Options = { ...shared, entry: library, format: ["esm", "cjs"], dts: { only: true } };

export default defineConfig(({ dts }) => (dts === false ? code : [...code, declarations]));
