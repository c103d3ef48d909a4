import { type EpochMs, formatDay, parseInstant, written } from "../calendar/index.js";
import { type Dispatcher, findPack } from "../decide/index.js";
import { diagnostic, locateIn } from "../diagnostic/index.js";
import type { CompiledPack } from "../pack/index.js";
import type { Phase } from "../facts/index.js";
import { type ClockState, type Counted, countRuns } from "./clock-view.js";
import { fold, logUntil } from "./fold.js";
import { isInCalendar, iso, isoOrNull } from "./instants.js";
import type { Read } from "./door.js";
import { readTicket } from "./read.js";
import type { Entry, Ticket } from "./ticket.js";

/** One step's clock at an instant. */
export interface Clock {
  readonly step: string;
  /** Whose it is; `null` for the hotline. */
  readonly unit: string | null;
  readonly limit: string;
  /**
   * `running`: when it starts and is due is known; `replaced`: it ended in time because another clock or unit
   * took over.
   */
  readonly state: ClockState;
  readonly startsAt: string | null;
  /** The last instant in time; `null` while it waits or stands still. */
  readonly dueAt: string | null;
  readonly lastDay: string | null;
  readonly waitsFor: string | null;
  readonly endedAt: string | null;
  readonly missedBy: string | null;
  readonly provisional: boolean;
  readonly by: string;
}

/** A ticket as it stands at an instant. */
export interface TicketView {
  readonly appealId: string;
  readonly at: string;
  readonly phase: Phase;
  readonly responsible: { readonly value: string; readonly by: string };
  /** When it came to the unit now responsible, or was reopened. */
  readonly since: string;
  readonly co: readonly string[];
  readonly cc: readonly string[];
  readonly clocks: readonly Clock[];
  /** What is due next and for whom; `null` where nothing runs. */
  readonly next: { readonly step: string; readonly unit: string | null; readonly dueAt: string } | null;
  /** Clocks that are overdue and not done. */
  readonly overdue: readonly {
    readonly step: string;
    readonly unit: string | null;
    readonly dueAt: string;
  }[];
  readonly obligations: readonly {
    readonly unit: string | null;
    readonly kind: string;
    readonly text: string;
    readonly to: string;
    readonly dueAt: string | null;
    readonly by: string;
  }[];
  /** Acts put down to units, such as 推诿. */
  readonly records: readonly {
    readonly kind: string;
    readonly unit: string;
    readonly at: string;
    readonly event: string;
    readonly by: string;
  }[];
  readonly refusals: readonly {
    readonly event: string;
    readonly code: string;
    readonly by: string;
    readonly basis: readonly string[];
  }[];
  readonly returns: number;
  readonly outcome: string | null;
  /** The years whose notices are others by now than those that the first deadlines were counted by. */
  readonly changedYears: readonly number[];
}

/**
 * Returns how a ticket stands at an instant: who is responsible, in which phase, how each clock stands, what
 * is due next. Events after the instant are left out; before its dispatch a ticket stands as it was
 * dispatched.
 * @source 《北京市接诉即办工作条例》第十四条第一款
 * @example ticketAt(ticket, "2026-11-24T09:00:00+08:00", dispatcher) // { ok: true, value: { responsible: { value: "110106003", by: "directory.clutter" }, phase: "handling", … } }
 */
export function ticketAt(
  ticket: Ticket | unknown,
  instant: string,
  dispatcher: Dispatcher,
): Read<TicketView> {
  const found = findPack(dispatcher, ticket);
  if (!found.ok) return found;
  const { pack } = found;
  const read = readTicket(pack, ticket);
  if (!read.ok) return read;
  const at = readAt(pack, instant);
  return at.ok ? { ok: true, value: viewTicket(pack, read.value, at.value) } : at;
}

/** Reads an instant that a caller asks about. */
export function readAt(pack: CompiledPack, given: unknown): Read<EpochMs> {
  const instant = written(given);
  const read = parseInstant(instant, pack.utcOffset);
  if (read.ok && isInCalendar(read.value, pack)) return { ok: true, value: read.value };
  const problems = read.ok
    ? [{ code: "time/out-of-range" as const, params: { text: instant } }]
    : read.problems;
  return {
    ok: false,
    diagnostics: problems.map(({ code, params }) => diagnostic(code, locateIn("at")([]), params)),
  };
}

function viewTicket(pack: CompiledPack, ticket: Ticket, at: EpochMs): TicketView {
  const { opening } = ticket;
  const entries = logUntil(pack, ticket, at);
  const state = fold(pack, ticket, entries, at);
  const counted = countRuns({ pack, state, at });
  const clocks = counted.map((clock) => clockOf(pack, clock));
  const due = dueInOrder(counted);
  return {
    appealId: opening.appealId,
    at: iso(at, pack),
    phase: state.phase,
    responsible: { value: state.responsible, by: state.responsibleBy },
    since: iso(state.since, pack),
    co: state.co,
    cc: state.cc,
    clocks,
    next: nextDue(pack, due),
    overdue: due.filter(({ state: clock }) => clock === "missed").map((clock) => shownDue(pack, clock)),
    obligations: state.duties.map(({ step, ...duty }) => ({
      ...duty,
      dueAt: clocks.findLast((clock) => clock.step === step && clock.unit === duty.unit)?.dueAt ?? null,
    })),
    records: state.records.map((record) => ({ ...record, at: iso(record.at, pack) })),
    refusals: entries.flatMap(refusalIn),
    returns: state.returns,
    outcome: state.outcome,
    changedYears: changedYears(pack, ticket),
  };
}

function changedYears({ years }: CompiledPack, { opening }: Ticket): number[] {
  const counted = Object.entries(opening.years).map(([year, digest]) => [Number(year), digest] as const);
  return counted.filter(([year, digest]) => years.get(year) !== digest).map(([year]) => year);
}

type Due = Counted & { readonly dueAt: EpochMs };

/** The clocks that have a deadline and have not ended, by deadline. */
function dueInOrder(counted: readonly Counted[]): Due[] {
  return counted
    .filter((clock): clock is Due => clock.run.end === null && clock.dueAt !== null)
    .sort((a, b) => a.dueAt - b.dueAt);
}

function nextDue(pack: CompiledPack, due: readonly Due[]): TicketView["next"] {
  const next = due.find(({ state }) => state === "running");
  return next === undefined ? null : shownDue(pack, next);
}

function shownDue(pack: CompiledPack, { run: { step, unit }, dueAt }: Due): NonNullable<TicketView["next"]> {
  return { step, unit, dueAt: iso(dueAt, pack) };
}

function refusalIn({ event, verdict }: Entry): TicketView["refusals"] {
  if (verdict.accepted) return [];
  const { code, rule } = verdict;
  return [{ event: event.id, code, by: rule.id, basis: rule.basis }];
}

function clockOf(
  pack: CompiledPack,
  { run, state, startsAt, dueAt, lastDay, provisional, missedBy }: Counted,
): Clock {
  return {
    step: run.step,
    unit: run.unit,
    limit: run.limit,
    state,
    startsAt: isoOrNull(startsAt, pack),
    dueAt: isoOrNull(dueAt, pack),
    lastDay: lastDay === null ? null : formatDay(lastDay),
    waitsFor: startsAt === null ? run.waitsFor : null,
    endedAt: isoOrNull(run.end?.at ?? null, pack),
    missedBy,
    provisional,
    by: run.by,
  };
}
