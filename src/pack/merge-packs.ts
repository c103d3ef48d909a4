import { anyList, type Diagnostic, DiagnosticError, hasErrors, readArgument } from "../diagnostic/index.js";
import { mergeFiles } from "./read.js";
import type { PackFiles } from "./read-files.js";

export type MergeResult =
  | { readonly ok: true; readonly files: PackFiles }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Returns packs that stand on each other, the lowest first, as the files of one pack: path → data. It
 * compiles to what the packs compile to, and names them in `layers` of its pack.json.
 *
 * Throws `DiagnosticError` with everything wrong with how the packs extend each other. What is wrong with
 * their rules is said when they are compiled.
 * @example Object.keys(mergePacks(readPackLayers("rules/beijing"))).includes("topics.json") // true
 */
export function mergePacks(layers: readonly PackFiles[]): PackFiles {
  const result = safeMergePacks(layers);
  if (result.ok) return result.files;
  throw new DiagnosticError(result.diagnostics);
}

/** Returns what `mergePacks` returns, or all diagnostics at once; never throws for bad data. */
export function safeMergePacks(layers: readonly PackFiles[]): MergeResult {
  const given = readArgument("layers", anyList, layers);
  if (!given.ok) return given;
  const { files, diagnostics } = mergeFiles(given.value);
  if (hasErrors(diagnostics)) return { ok: false, diagnostics };
  const byPath = [...files.values()].flatMap((some) => [...some].map(([path, { value }]) => [path, value]));
  return { ok: true, files: Object.fromEntries(byPath) as PackFiles };
}
