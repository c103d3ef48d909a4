import {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Locate,
  locateIn,
  type Location,
  Problems,
  problemsOf,
} from "../diagnostic/index.js";
import { isObject } from "../json/index.js";
import { mergeLayers } from "./layers/merge-layers.js";
import { locateIn as partLocator, memberOf, type Traced } from "./layers/traced.js";
import { type FilesRead, layerIdOf, type PackFiles, readFiles } from "./read-files.js";
import { stackOf } from "./layers/stack.js";
import { type FileData, fileKindNames, type FileKindName, fileKinds } from "./files.js";

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

/** Packs that stand on each other, the lowest first; or one alone. */
export type PackLayers = PackFiles | readonly PackFiles[];

/** A pack that was read, or several read into one. */
export interface ReadPack {
  readonly pack: PackDocs;
  readonly diagnostics: Diagnostic[];
  /** Where a layer removed what is gone, by its id. */
  readonly removals: ReadonlyMap<string, Location>;
}

/**
 * Reads every file of a pack, or of all the packs it stands on, and checks their shape. All problems of all
 * files come back together.
 */
export function readPack(given: unknown): ReadPack {
  const packs: readonly unknown[] = Array.isArray(given) ? given : [given];
  const { files, removals, ...read } = packs.length > 1 ? mergeFiles(packs) : alone(packs[0] ?? given);
  const whole = new Problems(locateIn("files"));
  const broken = new Set(read.broken);
  for (const kind of fileKindNames) {
    if (!fileKinds[kind].required || files.get(kind)?.size || broken.has(kind)) continue;
    const { file, folder } = fileKinds[kind] as { file?: string; folder?: string };
    const missing = file ?? `${folder}/*.json`;
    broken.add(kind);
    // Of what is no pack at all, nothing else need be said; nor does a base have all files.
    if (read.misnamed.has(missing) || !read.isPack || isBase(files)) continue;
    whole.add(() =>
      diagnostic(
        "pack/missing-file",
        { file: missing, pointer: "" },
        { file: missing, title: fileKinds[kind].title },
      ),
    );
  }
  const { docs, diagnostics } = shaped(files, broken);
  if (isBase(files)) for (const kind of ofOthers) broken.add(kind);
  return {
    pack: { docs, broken },
    diagnostics: [...read.diagnostics, ...diagnostics, ...whole.list],
    removals,
  };
}

interface Found extends FilesRead {
  readonly removals: ReadonlyMap<string, Location>;
}

/** What a base leaves to the packs above it, so that references into it cannot be judged. */
const ofOthers: readonly FileKindName[] = ["units", "directory"];

function alone(given: unknown): Found {
  const read = readFiles(given);
  const head = read.files.get("pack")?.get("pack.json");
  // One that stands on others says so, and that they are not here.
  return head && memberOf(head, "extends") ? mergeFiles([given]) : { ...read, removals: new Map() };
}

/** The files of packs that stand on each other, as one pack's; with what is wrong with how they do. */
export function mergeFiles(given: readonly unknown[]): Found {
  const read = given.map((files, index) => {
    // One that does not say what it is called goes by where it stands.
    const layer = layerIdOf(files) || String(index + 1);
    return { ...readFiles(files, layer), layer };
  });
  const { layers, diagnostics } = stackOf(read);
  const { files, removals, ...whole } = mergeLayers(layers);
  const misfit = hasErrors(diagnostics);
  return {
    // Of packs that do not fit together, nobody need hear what each misses of the others.
    files: misfit ? new Map<FileKindName, never>() : files,
    removals,
    broken: new Set(misfit ? fileKindNames : read.flatMap((one) => [...one.broken])),
    misnamed: new Set(read.flatMap((one) => [...one.misnamed])),
    isPack: read.every((one) => one.isPack),
    diagnostics: [...read.flatMap((one) => one.diagnostics), ...diagnostics, ...whole.diagnostics],
  };
}

/** Whether a pack only serves others: it is not complete, and its units and rows are those of others. */
function isBase(files: FilesRead["files"]): boolean {
  const value = files.get("pack")?.get("pack.json")?.value;
  return isObject(value) && value["abstract"] === true;
}

/** The files whose shape is sound; a kind that has another is `broken`. */
function shaped(files: FilesRead["files"], broken: Set<FileKindName>) {
  const diagnostics: Diagnostic[] = [];
  const docs = Object.fromEntries(
    fileKindNames.map((kind) => {
      const read = [...(files.get(kind) ?? [])].map(([file, part]) =>
        checkShape(kind, file, part, diagnostics),
      );
      if (read.includes(undefined)) broken.add(kind);
      return [kind, read.filter((doc) => doc !== undefined)];
    }),
  );
  return { docs: docs as unknown as PackDocs["docs"], diagnostics };
}

function checkShape(
  kind: FileKindName,
  file: string,
  part: Traced,
  diagnostics: Diagnostic[],
): Doc<unknown> | undefined {
  const result = fileKinds[kind].schema.safeParse(part.value, { reportInput: true });
  const locate = partLocator(part);
  if (result.success) return { file, value: result.data, locate };
  diagnostics.push(...problemsOf(result.error.issues, locate).list);
  return undefined;
}
