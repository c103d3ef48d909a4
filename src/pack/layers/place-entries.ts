import { memberOf, type Traced } from "./traced.js";
import { byName, type LayerEntry, type Slots } from "./entries.js";
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
  const rivals = rivalsIn(slots, shape);
  for (const one of added.filter(({ at }) => at === "last" || at === "end")) putLast(slots, one, rivals);
  for (const one of added.filter(({ at }) => at === "first").toReversed()) putFirst(slots, one, rivals);
  return putBeside(
    slots,
    added.filter(({ at }) => typeof at === "object"),
  );
}

/** What stands beside others; one may stand beside another that is new itself. */
function putBeside(slots: Slots, added: readonly Placed[]): Unplaced[] {
  const waiting = new Map<string, Placed[]>();
  for (const one of added) waiting.set(targetOf(one), [...(waiting.get(targetOf(one)) ?? []), one]);
  const there = byName(slots);
  const targets = [...waiting.keys()].filter((target) => there.has(target));
  for (const target of targets) {
    const { entries, entry } = there.get(target) as { entries: LayerEntry[]; entry: LayerEntry };
    const beside = waiting.get(target) ?? [];
    waiting.delete(target);
    const [before, after] = ["before", "after"].map((side) =>
      beside.filter(({ at }) => typeof at === "object" && side in at).map((one) => one.entry),
    ) as [LayerEntry[], LayerEntry[]];
    entries.splice(entries.indexOf(entry), 1, ...before, entry, ...after);
    for (const one of [...before, ...after]) {
      if (one.name === undefined || there.has(one.name)) continue;
      there.set(one.name, { entries, entry: one });
      if (waiting.has(one.name)) targets.push(one.name);
    }
  }
  const lost = new Set([...waiting.values()].flat());
  return added.filter((one) => lost.has(one)).map((one) => ({ target: targetOf(one), written: one.written }));
}

function targetOf({ at }: Placed): string {
  if (typeof at !== "object") return at;
  return "before" in at ? at.before : at.after;
}

/** The first and last of the entries that a new one competes with. */
interface Rivals {
  readonly entries: LayerEntry[];
  first: LayerEntry;
  last: LayerEntry;
}

/** The entries that compete: those of a file, or those that have as much in common, in whichever file. */
class RivalsByKey {
  readonly #known = new Map<unknown, Rivals>();

  constructor(readonly keyOf: (home: string, entry: LayerEntry) => unknown) {}

  of(home: string, entry: LayerEntry): Rivals | undefined {
    return this.#known.get(this.keyOf(home, entry));
  }

  /** Notes an entry that stands behind all that compete with it, or before them. */
  note(home: string, entry: LayerEntry, entries: LayerEntry[], end: "first" | "last" = "last"): void {
    const known = this.of(home, entry);
    if (known) known[end] = entry;
    else this.#known.set(this.keyOf(home, entry), { entries, first: entry, last: entry });
  }
}

function rivalsIn(slots: Slots, { among }: Collection): RivalsByKey {
  const rivals = new RivalsByKey((home, { part }) => (among ? memberOf(part, among)?.value : home));
  for (const [home, entries] of slots) for (const entry of entries) rivals.note(home, entry, entries);
  return rivals;
}

function putLast(slots: Slots, { home, entry, at }: Placed, rivals: RivalsByKey): void {
  const known = rivals.of(home, entry);
  const entries = known?.entries ?? slots.get(home) ?? [];
  const closed = at === "end" && known && isConditional(entry) && !isConditional(known.last);
  if (closed) {
    entries.splice(entries.indexOf(known.last), 0, entry);
    if (known.first === known.last) known.first = entry;
    return;
  }
  entries.splice(known ? entries.indexOf(known.last) + 1 : entries.length, 0, entry);
  rivals.note(home, entry, entries);
}

function isConditional({ part }: LayerEntry): boolean {
  return memberOf(part, "when") !== undefined || memberOf(part, "unless") !== undefined;
}

function putFirst(slots: Slots, { home, entry }: Placed, rivals: RivalsByKey): void {
  const known = rivals.of(home, entry);
  const entries = known?.entries ?? slots.get(home) ?? [];
  entries.splice(known ? entries.indexOf(known.first) : 0, 0, entry);
  rivals.note(home, entry, entries, "first");
}
