import { type Diagnostic, diagnostic } from "../diagnostic.js";
import { type Locate, schemaDiagnostics } from "../schema/issues.js";
import { suggest } from "../suggest.js";
import { type FileData, fileKindNames, type FileKindName, fileKindOf, fileKinds } from "./files.js";
import { readSource } from "./source.js";

/** A pack as given: file path (with `/`) → JSON text, or the data already parsed. */
export type PackFiles = Readonly<Record<string, unknown>>;

/** One file whose shape is sound. */
export interface Doc<T> {
  readonly file: string;
  readonly value: T;
  readonly locate: Locate;
}

/** The sound files of each kind. A kind in `broken` had a file that was not sound, so references to it cannot be judged. */
export interface PackDocs {
  readonly docs: { readonly [Kind in FileKindName]: readonly Doc<FileData<Kind>>[] };
  readonly broken: ReadonlySet<FileKindName>;
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads every file of a pack and checks its shape. All problems of all files come back together. */
export function readPack(files: PackFiles): { pack: PackDocs; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const docs = Object.fromEntries(fileKindNames.map((kind) => [kind, []])) as unknown as Record<FileKindName, Doc<unknown>[]>;
  const broken = new Set<FileKindName>();
  const texts = new Map<string, string>();
  const misnamed = new Set<unknown>();
  for (const path of Object.keys(files).sort()) {
    const kind = fileKindOf(path);
    if (kind === undefined) {
      const found = unknownFile(path);
      diagnostics.push(found);
      misnamed.add(found.params["meant"]);
      continue;
    }
    const read = readSource(path, files[path]);
    diagnostics.push(...read.diagnostics);
    if (read.source?.text !== undefined) texts.set(path, read.source.text);
    else if (typeof files[path] === "string") texts.set(path, files[path]);
    const doc = read.source && checkShape(kind, read.source, diagnostics);
    if (doc) docs[kind].push(doc);
    else broken.add(kind);
  }
  for (const kind of fileKindNames) {
    if (!fileKinds[kind].required || docs[kind].length > 0 || broken.has(kind)) continue;
    const { file, folder } = fileKinds[kind] as { file?: string; folder?: string };
    const missing = file ?? `${folder}/*.json`;
    broken.add(kind);
    if (misnamed.has(missing)) continue;
    diagnostics.push(diagnostic("pack/missing-file", { file: missing, pointer: "" }, { file: missing, title: fileKinds[kind].title }));
  }
  return { pack: { docs: docs as unknown as PackDocs["docs"], broken, texts }, diagnostics };
}

function checkShape(
  kind: FileKindName,
  source: { file: string; value: unknown; locate: Locate },
  diagnostics: Diagnostic[],
): Doc<unknown> | undefined {
  const result = fileKinds[kind].schema.safeParse(source.value, { reportInput: true });
  if (result.success) return { file: source.file, value: result.data, locate: source.locate };
  diagnostics.push(...schemaDiagnostics(result.error.issues, source.locate));
  return undefined;
}

function unknownFile(path: string): Diagnostic {
  const known = fileKindNames.map((kind) => {
    const { file, folder } = fileKinds[kind] as { file?: string; folder?: string };
    return file ?? `${folder}/${path.split("/").at(-1)}`;
  });
  const meant = path.endsWith(".json") ? suggest(path, known) : undefined;
  return diagnostic("pack/unknown-file", { file: path, pointer: "" }, { file: path, ...(meant !== undefined && { meant }) });
}
