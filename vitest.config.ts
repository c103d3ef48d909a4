import { defineConfig } from "vitest/config";
import { bundlePack, packModule } from "./tsup.config.js";

export default defineConfig({
  plugins: [
    {
      name: "pack",
      resolveId: (id) => (packModule.test(id) ? `\0${id}` : undefined),
      load: (id) => (id.startsWith("\0pack:") ? `export default ${bundlePack(id.slice(1))}` : undefined),
    },
  ],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/seed.ts",
    setupFiles: "test/support/properties.ts",
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"] },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A golden file that is missing fails everywhere, as in CI: only `-u` writes one.
    update: "none",
  },
});
