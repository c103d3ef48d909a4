import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { packPlugin } from "../tsup.config.js";

test("the core and the Beijing pack run where there is no Node: one script, no import left", async () => {
  const bundled = await build({
    stdin: {
      contents: `
        import { compilePack } from "./src/index.ts";
        import { beijing } from "./src/packs/beijing.ts";
        globalThis.decision = compilePack(beijing).dispatch({ id: "1", receivedAt: "2026-11-20T09:30:00", title: "家里暖气不热" });`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: "browser",
    format: "iife",
    write: false,
    plugins: [packPlugin],
  });
  const page: { decision?: { topic: { value: string } | null } } = {};
  // Only what every browser has: no process, Buffer or require.
  runInNewContext(
    bundled.outputFiles[0]?.text ?? "",
    Object.assign(page, { TextEncoder, TextDecoder, structuredClone }),
  );
  expect(page.decision?.topic?.value).toBe("公共服务/供暖/温度不达标");
});
