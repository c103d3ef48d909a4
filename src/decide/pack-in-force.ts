import { formatInstant, parseInstant } from "../calendar/index.js";
import { type Dispatcher, packOf } from "./dispatcher.js";
import { anyList, argument } from "../diagnostic/index.js";

/**
 * Returns the dispatcher whose pack is in force on the day of an instant, or `undefined` where none is or it
 * is no instant. Days are those of each pack's own offset, both ends in; where several packs are in force,
 * the one that came into force last, and of those that did so on one day the first given. Throws
 * `DiagnosticError` for a list that is none, or what is no dispatcher.
 *
 * @example packInForce([compilePack(beijing2019), compilePack(beijing)], "2021-09-23T10:00:00+08:00")?.pack.id // "beijing-2019"
 */
export function packInForce(dispatchers: readonly Dispatcher[], instant: string): Dispatcher | undefined {
  argument("dispatchers", anyList, dispatchers);
  const inForce = dispatchers.filter((dispatcher) => {
    const { effective, utcOffset, utcOffsetMs } = packOf(dispatcher);
    const read = parseInstant(instant, utcOffset);
    const day = read.ok ? formatInstant(read.value, utcOffsetMs).slice(0, 10) : undefined;
    return day !== undefined && day >= effective.from && (effective.to === undefined || day <= effective.to);
  });
  return inForce.reduce<Dispatcher | undefined>(
    (latest, one) => (latest && packOf(latest).effective.from >= packOf(one).effective.from ? latest : one),
    undefined,
  );
}
