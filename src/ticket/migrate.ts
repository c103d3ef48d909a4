import { type EpochMs, formatDay } from "../calendar/index.js";
import { type Dispatcher, findPack } from "../decide/index.js";
import { type Diagnostic, locateIn, Problems } from "../diagnostic/index.js";
import { deepFreeze } from "../json/index.js";
import type { CompiledPack, KeptLimit, PackInfo } from "../pack/index.js";
import { type ClockState, type Counted, countRuns } from "./clock-view.js";
import { Door } from "./door.js";
import { type Effect, remindersAnew } from "./effects.js";
import { iso, isoOrNull } from "./instants.js";
import { readTicket } from "./read.js";
import { checkPin } from "./read-opening.js";
import type { State } from "./state.js";
import type { Former, Migration, Pin, Ticket } from "./ticket.js";
import { readAt } from "./ticket-at.js";
import { keepState, stateOf } from "./fold.js";

/** One clock by two versions of the rules, or of the calendar. */
export interface ClockMove {
  readonly step: string;
  /** Whose it is; `null` for the hotline. */
  readonly unit: string | null;
  readonly limit: string;
  /** As it was before, and as it is now. */
  readonly was: Stand;
  readonly is: Stand;
}

interface Stand {
  readonly state: ClockState;
  /** The last instant in time, ISO 8601; `null` while the clock waits or stands still. */
  readonly dueAt: string | null;
  readonly lastDay: string | null;
}

export type MigrateResult =
  | {
      readonly ok: true;
      readonly ticket: Ticket;
      /** Every clock of the ticket, whether it moved or not. */
      readonly clocks: readonly ClockMove[];
      /** The reminders that are to be set anew. */
      readonly effects: readonly Effect[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Returns a ticket as it goes on by another version of its pack from an instant on, with the old and the new
 * due instant of every clock.
 *
 * What happened stays as it was judged. Clocks go on as they were begun (从旧); those whose limit the new
 * version calls `retroactive` are counted by it from their start (从新), unless their time is up. What has
 * ended does not move. Comes back as diagnostics: what is no ticket of `from`, another pack
 * (`ticket/other-pack`), an instant before the last event (`ticket/log-disorder`), and what the ticket stands
 * on and the new version has not: its units (`ticket/unknown-unit`) and the steps of its clocks
 * (`limits/unknown-step`).
 * @param at ISO 8601; one without an offset takes the pack's
 * @example migrateTicket(ticket, dispatcher, dispatcher, "2026-12-01T00:00:00+08:00").ok // true: nothing to move
 */
export function migrateTicket(
  ticket: Ticket | unknown,
  from: Dispatcher,
  to: Dispatcher,
  at: string,
): MigrateResult {
  const left = findPack(from, ticket);
  const entered = findPack(to, { receivedAt: at });
  if (!left.ok) return left;
  if (!entered.ok) return entered;
  const [old, pack] = [left.pack, entered.pack];
  const read = readTicket(old, ticket);
  if (!read.ok) return read;
  const instant = readAt(old, at);
  if (!instant.ok) return instant;
  const state = stateOf(old, read.value);
  const wrong = misfits({ old, pack, state, at: instant.value });
  if (wrong.length > 0) return { ok: false, diagnostics: wrong };
  const was = countRuns({ pack: old, state, at: instant.value });
  const migration: Migration = {
    at: iso(instant.value, pack),
    from: pinOf(old.info),
    to: pinOf(pack.info),
    after: read.value.log.length,
    former: formerOf(old, read.value),
    renewed: was
      .filter(
        ({ run, state: clock }) => run.end === null && clock !== "missed" && isRetroactive(pack, run.limit),
      )
      .map(({ run: { step, unit } }) => ({ step, unit })),
  };
  const migrations = [...(read.value.migrations ?? []), migration];
  const moved: Ticket = deepFreeze({ ...read.value, migrations });
  const after = stateOf(pack, moved);
  const is = countRuns({ pack, state: after, at: instant.value });
  return {
    ok: true,
    ticket: keepState(pack, moved, after),
    clocks: movesOf(pack, was, is),
    effects: remindersAnew(pack, was, is, instant.value),
  };
}

interface Crossing {
  readonly old: CompiledPack;
  readonly pack: CompiledPack;
  readonly state: State;
  readonly at: EpochMs;
}

/** What the ticket stands on, and the new version has not. */
function misfits({ old, pack, state, at }: Crossing): readonly Diagnostic[] {
  const door = new Door(pack, new Problems(locateIn("ticket")));
  checkPin(door, { ...pinOf(pack.info), id: old.info.id }, ["pack"]);
  if (at < state.last.at)
    door.report("ticket/log-disorder", ["at"], { at: iso(at, old), last: iso(state.last.at, old) });
  door.unit(["responsible"], state.responsible);
  door.units(["co"], state.co);
  door.units(["cc"], state.cc);
  for (const { step, end } of state.runs) if (end === null) door.step(["clocks", step], step);
  return door.problems.list;
}

function isRetroactive({ limits }: CompiledPack, limit: string): boolean {
  return limits.get(limit)?.retroactive === true;
}

function pinOf({ id, version, digest, digests }: PackInfo): Pin {
  return { id, version, digest, digests: { tickets: digests.tickets, calendar: digests.calendar } };
}

/** What a version said of the steps and limits that a ticket names. */
function formerOf({ steps, limits }: CompiledPack, { opening, log }: Ticket): Former {
  const begun = log.flatMap(({ verdict }) => (verdict.accepted ? Object.values(verdict.clock) : []));
  const named = [
    ...opening.deadlines.map(({ limit }) => limit),
    ...begun.flatMap((verb) => (typeof verb === "object" ? [verb.starts] : [])),
  ];
  const kept = [...new Set(named)].flatMap((id): [string, KeptLimit][] => {
    const terms = limits.get(id);
    return terms ? [[id, keptTerms(terms)]] : [];
  });
  return { steps: steps.map(({ id, for: who }) => ({ id, for: who })), limits: Object.fromEntries(kept) };
}

function keptTerms(terms: KeptLimit): KeptLimit {
  const { title, amount, unit, startsAt, firstDayCounts, endsAt, roll, officeHours } = terms;
  return {
    title,
    amount,
    unit,
    startsAt,
    firstDayCounts,
    endsAt,
    roll,
    ...(officeHours && { officeHours: [...officeHours] }),
  };
}

/** The same clocks, counted twice. */
export function movesOf(pack: CompiledPack, was: readonly Counted[], is: readonly Counted[]): ClockMove[] {
  return is.map((clock, index) => {
    const { step, unit, limit } = clock.run;
    return { step, unit, limit, was: stand(pack, was[index] as Counted), is: stand(pack, clock) };
  });
}

function stand(pack: CompiledPack, { state, dueAt, lastDay }: Counted): Stand {
  return { state, dueAt: isoOrNull(dueAt, pack), lastDay: lastDay === null ? null : formatDay(lastDay) };
}
