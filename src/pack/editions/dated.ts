import { isObject } from "../../json/index.js";
import { entriesOf } from "../layers/entries.js";
import { type Shape, shapeAt, type Shapes } from "../layers/shapes.js";
import { itemsOf, memberOf, membersOf, type Traced } from "../layers/traced.js";

/** One entry of a file, with the ids that lead to it. */
export interface FileEntry {
  readonly ids: readonly string[];
  readonly part: Traced;
  /** The entries around it that say their days. */
  readonly around: readonly Traced[];
}

type Place = Pick<FileEntry, "ids" | "around">;

const atTop: Place = { ids: [], around: [] };

/** Every entry of an object, and what it has inside. */
export function* entriesUnder(part: Traced, inside: Shapes, place = atTop): Generator<FileEntry> {
  for (const [key, one] of membersOf(part)) {
    const shape = shapeAt(inside, key);
    if (shape) yield* entriesAt(one, shape, below(place, key));
  }
}

function* entriesAt(part: Traced, shape: Shape, place: Place): Generator<FileEntry> {
  if (shape.is === "settings") return yield* entriesUnder(part, shape.inside, place);
  if (shape.is === "rule") {
    for (const one of versionsOf(part)) yield { ...place, part: one };
    return;
  }
  if (shape.undated) return;
  for (const { name, part: entry } of entriesOf(part, shape) ?? []) {
    if (name === undefined) continue;
    const its = below(place, name);
    for (const one of shape.by === "key" ? versionsOf(entry) : [entry]) {
      yield { ...its, part: one };
      const around = daysOf(one) ? [...its.around, one] : its.around;
      yield* entriesUnder(one, shape.inside ?? {}, { ...its, around });
    }
  }
}

function below({ ids, around }: Place, id: string): Place {
  return { ids: [...ids, id], around };
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

/** Whether anything in a value may be an entry that says its days. */
export function mayHaveDays(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const members = Object.values(value);
  return ("effective" in value && isObject(value.effective)) || members.some(mayHaveDays);
}
