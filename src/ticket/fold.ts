import type { EpochMs } from "../calendar/index.js";
import type { CompiledPack } from "../pack/index.js";
import { type DatedEntry, evolve } from "./evolve.js";
import { millis } from "./instants.js";
import { openState, type State } from "./state.js";
import { formerTerms, type Terms, termsOf } from "./terms.js";
import type { Migration, Ticket } from "./ticket.js";

/** The entries of a log in their order, each with its place. */
type Log = readonly (DatedEntry & { readonly index: number })[];

function datedLog(pack: CompiledPack, { log }: Pick<Ticket, "log">): Log {
  return log.map(({ event, verdict }, index) => ({ event, verdict, at: millis(event.at, pack), index }));
}

/**
 * The state after all entries of a log. What was judged by a version that the ticket has left is counted as
 * that said, but for the clocks that are renewed.
 */
export function fold(
  pack: CompiledPack,
  { opening, migrations = [] }: Pick<Ticket, "opening" | "migrations">,
  log: Log,
  until: EpochMs = Infinity,
): State {
  const versions = [...migrations.map(({ former }) => formerTerms(former)), termsOf(pack)];
  const [first] = versions as [Terms];
  let state = openState(pack, opening, first);
  let version = 0;
  const migrateUpTo = (entries: number) => {
    for (const migration of migrations.slice(version)) {
      if (migration.after > entries) return;
      state = leaving(state, migration, millis(migration.at, pack) <= until);
      version += 1;
    }
  };
  for (const entry of log) {
    migrateUpTo(entry.index);
    state = evolve(versions[version] as Terms, state, entry);
  }
  migrateUpTo(Infinity);
  return state;
}

/** The state as another version of the pack takes it over. */
function leaving(state: State, { former, renewed }: Migration, isDone: boolean): State {
  const runs = state.runs.map((run) => {
    const isMeant = renewed.some(({ step, unit }) => step === run.step && unit === run.unit);
    if (isDone && isMeant && run.end === null) return { ...run, kept: undefined };
    if (run.kept !== undefined) return run;
    const kept = Object.hasOwn(former.limits, run.limit) ? former.limits[run.limit] : undefined;
    return kept ? { ...run, kept } : run;
  });
  return { ...state, runs };
}

// A ticket made here is frozen, so what it folds to can be kept with it.
const folded = new WeakMap<Ticket, { pack: CompiledPack; state: State }>();

/** What a ticket's log comes to. */
export function stateOf(pack: CompiledPack, ticket: Ticket): State {
  const known = folded.get(ticket);
  if (known?.pack === pack) return known.state;
  return fold(pack, ticket, datedLog(pack, ticket));
}

/** Keeps what a ticket made here folds to. */
export function keepState(pack: CompiledPack, ticket: Ticket, state: State): Ticket {
  folded.set(ticket, { pack, state });
  return ticket;
}

/** Whether it is a ticket made here, which needs no second look. */
export function isFolded(pack: CompiledPack, input: unknown): input is Ticket {
  return typeof input === "object" && input !== null && folded.get(input as Ticket)?.pack === pack;
}

/** The state at an instant: the log up to it, folded. */
export function stateAt(pack: CompiledPack, ticket: Ticket, at: EpochMs): State {
  return fold(pack, ticket, logUntil(pack, ticket, at), at);
}

/** The entries of a log up to an instant. */
export function logUntil(pack: CompiledPack, ticket: Ticket, at: EpochMs) {
  return datedLog(pack, ticket).filter((entry) => entry.at <= at);
}
