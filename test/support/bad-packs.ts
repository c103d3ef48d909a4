import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticCode, DiagnosticParams } from "../../src/diagnostic/diagnostic.js";
import { readPackFiles } from "../../src/node.js";
import type { PackFiles } from "../../src/pack/read-files.js";

/** One expected diagnostic; `text` is what stands under the caret. */
export interface Expected {
  readonly code: DiagnosticCode;
  readonly file: string;
  readonly text?: string;
  readonly params?: DiagnosticParams;
}

/** A broken pack: the minimal pack with some files changed, and everything wrong with it. */
export interface BadPack {
  /** `rule/unknown-fact`, or deeper where a code has several ways. */
  readonly name: string;
  readonly files: PackFiles;
  /** Of a pack that stands on others: those below and itself, which is `files`. */
  readonly layers?: readonly PackFiles[];
  readonly changed: readonly string[];
  readonly expect: readonly Expected[];
}

const root = "fixtures/packs/bad";

export const goodFiles = readPackFiles("fixtures/packs/good/minimal");

export const badPacks: readonly BadPack[] = folders("").map((name) => {
  const { "expected.json": expected, ...rest } = readPackFiles(join(root, name));
  // A deeper bad pack lies inside the folder of its code.
  const changed = Object.fromEntries(Object.entries(rest).filter(([file]) => !inDeeper(name, file)));
  const read = JSON.parse(expected as string) as {
    remove?: string[];
    /** The packs below: the minimal one, and others as data. */
    below?: ("minimal" | PackFiles)[];
    expect: Expected[];
  };
  const { remove = [], below, expect } = read;
  if (below) {
    const layers = [...below.map((one) => (one === "minimal" ? goodFiles : (one as PackFiles))), changed];
    return { name, files: changed, layers, changed: Object.keys(changed), expect };
  }
  const kept = Object.fromEntries(Object.entries(goodFiles).filter(([file]) => !remove.includes(file)));
  return { name, files: { ...kept, ...changed }, changed: Object.keys(changed), expect };
});

function folders(inside: string): string[] {
  const entries = readdirSync(join(root, inside), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const deeper = entries.flatMap((entry) => folders(join(inside, entry.name)));
  return existsSync(join(root, inside, "expected.json")) ? [inside, ...deeper] : deeper;
}

function inDeeper(name: string, file: string): boolean {
  const parts = file.split("/");
  return parts
    .slice(1)
    .some((_, depth) => existsSync(join(root, name, ...parts.slice(0, depth + 1), "expected.json")));
}

/** The text a diagnostic flags. */
export function flagged(
  text: string,
  { line, column, length }: { line?: number; column?: number; length?: number },
): string | undefined {
  if (line === undefined || column === undefined || length === undefined) return undefined;
  return readLine(text, line).slice(column - 1, column - 1 + length);
}

function readLine(text: string, line: number): string {
  return text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)[line - 1] ?? "";
}
