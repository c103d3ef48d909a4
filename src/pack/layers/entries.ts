import { isObject } from "../../json/index.js";
import { itemsOf, listOf, memberOf, membersOf, objectOf, type Traced } from "./traced.js";
import type { Collection } from "./shapes.js";

/** An entry with what names it; `undefined` where nothing does, which its schema will say. */
export interface LayerEntry {
  readonly name: string | undefined;
  readonly part: Traced;
}

/** Entries of one collection, by the file they stand in: merging puts some in and takes some out. */
export type Slots = ReadonlyMap<string, LayerEntry[]>;

/** The entries of a collection, or `undefined` of what is none: its schema will say. */
export function entriesOf(part: Traced, { by }: Collection): LayerEntry[] | undefined {
  if (by === "key")
    return isObject(part.value)
      ? [...membersOf(part)].map(([name, one]) => ({ name, part: one }))
      : undefined;
  if (!Array.isArray(part.value)) return undefined;
  return itemsOf(part).map((item) => ({ name: nameOf(item, by), part: item }));
}

export function ofEntries(entries: readonly LayerEntry[], { by }: Collection, from: Traced["from"]): Traced {
  if (by !== "key")
    return listOf(
      entries.map(({ part }) => part),
      from,
    );
  return objectOf(new Map(entries.map(({ name, part }) => [name as string, part])), from);
}

function nameOf(item: Traced, by: Collection["by"]): string | undefined {
  if (typeof item.value === "string") return by === "text" || by === "word" ? item.value : undefined;
  const name = memberOf(item, by === "text" ? "word" : by)?.value;
  return typeof name === "string" ? name : undefined;
}

/** Where an entry stands. */
export interface Found {
  readonly entries: LayerEntry[];
  readonly entry: LayerEntry;
}

/** The first entry of each name, in whichever file it stands. */
export function byName(slots: Slots): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const entries of slots.values())
    for (const entry of entries)
      if (entry.name !== undefined && !found.has(entry.name)) found.set(entry.name, { entries, entry });
  return found;
}
