import { anyList, type Diagnostic, DiagnosticError, hasErrors, readArgument } from "../diagnostic/index.js";
import { type FileKindName, fileKindNames } from "./files.js";
import { joined } from "./editions/join.js";
import { type EditionFiles, mergeEditions } from "./editions/read-editions.js";
import { foundDuring } from "./editions/during.js";
import { shapes } from "./layers/shapes.js";
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
  const { editions, ...read } = mergeEditions(given.value);
  const diagnostics = [...read.diagnostics, ...foundDuring(editions)];
  if (hasErrors(diagnostics)) return { ok: false, diagnostics };
  return { ok: true, files: Object.fromEntries(fileKindNames.flatMap((kind) => filesOf(kind, editions))) };
}

/** The files of one kind in all editions, each as one. */
function filesOf(kind: FileKindName, editions: readonly EditionFiles[]): [string, unknown][] {
  const paths = new Set(editions.flatMap(({ files }) => [...(files.get(kind)?.keys() ?? [])]));
  return [...paths].map((path) => {
    const inEditions = editions.map(({ days, files }) => ({
      days,
      value: files.get(kind)?.get(path)?.value,
    }));
    const [first, ...others] = inEditions;
    return [path, others.length === 0 ? first?.value : joined(inEditions, shapes[kind])];
  });
}
