import { resolve } from "node:path";
import { mergeConfig } from "vitest/config";
import { tests } from "./stryker.config.mjs";
import base from "./vitest.config.js";

/** The tests of one room, without type tests, each property with a few cases only. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], typecheck: { enabled: false } } },
  {
    resolve: { alias: [{ find: /^fast-check$/, replacement: resolve("test/support/few-runs.mjs") }] },
    test: {
      include: tests.map((folder) => `${folder}/**/*.test.ts`),
      // Threads share their process's time zone, which this test sets.
      exclude: ["**/*.time-zone.test.ts"],
      env: { PAIDAN_FEW_RUNS: "1" },
    },
  },
);
