import { isObject, type JsonPath } from "../../json/index.js";
import type { Locate, Location } from "../../diagnostic/index.js";

/** Where something was written: a path in one file of one layer. */
export interface Origin {
  readonly locate: Locate;
  readonly path: JsonPath;
}

/** A value of a merged pack, with where it was written. */
export interface Traced {
  readonly value: unknown;
  readonly from: Origin;
}

/** What merging put together itself: where each member of an object or list came from. */
const assembled = new WeakMap<object, ReadonlyMap<string, Origin>>();

function originOf({ value, from }: Traced, key: string | number): Origin {
  return (
    assembled.get(value as object)?.get(String(key)) ?? { locate: from.locate, path: [...from.path, key] }
  );
}

/** The members of an object, by key; none of what is no object. */
export function membersOf(part: Traced): Map<string, Traced> {
  const entries = isObject(part.value) ? Object.entries(part.value) : [];
  return new Map(entries.map(([key, value]) => [key, { value, from: originOf(part, key) }]));
}

export function memberOf(part: Traced, key: string): Traced | undefined {
  if (!isObject(part.value) || !Object.hasOwn(part.value, key)) return undefined;
  return { value: part.value[key], from: originOf(part, key) };
}

/** The items of a list; none of what is no list. */
export function itemsOf(part: Traced): Traced[] {
  const items = Array.isArray(part.value) ? (part.value as unknown[]) : [];
  return items.map((value, index) => ({ value, from: originOf(part, index) }));
}

/** An object put together of parts. `from` is where the object itself, with its braces, stands. */
export function objectOf(members: ReadonlyMap<string, Traced>, from: Origin): Traced {
  const value = Object.fromEntries([...members].map(([key, part]) => [key, part.value]));
  assembled.set(value, new Map([...members].map(([key, part]) => [key, part.from])));
  return { value, from };
}

/** A list put together of parts. */
export function listOf(items: readonly Traced[], from: Origin): Traced {
  const value = items.map((part) => part.value);
  assembled.set(value, new Map(items.map((part, index) => [String(index), part.from])));
  return { value, from };
}

/** A part without some of its members; what is no object has none. */
export function without(part: Traced, keys: readonly string[]): Traced {
  if (!isObject(part.value)) return part;
  const members = membersOf(part);
  for (const key of keys) members.delete(key);
  return objectOf(members, part.from);
}

/** Where a part was written. */
export function whereOf({ from: { locate, path } }: Traced): Location {
  return locate(path);
}

/** Finds where any path of a part was written. */
export function locateIn(root: Traced): Locate {
  return (path, what) => {
    let part = root;
    for (const key of path) {
      const { value } = part;
      const inner = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
      part = { value: inner, from: originOf(part, key) };
    }
    return part.from.locate(part.from.path, what);
  };
}

/**
 * The part with its objects changed, innermost first. What is not changed is the same part, so that nothing
 * is copied for nothing.
 */
export function withObjects(part: Traced, change: (object: Traced) => Traced): Traced {
  if (Array.isArray(part.value)) {
    const items = itemsOf(part);
    const changed = items.map((item) => withObjects(item, change));
    return changed.every((item, index) => item === items[index]) ? part : listOf(changed, part.from);
  }
  if (!isObject(part.value)) return part;
  const members = [...membersOf(part)];
  const changed = members.map(([key, one]): [string, Traced] => [key, withObjects(one, change)]);
  const same = changed.every(([, one], index) => one === members[index]?.[1]);
  return change(same ? part : objectOf(new Map(changed), part.from));
}
