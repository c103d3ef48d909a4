import type { EpochMs } from "../calendar/index.js";
import { type CompiledPack, districtOver } from "../pack/index.js";
import { ticketPhases } from "../facts/index.js";
import { turnClocks } from "./clocks.js";
import type { TicketEvent } from "./event.js";
import type { Recorded, Span, State } from "./state.js";
import { objectionIn } from "./state.js";
import type { Terms } from "./terms.js";
import type { Accepted, Entry } from "./ticket.js";

/** An entry of a log with its instant, which is read once. */
export interface DatedEntry extends Entry {
  readonly at: EpochMs;
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
