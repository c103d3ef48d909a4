import type { EpochMs } from "../calendar/index.js";
import type { Facts } from "../facts/index.js";
import {
  type AcceptThen,
  type Citable,
  type CompiledPack,
  type CompiledRule,
  type EventThen,
  type Notice,
  superiors,
} from "../pack/index.js";
import { firstRule } from "../decide/index.js";
import { Shown } from "../condition/index.js";
import type { TicketEvent } from "./event.js";
import { ccAfter } from "./evolve.js";
import { factsFor } from "./facts.js";
import type { State } from "./state.js";
import type { Accepted, CitedRule, Opening, Refusal, Verdict } from "./ticket.js";

/**
 * Answers an event by the first rule of the pack that holds: what it does, or why it is refused.
 *
 * @source 《北京市接诉即办工作条例》第十二条第三款、第十四条
 */
export function judge(
  pack: CompiledPack,
  opening: Opening,
  state: State,
  event: TicketEvent,
  at: EpochMs,
): Verdict {
  // INVARIANT: `openTicket` lets in no pack without terms.
  const { order } = pack.ticket as NonNullable<CompiledPack["ticket"]>;
  if (state.ids.has(event.id)) return refuse("ticket/duplicate-event", order);
  if (at < state.last.at || (at === state.last.at && event.id < state.last.id))
    return refuse("ticket/out-of-order", order);
  const facts = factsFor(pack, opening, state, event, at);
  const rule = firstRule(pack.events.get(event.type) ?? [], facts);
  if (rule === undefined) return refuse("ticket/no-rule", order);
  return rule.then.accept
    ? accept(pack, state, event, rule, rule.then, facts)
    : decline(state, event, rule, rule.then, facts);
}

function refuse(code: string, principle: Citable, message = principle.title ?? principle.id): Refusal {
  return { accepted: false, code, message, rule: cited(principle), record: null };
}

function decline(
  state: State,
  event: TicketEvent,
  rule: CompiledRule<EventThen>,
  then: Extract<EventThen, { accept: false }>,
  facts: Facts,
): Refusal {
  return {
    accepted: false,
    code: then.code,
    message: then.message,
    rule: cited(rule, facts),
    record: recordOf(state, event, then.record),
  };
}

function accept(
  pack: CompiledPack,
  state: State,
  event: TicketEvent,
  rule: CompiledRule<EventThen>,
  then: AcceptThen,
  facts: Facts,
): Verdict {
  const recuses = recusesOf(pack, state, event);
  const recused = [...state.recused, ...recuses];
  const responsible = nextResponsible(pack, state, event, then, recused);
  if (responsible === undefined) return { ...refuse("ticket/no-unit", rule), rule: cited(rule, facts) };
  const joined = joins(event).filter((unit) => unit !== responsible);
  if (recused.includes(responsible) || joined.some((unit) => recused.includes(unit)))
    return refuse("ticket/recused", pack.route.recusal);
  const co = [...new Set([...state.co, ...joined])].filter(
    (unit) => unit !== responsible && !recused.includes(unit),
  );
  const after = {
    ...state,
    responsible,
    recused,
    co,
    cc: ccAfter(pack, state, { responsible, joined }, recused),
  };
  const audience = (who: Notice["to"]) => unitsMeant(pack, state, after, event, joined, who);
  return {
    accepted: true,
    rule: cited(rule, facts),
    phase: then.phase === undefined ? state.phase : then.phase === "before" ? state.before : then.phase,
    responsible,
    clock: then.clock ?? {},
    joined,
    recuses,
    obligations: (then.obligations ?? []).flatMap(({ for: who, step = null, ...duty }) =>
      audience(who).map((unit) => ({ unit, ...duty, step })),
    ),
    notices: (then.effects ?? []).flatMap(({ kind, to, text }) =>
      audience(to).map((unit) => ({ kind, to, unit, text })),
    ),
    record: recordOf(state, event, then.record),
  } satisfies Accepted;
}

/**
 * Units that must stay out from now on: those newly complained about, and one whose objection that it must is
 * upheld.
 */
function recusesOf(pack: CompiledPack, state: State, event: TicketEvent): string[] {
  if (event.type === "reopen") return [...new Set(event.about)];
  if (event.type !== "objection-upheld" || state.objection === null) return [];
  const { unit, ground } = state.objection;
  return pack.ticket?.grounds[ground]?.recuses ? [unit] : [];
}

/** Units that come in to help: those whistled for, and the one asked to coordinate. */
function joins(event: TicketEvent): readonly string[] {
  if (event.type === "whistle") return [...new Set(event.departments)];
  return event.type === "escalate" ? [event.to] : [];
}

/** Who is responsible next. A unit complained about gives way to the first above it that is not. */
function nextResponsible(
  pack: CompiledPack,
  state: State,
  event: TicketEvent,
  then: AcceptThen,
  recused: readonly string[],
): string | undefined {
  const line = [state.responsible, ...superiors(pack, state.responsible)];
  const free = (unit: string | undefined) =>
    unit === undefined ? undefined : [unit, ...superiors(pack, unit)].find((one) => !recused.includes(one));
  const ofKind = (kind: "district" | "city") => line.find((unit) => pack.units.get(unit)?.kind === kind);
  switch (then.responsible ?? "same") {
    case "designated":
      return "to" in event ? event.to : undefined;
    case "superior":
      return free(line[1]);
    case "district":
      return free(ofKind("district") ?? ofKind("city"));
    case "city":
      return free(ofKind("city"));
    case "same":
      return free(state.responsible);
  }
}

/**
 * An act is put down to whoever holds or held the ticket: the objector for its objection, else the sender.
 * Nobody else can be blamed.
 */
function recordOf(state: State, event: TicketEvent, kind: string | undefined): Verdict["record"] {
  if (kind === undefined) return null;
  const reviewed = event.type === "objection-upheld" || event.type === "objection-denied";
  const unit = reviewed ? state.objection?.unit : event.unit;
  const held =
    unit !== undefined && (state.co.includes(unit) || state.spans.some((span) => span.unit === unit));
  return held ? { kind, unit } : null;
}

function unitsMeant(
  pack: CompiledPack,
  before: State,
  after: State,
  event: TicketEvent,
  joined: readonly string[],
  who: Notice["to"],
): readonly (string | null)[] {
  switch (who) {
    case "lead":
      return [after.responsible];
    case "previous":
      return before.responsible === after.responsible ? [] : [before.responsible];
    case "sender":
      return [event.unit ?? null];
    case "joined":
      return joined;
    case "co":
      return after.co;
    case "cc":
      return after.cc;
    case "district":
      return superiors(pack, after.responsible).filter(
        (unit) => pack.units.get(unit)?.kind === "district" && !after.recused.includes(unit),
      );
    case "centre":
    case "appellant":
      return [null];
  }
}

function cited(rule: Citable & { readonly when?: CompiledRule<unknown>["when"] }, facts?: Facts): CitedRule {
  const when = facts && rule.when ? rule.when.explain(facts, new Shown()) : null;
  return {
    id: rule.id,
    title: rule.title ?? rule.id,
    basis: [...rule.basis],
    when: when as CitedRule["when"],
  };
}
