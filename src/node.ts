import { readdirSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { type CompilePackResult, compilePack, type Dispatcher, safeCompilePack } from "./dispatcher.js";
import type { CompileOptions } from "./pack/compile.js";
import type { PackFiles } from "./pack/read.js";

/**
 * Returns the files of a pack's folder, path → JSON text, as `compilePack` takes them.
 *
 * Where `pack.json` extends another folder, its files fill in those that are missing here, except its cases.
 * Throws the file system's own error when a folder cannot be read, and an error where folders extend each other in a circle.
 * Files whose names start with a dot are left out.
 * @example readPackFiles("rules/beijing")["pack.json"] // "{ … }"
 */
export function readPackFiles(folder: string): PackFiles {
  return readLayers(folder, []);
}

function readLayers(folder: string, above: readonly string[]): PackFiles {
  if (above.includes(resolve(folder))) throw new Error(`the pack in ${folder} extends itself`);
  const own = readFolder(folder);
  const base = extendedBy(own["pack.json"]);
  if (base === undefined) return own;
  const below = readLayers(join(folder, base), [...above, resolve(folder)]);
  return { ...Object.fromEntries(Object.entries(below).filter(([path]) => !path.startsWith("cases/"))), ...own };
}

/** What `pack.json` extends. A broken file extends nothing here: compiling it says what is wrong. */
function extendedBy(text: string | undefined): string | undefined {
  try {
    const base = (JSON.parse(text ?? "{}") as { extends?: unknown }).extends;
    return typeof base === "string" ? base : undefined;
  } catch {
    return undefined;
  }
}

function readFolder(folder: string): Record<string, string> {
  const read = (inside: string): [string, string][] =>
    readdirSync(join(folder, inside), { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith("."))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry): [string, string][] => {
        const path = posix.join(inside, entry.name);
        return entry.isDirectory() ? read(path) : [[path, readFileSync(join(folder, path), "utf8")]];
      });
  return Object.fromEntries(read(""));
}

/**
 * Returns a dispatcher for the pack in a folder. Throws as `readPackFiles` and `compilePack` do.
 *
 * @example loadPack("rules/beijing").pack.id // "beijing"
 */
export function loadPack(folder: string, options?: CompileOptions): Dispatcher {
  return compilePack(readPackFiles(folder), options);
}

/**
 * Returns what `loadPack` returns, or all diagnostics at once, with line and column. A folder that cannot be read still throws.
 *
 * @example safeLoadPack("rules").ok // false: `pack.json` and others are missing there
 */
export function safeLoadPack(folder: string, options?: CompileOptions): CompilePackResult {
  return safeCompilePack(readPackFiles(folder), options);
}
