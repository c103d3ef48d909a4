import { createRequire } from "node:module";
import { build } from "esbuild";
import { packPlugin } from "../../tsup.config.js";
import type { Block } from "./blocks.js";

/** What a snippet's line gave, beside what its comment says it gives. */
export interface Claim {
  readonly line: string;
  readonly actual: unknown;
  readonly claimed: unknown;
}

/**
 * Runs a TypeScript snippet against the sources, with the package's own names, and collects what each `expression; // value` gave.
 */
export async function runSnippet({ text }: Block): Promise<Claim[]> {
  const code = text.replaceAll(/^(\s*(?:if \([^)]*\) )?)((?!const |import )[^\n]+); \/\/ (.+)$/gm, (_, before: string, expression: string, value: string) =>
    `${before}claims.push({ line: ${JSON.stringify(expression)}, actual: ${expression}, claimed: (${value}) });`,
  );
  const { outputFiles } = await build({
    stdin: { contents: `export const claims = [];\n${code}`, resolveDir: process.cwd(), loader: "ts" },
    alias: { paidan: "./src/index.ts", "paidan/node": "./src/node.ts", "paidan/packs/beijing": "./src/packs/beijing.ts", "paidan/testing": "./src/testing.ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    plugins: [packPlugin],
  });
  const module = { exports: {} as { claims: Claim[] } };
  const run = new Function("module", "exports", "require", outputFiles[0]?.text ?? "") as (...args: unknown[]) => void;
  run(module, module.exports, createRequire(import.meta.url));
  return module.exports.claims;
}
