import { filesOf } from "./packs.js";
import { jsonPointer } from "../../src/diagnostic/diagnostic.js";
import type { JsonPath } from "../../src/json/path.js";
import { linkPack } from "../../src/pack/link/link-pack.js";
import { readPack } from "../../src/pack/read.js";
import type { PackFiles } from "../../src/pack/read-files.js";

/** A place in the files of a pack, with what stands there. */
export interface Place {
  readonly file: string;
  readonly path: JsonPath;
  readonly value: unknown;
}

/** The files of a folder as data. */
export function dataOf(folder: string): PackFiles {
  return filesOf(folder);
}

/** The pack that writes something at every kind of place where a pack can. */
export const everyPlace = dataOf("fixtures/packs/good/every-place");

/** Every place of a pack, the files themselves among them. */
export function placesOf(files: PackFiles): Place[] {
  return Object.entries(files).flatMap(([file, value]) => placesIn({ file, path: [], value }));
}

function placesIn(place: Place): Place[] {
  const { file, path, value } = place;
  if (typeof value !== "object" || value === null) return [place];
  const step = (key: string) => (Array.isArray(value) ? Number(key) : key);
  const inner = Object.entries(value).flatMap(([key, one]) =>
    placesIn({ file, path: [...path, step(key)], value: one }),
  );
  return [place, ...inner];
}

/**
 * What kind of place it is, whatever the file of a folder and the position in a list:
 * `directory.rows[].lead.unit`.
 */
export function kindOf({ file, path }: Pick<Place, "file" | "path">): string {
  const name = file.includes("/") ? file.slice(0, file.indexOf("/")) : file.replace(".json", "");
  return path.reduce<string>(
    (kind, step) => (typeof step === "number" ? `${kind}[]` : `${kind}.${step}`),
    name,
  );
}

/** The places of one kind; `*` stands for any one key. */
export function placesLike(files: PackFiles, kind: string): Place[] {
  const like = new RegExp(`^${kind.replaceAll(/[.[\]]/g, "\\$&").replaceAll("*", "[^.[]+")}$`);
  return [...byKind(files)].flatMap(([one, places]) => (like.test(one) ? places : []));
}

const grouped = new WeakMap<PackFiles, ReadonlyMap<string, Place[]>>();

/** A big pack has a hundred thousand places, of a few hundred kinds. */
function byKind(files: PackFiles): ReadonlyMap<string, Place[]> {
  const known = grouped.get(files);
  if (known) return known;
  const kinds = new Map<string, Place[]>();
  for (const place of placesOf(files)) {
    const kind = kindOf(place);
    const same = kinds.get(kind);
    if (same) same.push(place);
    else kinds.set(kind, [place]);
  }
  grouped.set(files, kinds);
  return kinds;
}

/**
 * The files with another value at a place, with none where it is `undefined`, or with other keys where that
 * is an object.
 */
export function changedAt(
  files: PackFiles,
  { file, path }: Pick<Place, "file" | "path">,
  value: unknown,
): PackFiles {
  return { ...files, [file]: changed(files[file], path, value) };
}

function changed(data: unknown, [step, ...rest]: JsonPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.map((one: unknown, index) => (index === step ? changed(one, rest, value) : one));
  const entries = Object.entries(data as object).map(([key, one]): [string, unknown] => [
    key,
    key === step ? changed(one, rest, value) : one,
  ]);
  const kept = entries.filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    Object.hasOwn(data as object, step) || value === undefined
      ? kept
      : [...kept, [step, changed({}, rest, value)]],
  );
}

/** The files with another value at each of many places. */
export function changedEverywhere(
  files: PackFiles,
  places: readonly Place[],
  value: (place: Place) => unknown,
): PackFiles {
  const copy = structuredClone(files);
  for (const place of places) {
    const holder = [place.file, ...place.path.slice(0, -1)].reduce<unknown>(
      (inner, key) => (inner as Record<string | number, unknown>)[key],
      copy,
    );
    (holder as Record<string | number, unknown>)[place.path.at(-1) as string | number] = value(place);
  }
  return copy;
}

/** The files with one more item in a list. */
export function added(files: PackFiles, file: string, path: JsonPath, item: unknown): PackFiles {
  const list = path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown>)[key],
    files[file],
  );
  return changedAt(files, { file, path }, [...(list as unknown[]), item]);
}

/** A diagnostic as its code and place: `rule/unknown-fact classify.json/rules/0/when/fact`. */
export function told(code: string, place: Pick<Place, "file" | "path">, ...inside: JsonPath): string {
  return `${code} ${placed(place, ...inside)}`;
}

/** A place as a text: `classify.json/rules/0/when`. */
export function placed({ file, path }: Pick<Place, "file" | "path">, ...inside: JsonPath): string {
  return `${file}${jsonPointer([...path, ...inside])}`;
}

/** Everything that reading and linking say of a pack. */
export function findings(files: PackFiles) {
  const { editions, diagnostics } = readPack(files);
  return [
    ...diagnostics,
    ...editions.flatMap(({ pack, diagnostics: found }) => [...found, ...linkPack(pack).diagnostics]),
  ];
}

/** The same as codes and places, in an order of their own. */
export function toldOf(files: PackFiles): string[] {
  return findings(files)
    .map(({ code, at: { file, pointer } }) => `${code} ${file}${pointer}`)
    .sort();
}
