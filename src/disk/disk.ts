import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, posix } from "node:path";
import { compilePack, type CompilePackResult, type Dispatcher, safeCompilePack } from "../decide/index.js";
import type { CompileOptions, PackFiles } from "../pack/index.js";
import { anyText, argument, folderOptions, readArgument } from "../diagnostic/index.js";

type OnFile = (path: string) => void;

/**
 * Returns the files of a pack's folder, path → JSON text, as `compilePack` takes them; not those of packs it
 * extends: `readPackLayers` reads them all.
 *
 * Throws the file system's own error, with its `code` and `path`, when a folder cannot be read; the code is
 * `ELOOP` where a link leads back to a folder it stands in. Links are followed. Files whose names start with
 * a dot are left out. `onFile` hears the path of each file before it is read. Throws `DiagnosticError` for a
 * folder that is no text, or options that are none.
 * @example Object.keys(readPackFiles("rules/cn")).includes("pack.json") // true
 */
export function readPackFiles(folder: string, options?: { readonly onFile?: OnFile }): PackFiles {
  const { onFile } = argument("options", folderOptions, options);
  return readFolder(argument("folder", anyText, folder), onFile);
}

/**
 * Returns the files of a pack's folder and of all packs that it stands on, the lowest first, as `compilePack`
 * takes them.
 *
 * A base stands in the `folder` that `extends` names, seen from the folder that names it, else beside it
 * under its id. Each is read once, whoever extends it. Throws as `readPackFiles` does; the code is `ELOOP`
 * also where packs extend each other in a circle.
 * @example readPackLayers("rules/beijing").length // 2: rules/cn is below
 */
export function readPackLayers(folder: string, options?: { readonly onFile?: OnFile }): readonly PackFiles[] {
  const { onFile } = argument("options", folderOptions, options);
  const read = new Map<string, PackFiles>();
  readLayers(argument("folder", anyText, folder), { above: [], read, onFile });
  return [...read.values()];
}

interface Reading {
  /** The folders gone through to come here. */
  readonly above: readonly string[];
  /** What has been read, by folder. */
  readonly read: Map<string, PackFiles>;
  readonly onFile: OnFile | undefined;
}

function readLayers(folder: string, { above, read, onFile }: Reading): void {
  const inner = entered(folder, above);
  const here = inner.at(-1) as string;
  if (read.has(here)) return;
  const own = readFolder(folder, onFile);
  for (const base of basesOf(own["pack.json"]))
    readLayers(isAbsolute(base) ? base : join(folder, base), { above: inner, read, onFile });
  read.set(here, own);
}

/** The folders that `pack.json` extends; none of a broken file, since compiling it says what is wrong. */
function basesOf(text: string | undefined): string[] {
  try {
    const { extends: bases } = JSON.parse((text ?? "{}").replace(/^\uFEFF/, "")) as {
      extends?: { id?: unknown; folder?: unknown }[];
    };
    return (bases ?? []).flatMap(({ id, folder = `../${String(id)}` }) =>
      typeof folder === "string" && typeof id === "string" ? folder : [],
    );
  } catch {
    return [];
  }
}

/** Every file of a folder and those in it, path → text. */
export function readFolder(folder: string, onFile?: OnFile): Record<string, string> {
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
  return compilePack(readPackLayers(folder), options);
}

/**
 * Returns what `loadPack` returns, or all diagnostics at once, with line and column. A folder that cannot be
 * read still throws.
 *
 * @example safeLoadPack("rules").ok // false: `pack.json` and others are missing there
 */
export function safeLoadPack(folder: string, options?: CompileOptions): CompilePackResult {
  const given = readArgument("folder", anyText, folder);
  return given.ok ? safeCompilePack(readPackLayers(given.value), options) : given;
}
