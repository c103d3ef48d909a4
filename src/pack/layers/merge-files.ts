import { isObject } from "../../json/index.js";
import { type FileKindName, fileKinds } from "../files.js";
import { entriesOf, ofEntries, type Slots } from "./entries.js";
import type { Files } from "./layer.js";
import type { Laying } from "./laying.js";
import { merged, mergeEntries } from "./merge-entries.js";
import { type Collection, shapeAt, shapes } from "./shapes.js";
import { memberOf, membersOf, objectOf, type Origin, type Traced } from "./traced.js";

/** What pack.json says of its own pack alone. */
const ownKeys = ["extends", "abstract", "layers"];

/** Files that are one entry each, by their path. */
const wholeFiles: Collection = { is: "collection", by: "key" };

/** Lays the files of one kind over those below. */
export function layFiles(kind: FileKindName, below: Files, own: Files, laying: Laying): Files {
  if (kind === "calendar") return layWhole(kind, below, own, laying);
  const drafts = new Map(
    [...below].map(([path, file]) => [path, { members: membersOf(file), from: file.from }]),
  );
  for (const [path, file] of own) {
    if (!drafts.has(path)) drafts.set(path, { members: new Map<string, Traced>(), from: file.from });
  }
  const draftOf = (path: string) => drafts.get(path) as Draft;
  const keys = new Set([...own.values()].flatMap((file) => [...membersOf(file).keys()]));
  if (kind === "pack") for (const key of ownKeys) draftOf("pack.json").members.delete(key);
  for (const key of keys) {
    const shape = shapeAt(shapes[kind], key);
    const context = { ids: [kind, key], laying };
    const given = [...own].flatMap(([path, file]): [string, Traced][] => {
      const part = memberOf(file, key);
      return part ? [[path, part]] : [];
    });
    if (key === "$schema" || (kind === "pack" && isOwn(key))) {
      for (const [path, part] of given) draftOf(path).members.set(key, part);
    } else if (shape?.is === "collection") layCollection(drafts, given, shape, { key, context });
    else
      for (const [path, part] of given) {
        const { members } = draftOf(path);
        if (shape === undefined) laying.touches(context.ids, part);
        const now = merged(members.get(key), part, shape, context);
        if (now) members.set(key, now);
        else members.delete(key);
      }
  }
  for (const [path, file] of own) if (!isObject(file.value)) drafts.delete(path);
  const unsound = new Map([...own].filter(([, file]) => !isObject(file.value)));
  const paths = [...drafts.keys()].filter((path) => "file" in fileKinds[kind] || holdsEntries(draftOf(path)));
  const whole = paths.map((path): [string, Traced] => {
    const { members, from } = draftOf(path);
    return [path, objectOf(members, from)];
  });
  return new Map([...whole, ...unsound].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Where there may be any number of files, one that only alters entries of others is none of the result. */
function holdsEntries({ members }: Draft): boolean {
  return [...members].some(
    ([key, { value }]) => key !== "$schema" && !(Array.isArray(value) && value.length === 0),
  );
}

/** What each pack says of itself: no other layer's words are changed by it. */
function isOwn(key: string): boolean {
  return ["id", "title", "version", "effective", ...ownKeys].includes(key);
}

interface Draft {
  readonly members: Map<string, Traced>;
  readonly from: Origin;
}

/** Merges a collection over all files of a kind: an entry is found in whichever it stands. */
function layCollection(
  drafts: ReadonlyMap<string, Draft>,
  given: readonly [string, Traced][],
  shape: Collection,
  { key, context }: { key: string; context: { ids: readonly string[]; laying: Laying } },
): void {
  const lists = new Map<string, Traced>();
  for (const [path, { members }] of drafts) {
    const list = members.get(key);
    if (list) lists.set(path, list);
  }
  const slots = new Map<string, NonNullable<ReturnType<typeof entriesOf>>>();
  for (const [path, list] of lists) {
    const entries = entriesOf(list, shape);
    if (entries) slots.set(path, entries);
  }
  const unsound: [string, Traced][] = [];
  const edits = given.flatMap(([path, part]) => {
    const entries = entriesOf(part, shape);
    if (entries === undefined) unsound.push([path, part]);
    else if (!slots.has(path)) {
      slots.set(path, []);
      lists.set(path, part);
    }
    return (entries ?? []).map((entry) => ({ home: path, entry }));
  });
  mergeEntries(slots as Slots, edits, shape, context);
  for (const [path, entries] of slots) {
    const members = drafts.get(path)?.members;
    // What a file has only to alter others is no list of its own.
    if (entries.length === 0 && !members?.has(key)) continue;
    members?.set(key, ofEntries(entries, shape, (lists.get(path) as Traced).from));
  }
  // What is no list is left to be told as that.
  for (const [path, part] of unsound) drafts.get(path)?.members.set(key, part);
}

/** Merges files that are one entry each. */
function layWhole(kind: FileKindName, below: Files, own: Files, laying: Laying): Files {
  const slots = new Map([["", [...below].map(([name, part]) => ({ name, part }))]]);
  const edits = [...own].map(([name, part]) => ({ home: "", entry: { name, part } }));
  mergeEntries(slots, edits, wholeFiles, { ids: [kind], laying });
  return new Map((slots.get("") ?? []).map(({ name, part }) => [name as string, part]));
}
