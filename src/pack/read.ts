import {
  type Diagnostic,
  diagnostic,
  type Locate,
  locateIn,
  meaning,
  Problems,
  problemsOf,
  readSource,
  shown,
  suggest,
} from "../diagnostic/index.js";
import { isObject } from "../json/index.js";
import { type FileData, fileKindNames, type FileKindName, fileKindOf, fileKinds } from "./files.js";

/** A pack as given: file path (with `/`) → JSON text, or the data already parsed. */
export type PackFiles = Readonly<Record<string, unknown>>;

/** One file whose shape is sound. */
export interface Doc<T> {
  readonly file: string;
  readonly value: T;
  readonly locate: Locate;
}

/**
 * The sound files of each kind. A kind in `broken` had a file that was not sound, so references to it cannot
 * be judged.
 */
export interface PackDocs {
  readonly docs: { readonly [Kind in FileKindName]: readonly Doc<FileData<Kind>>[] };
  readonly broken: ReadonlySet<FileKindName>;
}

/** The one file of its kind, in a pack that is complete. */
export function only<T>(docs: readonly Doc<T>[]): T {
  // INVARIANT: of a pack without a broken file every required one is there.
  return (docs[0] as Doc<T>).value;
}

/** Reads every file of a pack and checks its shape. All problems of all files come back together. */
export function readPack(given: unknown): { pack: PackDocs; diagnostics: Diagnostic[] } {
  const files = isObject(given) ? given : {};
  const diagnostics: Diagnostic[] = [];
  const whole = new Problems(locateIn("files"));
  if (!isObject(given)) whole.report("schema/type", [], () => ({ expected: ["object"], ...shown(given) }));
  const docs = Object.fromEntries(fileKindNames.map((kind) => [kind, []])) as unknown as Record<
    FileKindName,
    Doc<unknown>[]
  >;
  const broken = new Set<FileKindName>();
  const misnamed = new Set<unknown>();
  for (const path of Object.keys(files).sort()) {
    const kind = fileKindOf(path);
    if (kind === undefined) {
      const meant = meantFile(path);
      whole.add(() =>
        diagnostic("pack/unknown-file", { file: path, pointer: "" }, { file: path, ...meaning(meant) }),
      );
      misnamed.add(meant);
      continue;
    }
    const read = readSource(path, files[path]);
    diagnostics.push(...read.diagnostics);
    const doc = read.source && checkShape(kind, read.source, diagnostics);
    if (doc) docs[kind].push(doc);
    else broken.add(kind);
  }
  for (const kind of fileKindNames) {
    if (!fileKinds[kind].required || docs[kind].length > 0 || broken.has(kind)) continue;
    const { file, folder } = fileKinds[kind] as { file?: string; folder?: string };
    const missing = file ?? `${folder}/*.json`;
    broken.add(kind);
    // Of what is no pack at all, nothing else need be said.
    if (misnamed.has(missing) || !isObject(given)) continue;
    whole.add(() =>
      diagnostic(
        "pack/missing-file",
        { file: missing, pointer: "" },
        { file: missing, title: fileKinds[kind].title },
      ),
    );
  }
  diagnostics.push(...whole.list);
  return { pack: { docs: docs as unknown as PackDocs["docs"], broken }, diagnostics };
}

function checkShape(
  kind: FileKindName,
  source: { file: string; value: unknown; locate: Locate },
  diagnostics: Diagnostic[],
): Doc<unknown> | undefined {
  const result = fileKinds[kind].schema.safeParse(source.value, { reportInput: true });
  if (result.success) return { file: source.file, value: result.data, locate: source.locate };
  diagnostics.push(...problemsOf(result.error.issues, source.locate).list);
  return undefined;
}

function meantFile(path: string): string | undefined {
  const known = fileKindNames.map((kind) => {
    const { file, folder } = fileKinds[kind] as { file?: string; folder?: string };
    return file ?? `${folder}/${path.split("/").at(-1)}`;
  });
  return path.endsWith(".json") ? suggest(path, known) : undefined;
}
