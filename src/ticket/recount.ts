import { type Dispatcher, findPack, packOf } from "../decide/index.js";
import { anyList, readArgument } from "../diagnostic/index.js";
import type { CompiledPack } from "../pack/index.js";
import { countRuns } from "./clock-view.js";
import { diagnosticsOf, type Read } from "./door.js";
import { type ClockMove, movesOf } from "./migrate.js";
import { readTicket } from "./read.js";
import type { Ticket } from "./ticket.js";
import { readAt } from "./ticket-at.js";
import { named, type UnreadTicket } from "./watch-list.js";
import { stateAt } from "./fold.js";

/** What another calendar makes of some tickets. */
export interface Recount {
  /** The tickets some of whose clocks moved, with those alone. */
  readonly moved: readonly { readonly appealId: string; readonly clocks: readonly ClockMove[] }[];
  /** The tickets that could not be read, by their place in the list: none hides another. */
  readonly unread: readonly UnreadTicket[];
}

/**
 * Returns the clocks of some tickets that stand or are due otherwise by another calendar, at an instant:
 * once the notice of a new year is there (放假安排), or one was corrected. Clocks that have ended are among
 * them where their time was another.
 *
 * `from` and `to` are one version of a pack, with the calendar before and now; what tickets read must be the
 * same in both. Comes back as diagnostics: what is no list, and what is no instant.
 * @param at ISO 8601; one without an offset takes the pack's
 * @example recountTickets(tickets, compilePack(files, { asOf: "2026-10-31" }), compilePack(files), at)
 */
export function recountTickets(
  tickets: readonly (Ticket | unknown)[],
  from: Dispatcher,
  to: Dispatcher,
  at: string,
): Read<Recount> {
  const known = [findPack(from), findPack(to)] as const;
  const [former, latter] = known;
  if (!former.ok || !latter.ok) return { ok: false, diagnostics: diagnosticsOf(known, "dispatcher") };
  const given = readArgument("tickets", anyList, tickets);
  const instant = readAt(latter.pack, at);
  if (!given.ok || !instant.ok) return { ok: false, diagnostics: diagnosticsOf([given, instant], "tickets") };
  const moved: Recount["moved"][number][] = [];
  const unread: Recount["unread"][number][] = [];
  given.value.forEach((ticket, index) => {
    const packs: [CompiledPack, CompiledPack] = [packOf(from, ticket), packOf(to, ticket)];
    const [old, now] = packs.map((pack) => readTicket(pack, ticket)) as [Read<Ticket>, Read<Ticket>];
    if (!old.ok || !now.ok) {
      unread.push({ index, ...named(ticket), diagnostics: diagnosticsOf([old.ok ? now : old], "tickets") });
      return;
    }
    const [was, is] = packs.map((pack) => {
      const state = stateAt(pack, now.value, instant.value);
      return countRuns({ pack, state, at: instant.value });
    }) as [ReturnType<typeof countRuns>, ReturnType<typeof countRuns>];
    const clocks = movesOf(packs[1], was, is).filter(
      (clock) => JSON.stringify(clock.was) !== JSON.stringify(clock.is),
    );
    if (clocks.length > 0) moved.push({ appealId: now.value.opening.appealId, clocks });
  });
  return { ok: true, value: { moved, unread } };
}
