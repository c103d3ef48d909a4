import {
  type Diagnostic,
  diagnostic,
  locateIn,
  meaning,
  Problems,
  readSource,
  shown,
  suggest,
} from "../diagnostic/index.js";
import { isObject } from "../json/index.js";
import { type FileKindName, fileKindNames, fileKindOf, fileKinds } from "./files.js";
import type { Traced } from "./layers/traced.js";

/** A pack as given: file path (with `/`) → JSON text, or the data already parsed. */
export type PackFiles = Readonly<Record<string, unknown>>;

/** What was read of the files of one pack. */
export interface FilesRead {
  readonly files: ReadonlyMap<FileKindName, ReadonlyMap<string, Traced>>;
  readonly broken: ReadonlySet<FileKindName>;
  /** What misnamed files were most likely meant to be. */
  readonly misnamed: ReadonlySet<unknown>;
  readonly isPack: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the files of one pack, in the order of their paths. */
export function readFiles(given: unknown, layer?: string): FilesRead {
  const inLayer = layer === undefined ? {} : { layer };
  const whole = new Problems(locateIn({ file: "files", ...inLayer }));
  const isPack = isObject(given);
  if (!isPack) whole.report("schema/type", [], () => ({ expected: ["object"], ...shown(given) }));
  const entries: PackFiles = isPack ? given : {};
  const files = new Map<FileKindName, Map<string, Traced>>();
  const broken = new Set<FileKindName>();
  const misnamed = new Set<unknown>();
  const diagnostics: Diagnostic[] = [];
  for (const path of Object.keys(entries).sort()) {
    const kind = fileKindOf(path);
    if (kind === undefined) {
      const meant = meantFile(path);
      const at = { file: path, ...inLayer, pointer: "" };
      whole.add(() => diagnostic("pack/unknown-file", at, { file: path, ...meaning(meant) }));
      misnamed.add(meant);
      continue;
    }
    const { source, diagnostics: found } = readSource(path, entries[path], layer);
    diagnostics.push(...found);
    if (source === undefined) broken.add(kind);
    else {
      const some = files.get(kind) ?? new Map<string, Traced>();
      files.set(kind, some.set(path, { value: source.value, from: { locate: source.locate, path: [] } }));
    }
  }
  return { files, broken, misnamed, isPack, diagnostics: [...diagnostics, ...whole.list] };
}

/** What a pack among others is called, as its pack.json says; `""` where it does not. */
export function layerIdOf(files: unknown): string {
  const head = isObject(files) ? readSource("pack.json", files["pack.json"]).source?.value : undefined;
  const id = isObject(head) ? head["id"] : undefined;
  return typeof id === "string" ? id : "";
}

function meantFile(path: string): string | undefined {
  const known = fileKindNames.map((kind) => {
    const { file, folder } = fileKinds[kind] as { file?: string; folder?: string };
    return file ?? `${folder}/${path.split("/").at(-1)}`;
  });
  return path.endsWith(".json") ? suggest(path, known) : undefined;
}
