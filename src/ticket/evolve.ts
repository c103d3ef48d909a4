import type { EpochMs } from "../calendar/index.js";
import { type CompiledPack, districtOver } from "../pack/index.js";
import { ticketPhases } from "../facts/index.js";
import { turnClocks } from "./clocks.js";
import type { TicketEvent } from "./event.js";
import { millis } from "./instants.js";
import type { Recorded, Span, State } from "./state.js";
import { objectionIn, openState } from "./state.js";
import { formerTerms, type Terms, termsOf } from "./terms.js";
import type { Accepted, Entry, Migration, Ticket } from "./ticket.js";

/** An entry of a log with its instant, which is read once. */
export interface DatedEntry extends Entry {
  readonly at: EpochMs;
}

/** The entries of a log in their order, each with its place. */
type Log = readonly (DatedEntry & { readonly index: number })[];

export function datedLog(pack: CompiledPack, { log }: Pick<Ticket, "log">): Log {
  return log.map(({ event, verdict }, index) => ({ event, verdict, at: millis(event.at, pack), index }));
}

/** The state after one more entry. It applies what the verdict says and asks no rule. */
export function evolve(terms: Terms, state: State, { event, verdict, at }: DatedEntry): State {
  const recorded: readonly Recorded[] = verdict.record
    ? [{ ...verdict.record, at, event: event.id, by: verdict.rule.id }]
    : [];
  const records = [...state.records, ...recorded];
  if (!verdict.accepted) return { ...state, ids: new Set([...state.ids, event.id]), records };
  const moved = verdict.responsible !== state.responsible;
  const recused = [...new Set([...state.recused, ...verdict.recuses])];
  const fresh = moved || event.type === "reopen";
  return {
    ...state,
    records,
    last: { at, id: event.id },
    ids: new Set([...state.ids, event.id]),
    phase: verdict.phase,
    before:
      ticketPhases[verdict.phase].rests && !ticketPhases[state.phase].rests ? state.phase : state.before,
    responsible: verdict.responsible,
    responsibleBy: moved ? verdict.rule.id : state.responsibleBy,
    since: fresh ? at : state.since,
    spans: spansAfter(state.spans, verdict, at),
    co: coAfter(state, verdict, recused),
    cc: verdict.cc,
    recused,
    runs: turnClocks({ terms, state, event, at, verdict }),
    counts: { ...state.counts, [event.type]: (state.counts[event.type] ?? 0) + 1 },
    returns: state.returns + (event.type === "objection-upheld" && moved ? 1 : 0),
    extensions: fresh ? 0 : state.extensions + (event.type === "extend" ? 1 : 0),
    duties: dutiesAfter(state, verdict),
    ...whatEventSays(state, event),
  };
}

type Parts = Pick<Accepted, "responsible" | "joined">;

/** Who helps and who joins, without those who lead or have to stay out. */
export function coAfter(state: State, { responsible, joined }: Parts, recused: readonly string[]): string[] {
  return [...new Set([...state.co, ...joined])].filter(
    (unit) => unit !== responsible && !recused.includes(unit),
  );
}

/**
 * A ticket that comes to a street is also sent to its district, which the street before it no longer
 * concerns.
 */
export function ccAfter(
  pack: CompiledPack,
  state: State,
  { responsible, joined }: Parts,
  recused: readonly string[],
): readonly string[] {
  const kept =
    responsible === state.responsible
      ? state.cc
      : [
          ...state.cc.filter((unit) => unit !== districtOver(pack, state.responsible)),
          districtOver(pack, responsible),
        ];
  const stays = (unit: string | undefined) =>
    unit !== undefined && unit !== responsible && !joined.includes(unit) && !recused.includes(unit);
  return [...new Set(kept)].filter(stays) as string[];
}

function spansAfter(spans: readonly Span[], { responsible, phase }: Accepted, at: number): readonly Span[] {
  const open = spans.at(-1) as Span;
  if (open.unit === responsible && open.phase === phase) return spans;
  const next = { unit: responsible, phase, from: at, to: null };
  // A span of no length is no span: at every instant there is exactly one.
  return open.from === at
    ? [...spans.slice(0, -1), next]
    : [...spans.slice(0, -1), { ...open, to: at }, next];
}

/** What the unit now responsible must do passes to it with the ticket. */
function dutiesAfter(state: State, verdict: Accepted): State["duties"] {
  const kept = state.duties.map((duty) =>
    duty.unit === state.responsible ? { ...duty, unit: verdict.responsible } : duty,
  );
  return [...kept, ...verdict.obligations.map((duty) => ({ ...duty, by: verdict.rule.id }))];
}

/** What a ticket remembers of an event, whatever the rules say to it. */
function whatEventSays(state: State, event: TicketEvent): Partial<State> {
  switch (event.type) {
    case "object": {
      const objection = objectionIn(event, state);
      return { objection, objected: [...state.objected, objection] };
    }
    case "objection-upheld":
    case "objection-denied":
      return { objection: null };
    case "co-report":
      return event.final && event.unit !== undefined
        ? { reported: [...new Set([...state.reported, event.unit])] }
        : {};
    case "resolve":
      return { outcome: event.outcome };
    case "call-back":
      // A call that reached nobody takes back nothing the appellant said before.
      return event.reached || !state.callBack?.reached
        ? { callBack: { reached: event.reached, resolved: event.resolved, satisfied: event.satisfied } }
        : {};
    case "reopen":
      return { outcome: null, callBack: null, reported: [] };
    case "sign":
    case "contact":
    case "whistle":
    case "report-in":
    case "extend":
    case "suspend":
    case "resume":
    case "escalate":
    case "milestone":
      return {};
  }
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
