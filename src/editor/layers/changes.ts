import { isObject } from "../../json/index.js";
import {
  type FileKindName,
  fileKindNames,
  fileKindOf,
  mergePacks,
  type PackFiles,
  type Shape,
  shapes,
} from "../../pack/index.js";

/** What a layer makes of one entry of the packs below. */
export interface LayerChange {
  readonly file: FileKindName;
  /** The keys and ids that lead there: `["rules", "classify.chosen"]`. */
  readonly ids: readonly string[];
  readonly does: "adds" | "changes" | "removes";
  /** The entry below, without what it has inside that changes on its own; absent where it is new. */
  readonly before?: unknown;
  /** The entry as it is now; absent where it is gone. */
  readonly after?: unknown;
}

/**
 * Returns what the topmost of some packs changes in those below, entry by entry, in the order of the files'
 * kinds. Throws `DiagnosticError` as `mergePacks` does.
 *
 * @example layerChanges(readPackLayers("rules/beijing-yanqing")).map(({ ids }) => ids.join("/"))
 */
export function layerChanges(layers: readonly PackFiles[]): LayerChange[] {
  const below = layers.length > 1 ? mergePacks(layers.slice(0, -1)) : {};
  const whole = mergePacks(layers);
  return fileKindNames
    .filter((file) => file !== "cases")
    .flatMap((file) =>
      differences(pooled(file, below), pooled(file, whole)).map((change) => ({ file, ...change })),
    );
}

/** What belongs to a pack alone, and to no entry. */
const ownOfPack = ["$schema", "id", "title", "version", "effective", "extends", "abstract", "layers"];

type Entries = ReadonlyMap<string, { readonly value: unknown; readonly shape: Shape | undefined }>;

/** The entries of all files of a kind, under their keys: of a collection each of its own. */
function pooled(kind: FileKindName, files: PackFiles): Entries {
  const mine = Object.entries(files).filter(([path]) => fileKindOf(path) === kind);
  // A year is one entry.
  if (kind === "calendar") return new Map(mine.map(([path, value]) => [path, { value, shape: undefined }]));
  const members = mine.flatMap(([, value]) => Object.entries(value as object));
  return new Map(
    members
      .filter(([key]) => !ownOfPack.includes(key))
      .flatMap(([key, value]) => [...entriesIn(value, shapes[kind][key], key)]),
  );
}

function entriesIn(value: unknown, shape: Shape | undefined, key: string): Entries {
  const sound = shape?.is === "collection" && (shape.by === "key" ? isObject(value) : Array.isArray(value));
  if (!sound) return new Map([[key, { value, shape }]]);
  const inner: Shape = { is: "settings", inside: shape.inside ?? {} };
  if (shape.by === "key")
    return new Map(
      Object.entries(value as object).map(([name, one]) => [join(key, name), { value: one, shape: inner }]),
    );
  const by = shape.by === "text" ? "word" : shape.by;
  const versions = new Map<string, unknown[]>();
  for (const item of value as unknown[]) {
    const name = join(key, String(isObject(item) ? item[by] : item));
    versions.set(name, [...(versions.get(name) ?? []), item]);
  }
  // Those of one name that follow each other in time are one entry.
  return new Map(
    [...versions].map(([name, [one, ...others]]) => [
      name,
      { value: others.length === 0 ? one : [one, ...others], shape: inner },
    ]),
  );
}

/** Ids may have any character, so that what leads to an entry is kept apart by one that none has. */
const separator = "\u0000";
const join = (...ids: string[]): string => ids.join(separator);

function differences(below: Entries, above: Entries): Omit<LayerChange, "file">[] {
  return [...new Set([...below.keys(), ...above.keys()])].flatMap((key) => {
    const before = below.get(key);
    const after = above.get(key);
    const ids = key.split(separator);
    if (before === undefined) return [{ ids, does: "adds" as const, after: after?.value }];
    if (after === undefined) return [{ ids, does: "removes" as const, before: before.value }];
    return inEntry(ids, before, after);
  });
}

type Entry = Entries extends ReadonlyMap<string, infer One> ? One : never;

/** What changed of one entry: the entry itself, and what it has inside. */
function inEntry(ids: readonly string[], before: Entry, after: Entry): Omit<LayerChange, "file">[] {
  const inside = before.shape?.is === "settings" ? before.shape.inside : {};
  const [own, nested] = apart(before.value, inside);
  const [ownAfter, nestedAfter] = apart(after.value, inside);
  const changed = JSON.stringify(own) !== JSON.stringify(ownAfter);
  return [
    ...(changed ? [{ ids, does: "changes" as const, before: own, after: ownAfter }] : []),
    ...differences(nested, nestedAfter).map((change) => ({ ...change, ids: [...ids, ...change.ids] })),
  ];
}

/** An entry without what is merged inside it, and that. */
function apart(value: unknown, inside: Readonly<Record<string, Shape>>): [unknown, Entries] {
  if (!isObject(value)) return [value, new Map()];
  const isInside = (key: string) => key in inside || "*" in inside;
  const members = Object.entries(value);
  return [
    Object.fromEntries(members.filter(([key]) => !isInside(key))),
    new Map(
      members
        .filter(([key]) => isInside(key))
        .flatMap(([key, one]) => [...entriesIn(one, inside[key] ?? inside["*"], key)]),
    ),
  ];
}
