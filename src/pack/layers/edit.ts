import { meaning, suggest } from "../../diagnostic/index.js";
import { isObject } from "../../json/index.js";
import { pinOf } from "../digest.js";
import type { Found, LayerEntry } from "./entries.js";
import type { Laying } from "./laying.js";
import type { Collection } from "./shapes.js";
import { memberOf, membersOf, type Traced } from "./traced.js";
import type { Verb } from "./verb.js";

/** One entry of a layer, with the one of its name below. */
export interface Edit {
  readonly entry: LayerEntry;
  readonly found: Found | undefined;
  readonly shape: Collection;
  readonly ids: readonly string[];
  readonly laying: Laying;
}

export function isInside({ inside }: Collection, key: string): boolean {
  return inside !== undefined && Object.hasOwn(inside, key);
}

/** Whether an entry says nothing but which it is, and what is inside. */
function saysOnlyInside({ entry, shape }: Edit): boolean {
  return (
    shape.inside !== undefined &&
    isObject(entry.part.value) &&
    [...membersOf(entry.part).keys()].every((key) => key === shape.by || isInside(shape, key))
  );
}

/** Whether an entry without a verb is one of its own, and not a way into one below. */
export function isNew(edit: Edit): boolean {
  return edit.found === undefined || (!edit.shape.plain && !saysOnlyInside(edit));
}

/** Whether a new entry is none: it was to go into one that is not there, or is there no more. */
export function wasMeantBelow(edit: Edit): boolean {
  const { ids, laying, shape, entry } = edit;
  const last = laying.history.last(ids);
  if (last?.did === "removed" && last.layer !== laying.layer.id) return true;
  // A topic with words may be new; a step or list of which nothing else is said is not.
  return saysOnlyInside(edit) && !(shape.by === "name" && memberOf(entry.part, "words") !== undefined);
}

/** Tells of what an entry cannot say, or says beside what it does. */
export function isUnfit({ entry, shape, laying }: Edit, verb: Verb | undefined): boolean {
  if (verb === undefined) return false;
  const { name, part } = entry;
  const layer = memberOf(part, "layer") as Traced;
  // A plain value, or a mere text, is there or it is not.
  const mere = shape.plain === true || shape.by === "text";
  if ((mere && verb.does !== "remove") || (verb.does === "rename" && shape.by !== "name")) {
    const allowed = mere
      ? ["removes"]
      : ["first", "last", "before", "after", "replaces", "changes", "removes"];
    laying.report("schema/value", layer, { actual: String(verb.does), allowed });
    return true;
  }
  if (name === undefined) {
    laying.report("schema/missing-key", part, { key: shape.by });
    return true;
  }
  const named = shape.by === "text" ? "word" : shape.by;
  const others = [...membersOf(part).keys()].filter((key) => !["layer", "note", named].includes(key));
  const beside = others.filter(
    (key) => verb.does === "remove" || (verb.does === "rename" && !isInside(shape, key)),
  );
  for (const key of beside)
    laying.report("schema/unknown-key", memberOf(part, key) as Traced, { key, known: [named, "layer"] });
  return beside.length > 0;
}

export function missing(
  { entry, ids, laying }: Pick<Edit, "entry" | "ids" | "laying">,
  below: ReadonlyMap<string, unknown>,
): void {
  const id = ids.at(-1) as string;
  const last = laying.history.last(ids);
  const gone = last?.did === "removed" ? [last.part] : [];
  laying.report("layer/unknown-target", entry.part, { id, ...meaning(suggest(id, below.keys())) }, gone);
}

/** Whether an entry below has what a layer takes out of it; what names it cannot be taken out. */
export function isThere({ entry, found, shape, laying }: Edit, key: string): boolean {
  if (key !== shape.by && found && memberOf(found.entry.part, key)) return true;
  laying.report("layer/unknown-target", entry.part, { id: key });
  return false;
}

/** Why a rule is as it is may be said anew whatever the rule says. */
const reasons = ["basis", "own", "quote", "note"];

/** What a change takes the place of: nothing, where it only says why, or goes inside. */
export function changedBelow({ entry, shape }: Edit, below: Traced, gone: readonly string[]): unknown {
  const own = [...membersOf(entry.part).keys()].filter((key) => !isInside(shape, key));
  const keys = [...new Set([...own, ...gone])].filter(
    (key) => !["layer", shape.by, ...reasons].includes(key),
  );
  if (keys.length === 0) return undefined;
  return Object.fromEntries(keys.map((key) => [key, memberOf(below, key)?.value ?? null]));
}

/** A layer states the text it takes the place of, so that it hears when that has changed. */
export function checkPin({ entry, found, laying }: Edit, pin: string | undefined, below: unknown): void {
  if (below === undefined) return;
  const digest = pinOf(below);
  const params = { id: entry.name as string, digest };
  const related = found ? [found.entry.part] : [];
  if (pin === undefined) laying.report("layer/unstated", entry.part, params, related);
  else if (pin !== digest) laying.report("layer/changed-below", entry.part, params, related);
}
