import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type CompilePackResult, compilePack, type Dispatcher, safeCompilePack } from "./dispatcher.js";
import type { CompileOptions } from "./pack/compile.js";
import type { PackFiles } from "./pack/read.js";

/**
 * Returns the files of a pack's folder, path → JSON text, as `compilePack` takes them.
 *
 * Throws the file system's own error when the folder cannot be read. Files whose names start with a dot are left out.
 * @example readPackFiles("rules/beijing")["pack.json"] // "{ … }"
 */
export function readPackFiles(folder: string): PackFiles {
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

/** Returns a dispatcher for the pack in a folder. Throws as `compilePack` does. */
export function loadPack(folder: string, options?: CompileOptions): Dispatcher {
  return compilePack(readPackFiles(folder), options);
}

/** Returns what `loadPack` returns, or all diagnostics at once, with line and column. */
export function safeLoadPack(folder: string, options?: CompileOptions): CompilePackResult {
  return safeCompilePack(readPackFiles(folder), options);
}
