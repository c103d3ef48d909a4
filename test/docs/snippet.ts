import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize } from "node:v8";
import { transformSync } from "esbuild";
import type { Block } from "./blocks.js";

/** What a snippet's line gave, beside what its comment says it gives. */
export interface Claim {
  readonly line: string;
  readonly actual: unknown;
  readonly claimed: unknown;
}

/**
 * Runs a TypeScript snippet in a project that has the package installed, and collects what each `expression;
 * // value` gave.
 */
export function runSnippet({ text }: Block, project: string): Claim[] {
  const code = text.replaceAll(
    /^(\s*(?:if \([^)]*\) )?)((?!const |import )[^\n]+); \/\/ (.+)$/gm,
    (_, before: string, expression: string, value: string) =>
      `${before}results.push({ line: ${JSON.stringify(expression)}, actual: ${expression}, claimed: (${value}) });`,
  );
  return runInstalled(code, project) as Claim[];
}

/**
 * Runs a TypeScript module in a project, in a process of its own, and returns what it pushed to `results`.
 */
export function runInstalled(code: string, project: string): unknown[] {
  const written = 'process.stdout.write(v8.serialize(results).toString("base64"));';
  const { code: script } = transformSync(
    `import v8 from "node:v8";\nconst results: unknown[] = [];\n${code}\n${written}`,
    { loader: "ts", format: "esm" },
  );
  const file = join(mkdtempSync(join(project, "snippet-")), "snippet.mjs");
  writeFileSync(file, script);
  const printed = execFileSync(process.execPath, [file], {
    cwd: project,
    encoding: "utf8",
    maxBuffer: Infinity,
  });
  return deserialize(Buffer.from(printed, "base64")) as unknown[];
}
