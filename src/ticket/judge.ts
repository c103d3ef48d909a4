import type { Facts, Phase } from "../facts/index.js";
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
import { ccAfter, coAfter } from "./evolve.js";
import { factsFor } from "./facts.js";
import type { Happening } from "./happening.js";
import type { State } from "./state.js";
import type { CitedRule, Refusal, Verdict } from "./ticket.js";

/**
 * Answers an event by the first rule of the pack that holds: what it does, or why it is refused.
 *
 * @source 《北京市接诉即办工作条例》第十二条第三款、第十四条
 */
export function judge(happening: Happening): Verdict {
  const { pack, state, event, at } = happening;
  // INVARIANT: `openTicket` lets in no pack without terms.
  const { order } = pack.ticket as NonNullable<CompiledPack["ticket"]>;
  if (state.ids.has(event.id)) return refuse("ticket/duplicate-event", order);
  if (at < state.last.at || (at === state.last.at && event.id < state.last.id))
    return refuse("ticket/out-of-order", order);
  const facts = factsFor(happening);
  const rule = firstRule(pack.events.get(event.type) ?? [], facts);
  if (rule === undefined) return refuse("ticket/no-rule", order);
  const by = cited(rule, facts);
  return rule.then.accept ? accept(happening, rule.then, by) : decline(happening, rule.then, by);
}

/** A refusal that no rule of the pack words. */
function refuse(code: string, principle: Citable): Refusal {
  return refused(code, cited(principle));
}

function refused(code: string, rule: CitedRule): Refusal {
  return { accepted: false, code, message: rule.title, rule, record: null };
}

function decline(
  happening: Happening,
  { code, message, record }: Extract<EventThen, { accept: false }>,
  rule: CitedRule,
): Refusal {
  return { accepted: false, code, message, rule, record: recordOf(happening, record) };
}

function accept(happening: Happening, then: AcceptThen, rule: CitedRule): Verdict {
  const { pack, state, event } = happening;
  const recuses = recusesOf(happening);
  const recused = [...state.recused, ...recuses];
  const responsible = nextResponsible(happening, then, recused);
  if (responsible === undefined) return refused("ticket/no-unit", rule);
  const joined = joins(event).filter((unit) => unit !== responsible);
  if (recused.includes(responsible) || joined.some((unit) => recused.includes(unit)))
    return refuse("ticket/recused", pack.route.recusal);
  const after = {
    responsible,
    recused,
    co: coAfter(state, { responsible, joined }, recused),
    cc: ccAfter(pack, state, { responsible, joined }, recused),
  };
  const meant = (who: Audience) => unitsMeant[who]({ ...happening, after, joined });
  return {
    accepted: true,
    rule,
    phase: phaseAfter(state, then),
    responsible,
    clock: then.clock ?? {},
    joined,
    cc: [...after.cc],
    recuses,
    obligations: (then.obligations ?? []).flatMap(({ for: who, step = null, ...duty }) =>
      meant(who).map((unit) => ({ unit, ...duty, step })),
    ),
    notices: (then.effects ?? []).flatMap(({ kind, to, text }) =>
      meant(to).map((unit) => ({ kind, to, unit, text })),
    ),
    record: recordOf(happening, then.record),
  };
}

function phaseAfter(state: State, { phase = state.phase }: AcceptThen): Phase {
  return phase === "before" ? state.before : phase;
}

/**
 * Units that must stay out from now on: those newly complained about, and one whose objection that it must is
 * upheld.
 */
function recusesOf({ pack, state, event }: Happening): string[] {
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
  { pack, state, event }: Happening,
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
function recordOf({ state, event }: Happening, kind: string | undefined): Verdict["record"] {
  if (kind === undefined) return null;
  const reviewed = event.type === "objection-upheld" || event.type === "objection-denied";
  const unit = reviewed ? state.objection?.unit : event.unit;
  const held =
    unit !== undefined && (state.co.includes(unit) || state.spans.some((span) => span.unit === unit));
  return held ? { kind, unit } : null;
}

/** An event that is accepted, with the units it leaves in their parts. */
interface Told extends Happening {
  readonly after: Pick<State, "responsible" | "recused" | "co" | "cc">;
  readonly joined: readonly string[];
}

type Audience = Notice["to"];

/** Whom a rule means; `null` is the hotline or the appellant. */
const unitsMeant: Readonly<Record<Audience, (told: Told) => readonly (string | null)[]>> = {
  lead: ({ after }) => [after.responsible],
  previous: ({ state, after }) => (state.responsible === after.responsible ? [] : [state.responsible]),
  sender: ({ event }) => [event.unit ?? null],
  joined: ({ joined }) => joined,
  co: ({ after }) => after.co,
  cc: ({ after }) => after.cc,
  district: ({ pack, after }) =>
    superiors(pack, after.responsible).filter(
      (unit) => pack.units.get(unit)?.kind === "district" && !after.recused.includes(unit),
    ),
  centre: () => [null],
  appellant: () => [null],
};

function cited(rule: Citable & { readonly when?: CompiledRule<unknown>["when"] }, facts?: Facts): CitedRule {
  const when = facts && rule.when ? rule.when.explain(facts, new Shown()) : null;
  return {
    id: rule.id,
    title: rule.title ?? rule.id,
    basis: [...rule.basis],
    when: when as CitedRule["when"],
  };
}
