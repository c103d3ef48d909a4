import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { compilePack, type CompilePackResult, type Dispatcher, safeCompilePack } from "../decide/index.js";
import type { CompileOptions, PackFiles } from "../pack/index.js";
import { anyText, argument, folderOptions, readArgument } from "../diagnostic/index.js";

type OnFile = (path: string) => void;

/**
 * Returns the files of a pack's folder, path → JSON text, as `compilePack` takes them.
 *
 * Where `pack.json` extends another folder, its files fill in those that are missing here, except its cases.
 * Throws the file system's own error, with its `code` and `path`, when a folder cannot be read; the code is
 * `ELOOP` also where folders extend each other in a circle. Links are followed. Files whose names start with
 * a dot are left out. `onFile` hears the path of each file before it is read, also in a folder extended: all
 * that a change could touch. Throws `DiagnosticError` for a folder that is no text, or options that are none.
 * @example Object.keys(readPackFiles("rules/beijing")).includes("pack.json") // true
 */
export function readPackFiles(folder: string, options?: { readonly onFile?: OnFile }): PackFiles {
  const { onFile } = argument("options", folderOptions, options);
  return readLayers(argument("folder", anyText, folder), [], onFile);
}

function readLayers(folder: string, above: readonly string[], onFile?: OnFile): PackFiles {
  const inner = entered(folder, above);
  const own = readFolder(folder, onFile);
  const base = extendedBy(own["pack.json"]);
  if (base === undefined) return own;
  const below = readLayers(join(folder, base), inner, onFile);
  return {
    ...Object.fromEntries(Object.entries(below).filter(([path]) => !path.startsWith("cases/"))),
    ...own,
  };
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

function readFolder(folder: string, onFile?: OnFile): Record<string, string> {
  const read = (inside: string, above: readonly string[]): [string, string][] => {
    const inner = entered(join(folder, inside), above);
    return readdirSync(join(folder, inside))
      .filter((name) => !name.startsWith("."))
      .sort()
      .flatMap((name): [string, string][] => {
        const path = posix.join(inside, name);
        const place = join(folder, path);
        if (statSync(place).isDirectory()) return read(path, inner);
        onFile?.(place);
        return [[path, readFileSync(place, "utf8")]];
      });
  };
  return Object.fromEntries(read("", []));
}

/**
 * The folders gone through, with this one. To come to one again, by `extends` or by a link, would never end.
 */
function entered(folder: string, above: readonly string[]): readonly string[] {
  const real = realpathSync.native(folder);
  if (above.includes(real))
    throw Object.assign(new Error(`ELOOP: '${folder}' contains or extends itself`), {
      code: "ELOOP",
      path: folder,
    });
  return [...above, real];
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
 * Returns what `loadPack` returns, or all diagnostics at once, with line and column. A folder that cannot be
 * read still throws.
 *
 * @example safeLoadPack("rules").ok // false: `pack.json` and others are missing there
 */
export function safeLoadPack(folder: string, options?: CompileOptions): CompilePackResult {
  const given = readArgument("folder", anyText, folder);
  return given.ok ? safeCompilePack(readPackFiles(given.value), options) : given;
}
