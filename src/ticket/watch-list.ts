import type { EpochMs } from "../calendar/index.js";
import { type Dispatcher, findPack, packOf } from "../decide/index.js";
import type { CompiledPack } from "../pack/index.js";
import { anyList, readArgument, watchOptions } from "../diagnostic/index.js";
import { countRuns } from "./clock-view.js";
import { iso } from "./instants.js";
import { diagnosticsOf, type Read } from "./door.js";
import { readTicket } from "./read.js";
import type { Ticket } from "./ticket.js";
import { readAt, stateAt } from "./ticket-at.js";

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
  const packFor = (ticket: unknown) => packOf(dispatcher, ticket);
  const read = given.ok ? given.value.map((ticket) => readTicket(packFor(ticket), ticket)) : [];
  const diagnostics = diagnosticsOf([asked, given, at, ...read], "tickets");
  if (!asked.ok || !at.ok || diagnostics.length > 0) return { ok: false, diagnostics };
  const until = at.value + asked.value.hours * 3_600_000;
  const due = read
    .flatMap((one) => (one.ok ? dueBy(one.value, { pack: packFor(one.value), at: at.value, until }) : []))
    .sort((a, b) => a.dueAt - b.dueAt || byText(a.appealId, b.appealId));
  const shown = due.map(({ appealId, step, unit, dueAt, responsible }) => ({
    appealId,
    step,
    unit,
    dueAt: iso(dueAt, pack),
    responsible,
  }));
  return { ok: true, value: shown };
}

interface Asked {
  readonly pack: CompiledPack;
  readonly at: EpochMs;
  readonly until: EpochMs;
}

type Due = Omit<Watched, "dueAt"> & { readonly dueAt: EpochMs };

/** The clocks of a ticket that run at an instant and are due by another. */
function dueBy(ticket: Ticket, { pack, at, until }: Asked): Due[] {
  const { appealId } = ticket.opening;
  const state = stateAt(pack, ticket, at);
  return countRuns({ pack, state, at }).flatMap(({ run: { step, unit }, state: clock, dueAt }) =>
    clock === "running" && dueAt !== null && dueAt <= until
      ? [{ appealId, step, unit, dueAt, responsible: state.responsible }]
      : [],
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
