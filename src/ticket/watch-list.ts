import { type Dispatcher, findPack } from "../decide/index.js";
import { anyList, readArgument, watchOptions } from "../diagnostic/index.js";
import { diagnosticsOf, type Read, readTicket } from "./read.js";
import type { Ticket } from "./ticket.js";
import { readAt, viewTicket } from "./ticket-at.js";

/** A clock that is due soon. */
export interface Watched {
  readonly appealId: string;
  readonly step: string;
  /** Whose clock; `null` for the hotline. */
  readonly unit: string | null;
  readonly dueAt: string;
  readonly responsible: string;
}

/**
 * Returns every running clock of some tickets that is due within so many hours of an instant, both ends in,
 * soonest first; diagnostics where a ticket, the instant or the hours (not below zero) are none.
 *
 * @example watchList(tickets, { at, hours: 24 }, dispatcher) // { ok: true, value: [{ appealId: "A1", step: "resolve", unit: "110106003", dueAt: "…", … }] }
 */
export function watchList(
  tickets: readonly (Ticket | unknown)[],
  options: { readonly at: string; readonly hours: number },
  dispatcher: Dispatcher,
): Read<Watched[]> {
  const found = findPack(dispatcher);
  if (!found.ok) return found;
  const { pack } = found;
  const asked = readArgument("options", watchOptions, options);
  const given = readArgument("tickets", anyList, tickets);
  const at = readAt(pack, options?.at);
  const read = given.ok ? given.value.map((ticket) => readTicket(pack, ticket)) : [];
  const diagnostics = diagnosticsOf([asked, given, at, ...read], "tickets");
  if (!asked.ok || !at.ok || diagnostics.length > 0) return { ok: false, diagnostics };
  const last = at.value + asked.value.hours * 3_600_000;
  const due = read.flatMap((one) => {
    if (!one.ok) return [];
    const { appealId, clocks, responsible } = viewTicket(pack, one.value, at.value);
    return clocks
      .filter((clock) => clock.state === "running" && clock.dueAt !== null && Date.parse(clock.dueAt) <= last)
      .map(({ step, unit, dueAt }) => ({
        appealId,
        step,
        unit,
        dueAt: dueAt as string,
        responsible: responsible.value,
      }));
  });
  return {
    ok: true,
    value: due.sort(
      (a, b) =>
        Date.parse(a.dueAt) - Date.parse(b.dueAt) ||
        (a.appealId < b.appealId ? -1 : a.appealId > b.appealId ? 1 : 0),
    ),
  };
}
