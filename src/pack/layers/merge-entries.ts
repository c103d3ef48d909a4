import { isObject } from "../../json/index.js";
import {
  changedBelow,
  checkPin,
  type Edit,
  isInside,
  isNew,
  isThere,
  isUnfit,
  missing,
  wasMeantBelow,
} from "./edit.js";
import { byName, entriesOf, type Found, type LayerEntry, ofEntries, type Slots } from "./entries.js";
import type { Laying } from "./laying.js";
import { place, type Placed } from "./place-entries.js";
import { type Collection, type Shape, shapeAt, type Shapes } from "./shapes.js";
import { memberOf, membersOf, objectOf, type Traced, without } from "./traced.js";
import { type Verb, verbOf } from "./verb.js";

interface Context {
  /** The ids that lead here. */
  readonly ids: readonly string[];
  readonly laying: Laying;
}

/** Merges two values of one key; `undefined` where the layer removes what is below. */
export function merged(
  below: Traced | undefined,
  above: Traced,
  shape: Shape | undefined,
  context: Context,
): Traced | undefined {
  switch (shape?.is) {
    case undefined:
      return above;
    case "settings":
      if (!isObject(above.value)) return above;
      return mergedSettings(below ?? objectOf(new Map(), above.from), above, shape.inside, context);
    case "rule":
      return mergedRule(below, above, context);
    case "collection":
      return mergedCollection(below, above, shape, context);
  }
}

/** Merges two objects of which each value stands for itself, so that each is one's to change. */
function mergedSettings(below: Traced, above: Traced, inside: Shapes, { ids, laying }: Context): Traced {
  for (const [key, part] of membersOf(above)) if (!shapeAt(inside, key)) laying.touches([...ids, key], part);
  return mergedMembers(below, above, inside, { ids, laying });
}

/** Merges two objects key by key. */
function mergedMembers(below: Traced, above: Traced, inside: Shapes, { ids, laying }: Context): Traced {
  const members = membersOf(below);
  for (const [key, part] of membersOf(above)) {
    const now = merged(members.get(key), part, shapeAt(inside, key), { ids: [...ids, key], laying });
    if (now) members.set(key, now);
    else members.delete(key);
  }
  return objectOf(members, below.from);
}

function mergedRule(below: Traced | undefined, above: Traced, { ids, laying }: Context): Traced | undefined {
  const name = ids.at(-1) as string;
  const slots = new Map([["", below ? [{ name, part: below }] : []]]);
  const context = { ids: ids.slice(0, -1), laying };
  mergeEntries(slots, [{ home: "", entry: { name, part: above } }], { is: "collection", by: "key" }, context);
  return slots.get("")?.[0]?.part;
}

function mergedCollection(
  below: Traced | undefined,
  above: Traced,
  shape: Collection,
  context: Context,
): Traced {
  const entries = below ? entriesOf(below, shape) : [];
  const given = entriesOf(above, shape);
  if (!given || !entries) return above;
  mergeEntries(
    new Map([["", entries]]),
    given.map((entry) => ({ home: "", entry })),
    shape,
    context,
  );
  return ofEntries(entries, shape, (below ?? above).from);
}

/** Lays the entries of a layer over those below. */
export function mergeEntries(
  slots: Slots,
  given: readonly { readonly home: string; readonly entry: LayerEntry }[],
  shape: Collection,
  { ids, laying }: Context,
): void {
  const below = byName(slots);
  const added: Placed[] = [];
  for (const { home, entry } of given) {
    const found = entry.name === undefined ? undefined : below.get(entry.name);
    const verb = verbOf(entry.part, (problems) => laying.take(problems));
    const edit: Edit = { entry, found, shape, ids: [...ids, entry.name ?? ""], laying };
    if (verb === null || isUnfit(edit, verb)) continue;
    if (verb?.does === "add" || (verb === undefined && isNew(edit))) {
      if (found)
        laying.report("layer/already-below", entry.part, { id: entry.name as string }, [found.entry.part]);
      else if (verb === undefined && wasMeantBelow(edit)) missing(edit, below);
      else added.push({ home, entry: bare(entry), written: entry.part, at: verb?.at ?? "end" });
      if (!found && entry.name !== undefined) laying.touches(edit.ids, entry.part);
    } else if (found) applyTo(found, edit, verb);
    // Names are given before entries are merged, and so are complaints of them.
    else if (verb?.does !== "rename") missing(edit, below);
  }
  for (const { target, written } of place(slots, added, shape))
    missing({ entry: { name: target, part: written }, ids: [...ids, target], laying }, byName(slots));
}

function bare({ name, part }: LayerEntry): LayerEntry {
  return { name, part: memberOf(part, "layer") ? without(part, ["layer"]) : part };
}

/** Does to an entry below what one of the layer says. */
function applyTo(found: Found, edit: Edit, verb: Verb | undefined): void {
  const { entry, shape, ids, laying } = edit;
  const { entries, entry: below } = found;
  const index = entries.indexOf(below);
  // Said twice in one layer: the first took it away.
  if (index < 0) return missing(edit, new Map());
  const put = (part: Traced) => {
    const now = { name: entry.name, part };
    entries[index] = now;
    Object.assign(found, { entry: now });
  };
  const inside = (from: Traced, part: Traced) =>
    mergedMembers(from, part, shape.inside ?? {}, { ids, laying });
  switch (verb?.does) {
    case undefined:
      if (!shape.plain) return put(inside(below.part, entry.part));
      laying.touches(ids, entry.part);
      return put(entry.part);
    // The name was changed before, with all that refers to it.
    case "rename":
      return put(inside(below.part, bare(entry).part));
    case "remove":
      laying.touches(ids, entry.part, "removed");
      entries.splice(index, 1);
      return;
    case "replace":
      laying.touches(ids, entry.part, "whole");
      checkPin(edit, verb.pin, below.part.value);
      return put(bare(entry).part);
    case "change": {
      const gone = verb.without.filter((key) => isThere(edit, key));
      laying.touches(ids, entry.part, gone.some((key) => isInside(shape, key)) ? "whole" : "part");
      checkPin(edit, verb.pin, changedBelow(edit, below.part, gone));
      return put(inside(without(below.part, gone), bare(entry).part));
    }
    case "add":
  }
}
