import { anyList, argument, diagnostic, DiagnosticError } from "../diagnostic/index.js";
import { isOn } from "../pack/index.js";
import { type Dispatcher, packOf } from "./dispatcher.js";
import { dayOf } from "./pack-in-time.js";
import { compareVersions } from "./version-order.js";

/** When a version of a pack is in force, and which it is. */
export interface Dated {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly effective: { readonly from: string; readonly to?: string | undefined };
  readonly utcOffset: string;
}

/**
 * Returns the dispatcher whose pack is in force on the day of an instant, or `undefined` where none is or it
 * is no instant. Days are those of each pack's own offset, both ends in; where several packs are in force,
 * the one that came into force last, and of those that did so on one day the latest version, whatever the
 * order given. Throws `DiagnosticError` for a list that is none, for what is no dispatcher, and where two are
 * in force that no day and no version tells apart.
 *
 * @example packInForce([compilePack(beijing2019), compilePack(beijing)], "2021-09-23T10:00:00+08:00")?.pack.id // "beijing-2019"
 */
export function packInForce(dispatchers: readonly Dispatcher[], instant: string): Dispatcher | undefined {
  argument("dispatchers", anyList, dispatchers);
  const dated = dispatchers.map((dispatcher) => {
    const { effective, utcOffset, info } = packOf(dispatcher);
    return { ...info, effective, utcOffset, dispatcher };
  });
  const [latest, ...others] = latestFirst(dated.filter((one) => isInForce(one, instant)));
  const equal = others.find((one) => latest && order(latest, one) === 0 && latest.digest !== one.digest);
  if (latest && equal) throw new DiagnosticError([bothInForce([latest, equal])]);
  return latest?.dispatcher;
}

/** Whether a version is in force on the day of an instant, as its own clocks say; never for what is none. */
export function isInForce({ effective, utcOffset }: Dated, instant: string): boolean {
  const day = dayOf(instant, utcOffset);
  return day !== undefined && isOn(effective, day);
}

/** Versions by when they came into force and by their number, the latest first. */
export function latestFirst<One extends Dated>(versions: readonly One[]): One[] {
  return versions.toSorted((one, other) => order(other, one));
}

function order(one: Dated, other: Dated): number {
  if (one.effective.from !== other.effective.from) return one.effective.from < other.effective.from ? -1 : 1;
  return one.id === other.id ? compareVersions(one.version, other.version) : 0;
}

/** Two versions are in force at once, and nothing says which decides. */
export function bothInForce(versions: readonly Dated[]) {
  return diagnostic(
    "pack/both-in-force",
    { file: "packs", pointer: "" },
    { packs: versions.map(({ id, version }) => `${id} ${version}`) },
  );
}
