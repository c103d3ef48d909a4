import { formatInstant, parseInstant, parseOffset } from "../calendar/index.js";
import { isObject } from "../json/index.js";
import { type CompiledPack, type Edition, type Editions, isOn, type Unit } from "../pack/index.js";

/** A pack whose entries may come and go. */
export interface PackInTime {
  /** As it is at last. */
  readonly latest: CompiledPack;
  /**
   * As it was when an appeal was received, be it that of a decision or ticket; where that says no day, as it
   * is at last.
   */
  on(subject: unknown): CompiledPack;
  /** A unit as it is at last, or as it was before it was gone. */
  unit(id: string): Unit | undefined;
}

export function packInTime(editions: Editions): PackInTime {
  const [first] = editions;
  if (editions.length === 1) {
    // The files are read by now, and let go.
    const { pack } = first;
    return { latest: pack, on: () => pack, unit: (id) => pack.units.get(id) };
  }
  const latestFirst = editions.toReversed();
  const { pack: latest } = latestEdition(editions);
  return {
    latest,
    on: (subject) => editionOn(editions, subject).pack,
    unit: (id) => latestFirst.map(({ pack }) => pack.units.get(id)).find((unit) => unit !== undefined),
  };
}

/** The edition of the day on which an appeal was received, be it that of a decision or ticket. */
export function editionOn(editions: Editions, subject: unknown): Edition {
  const [{ docs }] = editions;
  const { utcOffset = "" } = docs.docs.pack[0]?.value ?? {};
  const day = dayOf(receivedAt(subject), utcOffset);
  return editions.find(({ days }) => day !== undefined && isOn(days, day)) ?? latestEdition(editions);
}

/** The last edition of those in force before the pack ends. */
export function latestEdition(editions: Editions): Edition {
  const [first] = editions;
  const { to } = first.docs.docs.pack[0]?.value.effective ?? {};
  return editions.findLast(({ days }) => to === undefined || days.from <= to) ?? first;
}

function receivedAt(subject: unknown): unknown {
  if (!isObject(subject)) return undefined;
  const { opening, migrations } = subject;
  // A ticket that went over to another version is judged as of then.
  const last: unknown = Array.isArray(migrations) ? migrations.at(-1) : undefined;
  if (isObject(last)) return last["at"];
  return subject["receivedAt"] ?? (isObject(opening) ? opening["receivedAt"] : undefined);
}

/** The day of an instant by the clocks of a pack, `YYYY-MM-DD`; none of what is no instant. */
export function dayOf(instant: unknown, utcOffset: string): string | undefined {
  const read = parseInstant(instant as string, utcOffset);
  return read.ok ? formatInstant(read.value, parseOffset(utcOffset) as number).slice(0, 10) : undefined;
}
