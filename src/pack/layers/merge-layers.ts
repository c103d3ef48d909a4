import { type Diagnostic, type Location, problemsOf } from "../../diagnostic/index.js";
import { type FileKindName, fileKindNames } from "../files.js";
import { rebaseSchema } from "../schema/layer.js";
import type { Files, Layer } from "./layer.js";
import { History, Laying } from "./laying.js";
import { layFiles } from "./merge-files.js";
import { locateIn, memberOf, membersOf, objectOf, type Traced, without } from "./traced.js";
import { rebased, type Rebasing } from "./rebase.js";
import { noteRenamings, renamed, type Renamings, renamingsIn, withTopicsRenamed } from "./rename.js";
import { withSharedInRules } from "./share.js";

type ByKind = ReadonlyMap<FileKindName, Files>;

export interface Merged {
  readonly files: ByKind;
  readonly diagnostics: readonly Diagnostic[];
  /** Where what is gone was removed, by its id. */
  readonly removals: ReadonlyMap<string, Location>;
}

/** Lays the packs over each other, from the lowest to the topmost. */
export function mergeLayers(layers: readonly Layer[]): Merged {
  const history = new History();
  const diagnostics: Diagnostic[] = [];
  let below: ByKind = new Map();
  for (const layer of layers) {
    const laying = new Laying(layer, history);
    below = below.size === 0 ? spreadAll(layer.files) : lay(prepared(below, laying), laying);
    diagnostics.push(...laying.diagnostics);
  }
  return { files: withTop(below, layers), diagnostics, removals: history.removals() };
}

function spreadAll(files: ByKind): ByKind {
  return mapFiles(files, (kind, file) => withSharedInRules(kind, file));
}

/** What is below as a layer wants to find it: with the bases it cites and the names it gives topics. */
function prepared(below: ByKind, laying: Laying): ByKind {
  let files = below;
  for (const [kind, some] of laying.layer.files)
    for (const file of some.values()) {
      const table = tableOf(file, laying);
      // That of pack.json is for all files, that of another for those of its kind.
      const within = (one: FileKindName) => kind === "pack" || one === kind;
      if (table) files = mapAll(files, within, (parts) => rebased(parts, table, laying));
    }
  for (const file of laying.layer.files.get("topics")?.values() ?? []) {
    const tree = memberOf(file, "topics");
    const renamings: Renamings = tree ? renamingsIn(tree) : new Map();
    if (renamings.size > 0) files = withRenamed(files, renamings, laying);
  }
  return files;
}

function tableOf(file: Traced, laying: Laying): Rebasing | undefined {
  const part = memberOf(file, "rebase");
  if (part === undefined) return undefined;
  const read = rebaseSchema.safeParse(part.value, { reportInput: true });
  if (read.success) return { table: read.data, part };
  laying.take(problemsOf(read.error.issues, locateIn(part)).list);
  return undefined;
}

function withRenamed(files: ByKind, renamings: Renamings, laying: Laying): ByKind {
  const found = new Set<string>();
  const done = mapFiles(files, (kind, file) => {
    const tree = kind === "topics" ? memberOf(file, "topics") : undefined;
    if (tree === undefined) return renamed(file, renamings);
    const changed = withTopicsRenamed(tree, renamings, (path) => found.add(path));
    return objectOf(membersOf(file).set("topics", changed), file.from);
  });
  noteRenamings(renamings, found, laying);
  return done;
}

function lay(below: ByKind, laying: Laying): ByKind {
  return new Map(
    fileKindNames.map((kind): [FileKindName, Files] => {
      const own = laying.layer.files.get(kind) ?? new Map<string, Traced>();
      // The cases of a pack are tests of that pack.
      if (kind === "cases") return [kind, own];
      const spread = new Map(
        [...own].map(([path, file]) => [path, withSharedInRules(kind, without(file, ["rebase"]), laying)]),
      );
      return [kind, layFiles(kind, below.get(kind) ?? new Map<string, Traced>(), spread, laying)];
    }),
  );
}

/** The merged pack says which layers it is made of, and no more what the topmost stands on. */
function withTop(all: ByKind, layers: readonly Layer[]): ByKind {
  const made = layers.flatMap(({ own }) => own);
  return mapFiles(all, (kind, file) => {
    if (kind !== "pack") return file;
    const members = membersOf(without(file, ["extends"]));
    return objectOf(members.set("layers", { value: made, from: file.from }), file.from);
  });
}

function mapFiles(all: ByKind, change: (kind: FileKindName, file: Traced) => Traced): ByKind {
  return new Map(
    [...all].map(([kind, some]) => [
      kind,
      new Map([...some].map(([path, file]) => [path, change(kind, file)])),
    ]),
  );
}

/** Changes all files of some kinds at once. */
function mapAll(
  all: ByKind,
  within: (kind: FileKindName) => boolean,
  change: (files: readonly Traced[]) => Traced[],
): ByKind {
  const flat = [...all].flatMap(([kind, some]) => (within(kind) ? [...some.values()] : []));
  const done = change(flat);
  const changed = new Map(flat.map((file, index) => [file, done[index] as Traced]));
  return mapFiles(all, (_, file) => changed.get(file) ?? file);
}
