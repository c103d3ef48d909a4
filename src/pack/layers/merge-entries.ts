import { meaning, suggest } from "../../diagnostic/index.js";
import { isObject } from "../../json/index.js";
import { pinOf } from "../digest.js";
import type { Laying } from "./laying.js";
import { entriesOf, find, type Found, type LayerEntry, ofEntries, type Slots } from "./entries.js";
import { memberOf, membersOf, objectOf, type Traced, without } from "./traced.js";
import { place, type Placed } from "./place-entries.js";
import type { Collection, Shape, Shapes } from "./shapes.js";
import { type Verb, verbOf } from "./verb.js";

interface Context {
  /** The ids that lead here. */
  readonly ids: readonly string[];
  readonly laying: Laying;
}

/** Merges two values of one key. */
export function merged(
  below: Traced | undefined,
  above: Traced,
  shape: Shape | undefined,
  context: Context,
): Traced {
  switch (shape?.is) {
    case undefined:
      return above;
    case "settings":
      if (below === undefined || !isObject(above.value)) return above;
      return mergedSettings(below, above, shape.inside, context);
    case "rule":
      return mergedRule(below, above, context);
    case "collection":
      return mergedCollection(below, above, shape, context);
  }
}

/** Merges two objects of which each value stands for itself, so that each is one's to change. */
function mergedSettings(below: Traced, above: Traced, inside: Shapes, { ids, laying }: Context): Traced {
  for (const [key, part] of membersOf(above))
    if (!(inside[key] ?? inside["*"])) laying.touches([...ids, key], part);
  return mergedMembers(below, above, inside, { ids, laying });
}

/** Merges two objects key by key. */
function mergedMembers(below: Traced, above: Traced, inside: Shapes, { ids, laying }: Context): Traced {
  const members = membersOf(below);
  for (const [key, part] of membersOf(above)) {
    const context = { ids: [...ids, key], laying };
    members.set(key, merged(members.get(key), part, inside[key] ?? inside["*"], context));
  }
  return objectOf(members, below.from);
}

function mergedRule(below: Traced | undefined, above: Traced, { ids, laying }: Context): Traced {
  const name = ids.at(-1) as string;
  const slots = new Map([["", below ? [{ name, part: below }] : []]]);
  const context = { ids: ids.slice(0, -1), laying };
  mergeEntries(slots, [{ home: "", entry: { name, part: above } }], { is: "collection", by: "key" }, context);
  return slots.get("")?.[0]?.part ?? above;
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
  const added: Placed[] = [];
  for (const { home, entry } of given) {
    const found = find(slots, entry.name);
    const verb = verbOf(entry.part, (problems) => laying.take(problems));
    if (verb === null) continue;
    const edit: Edit = { entry, found, shape, ids: [...ids, entry.name ?? ""], laying };
    if (verb === undefined ? isNew(edit) : verb.does === "add") {
      if (found) refuseSecond(edit);
      else
        added.push({
          home,
          entry: bare(entry),
          written: entry.part,
          at: verb?.does === "add" ? verb.at : "end",
        });
      if (!found && entry.name !== undefined) laying.touches(edit.ids, entry.part);
    } else if (found) applyTo(found, edit, verb);
    // Names are given before entries are merged, and so are complaints of them.
    else if (verb?.does !== "rename") missing({ part: entry.part, ids: edit.ids, laying }, slots);
  }
  for (const { target, written } of place(slots, added, shape))
    missing({ part: written, ids: [...ids, target], laying }, slots);
}

interface Edit {
  readonly entry: LayerEntry;
  readonly found: Found | undefined;
  readonly shape: Collection;
  readonly ids: readonly string[];
  readonly laying: Laying;
}

/** Whether an entry without a verb is one of its own, and not a way into one below. */
function isNew({ entry, found, shape }: Edit): boolean {
  if (found === undefined) return true;
  if (shape.plain) return false;
  const { inside } = shape;
  return (
    inside === undefined ||
    [...membersOf(entry.part).keys()].some((key) => key !== shape.by && !(key in inside))
  );
}

function bare({ name, part }: LayerEntry): LayerEntry {
  return { name, part: memberOf(part, "layer") ? without(part, ["layer"]) : part };
}

function refuseSecond({ entry, found, laying }: Edit): void {
  laying.report("layer/already-below", entry.part, { id: entry.name as string }, found ? [found.part] : []);
}

function missing({ part, ids, laying }: Context & { readonly part: Traced }, slots: Slots): void {
  const id = ids.at(-1) as string;
  const last = laying.history.last(ids);
  const names = [...slots.values()].flat().flatMap(({ name }) => name ?? []);
  laying.report(
    "layer/unknown-target",
    part,
    { id, ...meaning(suggest(id, names)) },
    last?.removed ? [last.part] : [],
  );
}

/** Does to an entry below what one of the layer says. */
function applyTo(found: Found, edit: Edit, verb: Verb | undefined): void {
  const { entry, shape, ids, laying } = edit;
  const put = (part: Traced) => {
    found.entries[found.index] = { name: entry.name, part };
  };
  const inside = (part: Traced) => mergedMembers(found.part, part, shape.inside ?? {}, { ids, laying });
  switch (verb?.does) {
    case undefined:
      if (shape.plain) {
        laying.touches(ids, entry.part);
        put(entry.part);
      } else put(inside(entry.part));
      return;
    // The name was changed before, with all that refers to it.
    case "rename":
      return put(inside(bare(entry).part));
    case "remove":
      laying.touches(ids, entry.part, true);
      found.entries.splice(found.index, 1);
      return;
    case "replace":
      laying.touches(ids, entry.part);
      checkPin(edit, verb.pin, found.part.value);
      return put(bare(entry).part);
    case "change":
      laying.touches(ids, entry.part);
      checkPin(edit, verb.pin, changedBelow(edit, found.part, verb.without));
      return put(
        mergedMembers(without(found.part, verb.without), bare(entry).part, shape.inside ?? {}, {
          ids,
          laying,
        }),
      );
    case "add":
  }
}

/** Why a rule is as it is may be said anew whatever the rule says. */
const reasons = ["basis", "own", "quote", "note"];

/** What a change takes the place of: nothing, where it only says why, or goes inside. */
function changedBelow({ entry, shape }: Edit, below: Traced, gone: readonly string[]): unknown {
  const kept = new Set(["layer", shape.by, ...reasons, ...Object.keys(shape.inside ?? {})]);
  const keys = [...new Set([...membersOf(entry.part).keys(), ...gone])].filter((key) => !kept.has(key));
  if (keys.length === 0) return undefined;
  return Object.fromEntries(keys.map((key) => [key, memberOf(below, key)?.value ?? null]));
}

/** A layer states the text it takes the place of, so that it hears when that has changed. */
function checkPin({ entry, found, laying }: Edit, pin: string | undefined, below: unknown): void {
  if (below === undefined) return;
  const digest = pinOf(below);
  const params = { id: entry.name as string, digest };
  const related = found ? [found.part] : [];
  if (pin === undefined) laying.report("layer/unstated", entry.part, params, related);
  else if (pin !== digest) laying.report("layer/changed-below", entry.part, params, related);
}
