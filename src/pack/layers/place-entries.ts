import { memberOf, type Traced } from "./traced.js";
import type { LayerEntry, Slots } from "./entries.js";
import type { Collection } from "./shapes.js";
import type { Position } from "./verb.js";

/** A new entry with where it goes, and the file it goes into where nothing says more. */
export interface Placed {
  readonly home: string;
  readonly entry: LayerEntry;
  /** As the layer writes it, with what says where it goes. */
  readonly written: Traced;
  readonly at: Position;
}

interface Unplaced {
  /** The entry beside which it should stand. */
  readonly target: string;
  readonly written: Traced;
}

/** Puts new entries where they say; returns those that name an entry which is not there. */
export function place(slots: Slots, added: readonly Placed[], shape: Collection): Unplaced[] {
  for (const one of added.filter(({ at }) => at === "last" || at === "end")) putLast(slots, one, shape);
  for (const one of added.filter(({ at }) => at === "first").toReversed()) putFirst(slots, one, shape);
  let waiting = added.filter(({ at }) => typeof at === "object");
  // One may stand beside another that is new itself.
  for (let before = Infinity; waiting.length < before;) {
    before = waiting.length;
    // What stands after the same entry is put there from the last to the first, so that their order stays.
    const after = waiting.filter(({ at }) => typeof at === "object" && "after" in at).toReversed();
    const ahead = waiting.filter(({ at }) => typeof at === "object" && "before" in at);
    const put = new Set([...ahead, ...after].filter((one) => putBeside(slots, one)));
    waiting = waiting.filter((one) => !put.has(one));
  }
  return waiting.map(({ at, written }) => ({ target: targetOf(at), written }));
}

function targetOf(at: Position): string {
  if (typeof at !== "object") return at;
  return "before" in at ? at.before : at.after;
}

function putBeside(slots: Slots, { at, entry }: Placed): boolean {
  const target = targetOf(at);
  for (const entries of slots.values()) {
    const index = entries.findIndex(({ name }) => name === target);
    if (index < 0) continue;
    entries.splice(typeof at === "object" && "after" in at ? index + 1 : index, 0, entry);
    return true;
  }
  return false;
}

function putLast(slots: Slots, one: Placed, shape: Collection): void {
  const last = rivalsOf(slots, one, shape).at(-1);
  if (last === undefined) slots.get(one.home)?.push(one.entry);
  else {
    const closed = one.at === "end" && isConditional(one.entry) && !isConditional(last.entry);
    last.entries.splice(closed ? last.index : last.index + 1, 0, one.entry);
  }
}

function isConditional({ part }: LayerEntry): boolean {
  return memberOf(part, "when") !== undefined || memberOf(part, "unless") !== undefined;
}

function putFirst(slots: Slots, one: Placed, shape: Collection): void {
  const first = rivalsOf(slots, one, shape)[0];
  if (first === undefined) slots.get(one.home)?.unshift(one.entry);
  else first.entries.splice(first.index, 0, one.entry);
}

interface Rival {
  readonly entries: LayerEntry[];
  readonly index: number;
  readonly entry: LayerEntry;
}

/** What a new entry competes with, in order: those of its file, or all that have as much in common. */
function rivalsOf(slots: Slots, { home, entry }: Placed, { among }: Collection): Rival[] {
  const common = among && memberOf(entry.part, among)?.value;
  const entries = among ? [...slots.values()] : [slots.get(home) ?? []];
  return entries.flatMap((some) =>
    some.flatMap((one, index) =>
      among && memberOf(one.part, among)?.value !== common ? [] : [{ entries: some, index, entry: one }],
    ),
  );
}
