import {
  type Diagnostic,
  diagnostic,
  type Locate,
  locateIn,
  type Location,
  Problems,
  problemsOf,
} from "../diagnostic/index.js";
import { isObject } from "../json/index.js";
import { type EditionFiles, type EditionsRead, readEditions } from "./editions/read-editions.js";
import type { EditionDays } from "./editions/split.js";
import { locateIn as partLocator, type Traced } from "./layers/traced.js";
import type { FilesRead, PackFiles } from "./read-files.js";
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

/** What was read of a pack, or of several as one, for the days on which it is as it is. */
export interface ReadEdition {
  readonly days: EditionDays;
  readonly pack: PackDocs;
  readonly diagnostics: Diagnostic[];
  /** Where a layer removed what is gone, by its id. */
  readonly removals: ReadonlyMap<string, Location>;
}

/** What was read of a pack, one edition after another; with what is wrong in all of them. */
export interface ReadPack {
  readonly editions: readonly ReadEdition[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads every file of a pack, or of all the packs it stands on, and checks their shape. All problems of all
 * files come back together.
 */
export function readPack(given: unknown): ReadPack {
  const read = readEditions(given);
  return { editions: read.editions.map((files) => readEdition(files, read)), diagnostics: read.diagnostics };
}

function readEdition(
  { days, files, removals, diagnostics: misfits }: EditionFiles,
  { broken: unread, isPack, misnamed }: EditionsRead,
): ReadEdition {
  const whole = new Problems(locateIn("files"));
  const broken = new Set(unread);
  for (const kind of fileKindNames) {
    if (!fileKinds[kind].required || files.get(kind)?.size || broken.has(kind)) continue;
    const { file, folder } = fileKinds[kind] as { file?: string; folder?: string };
    const missing = file ?? `${folder}/*.json`;
    broken.add(kind);
    // Of what is no pack at all, nothing else need be said; nor does a base have all files.
    if (misnamed.has(missing) || !isPack || isBase(files)) continue;
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
    days,
    pack: { docs, broken },
    diagnostics: [...misfits, ...diagnostics, ...whole.list],
    removals,
  };
}

/** What a base leaves to the packs above it, so that references into it cannot be judged. */
const ofOthers: readonly FileKindName[] = ["units", "directory"];

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
