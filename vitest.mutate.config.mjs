import { mergeConfig } from "vitest/config";
import { tests } from "./stryker.config.mjs";
import base from "./vitest.config.js";

/** The tests of one room, without type tests. */
export default mergeConfig({ ...base, test: { ...base.test, include: [], typecheck: { enabled: false } } }, {
  test: { include: tests.map((path) => `${path}${path.endsWith("**") ? "/*" : ""}.test.ts`) },
});
