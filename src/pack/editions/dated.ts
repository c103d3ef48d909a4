import { isObject } from "../../json/index.js";
import { entriesOf } from "../layers/entries.js";
import { type Shape, shapeAt, type Shapes } from "../layers/shapes.js";
import { itemsOf, memberOf, membersOf, type Traced } from "../layers/traced.js";

/** One entry of a file, with the ids that lead to it. */
export interface FileEntry {
  readonly ids: readonly string[];
  readonly part: Traced;
}

/** Every entry of an object, and what it has inside. */
export function* entriesUnder(
  part: Traced,
  inside: Shapes,
  ids: readonly string[] = [],
): Generator<FileEntry> {
  for (const [key, one] of membersOf(part)) {
    const shape = shapeAt(inside, key);
    if (shape) yield* entriesAt(one, shape, [...ids, key]);
  }
}

function* entriesAt(part: Traced, shape: Shape, ids: readonly string[]): Generator<FileEntry> {
  if (shape.is === "settings") return yield* entriesUnder(part, shape.inside, ids);
  if (shape.is === "rule") {
    for (const one of versionsOf(part)) yield { ids, part: one };
    return;
  }
  if (shape.undated) return;
  for (const { name, part: entry } of entriesOf(part, shape) ?? []) {
    if (name === undefined) continue;
    for (const one of shape.by === "key" ? versionsOf(entry) : [entry]) {
      yield { ids: [...ids, name], part: one };
      yield* entriesUnder(one, shape.inside ?? {}, [...ids, name]);
    }
  }
}

/** What stands under a key of its own: one entry, or a list of those that follow each other. */
export function versionsOf(part: Traced): Traced[] {
  const items = itemsOf(part);
  return items.some((item) => daysOf(item)) ? items : [part];
}

/** What an entry says of the days on which it is in force. */
export function daysOf(entry: Traced): Traced | undefined {
  const days = memberOf(entry, "effective");
  return days && isObject(days.value) ? days : undefined;
}
