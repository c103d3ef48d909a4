import { elapsed, type EpochMs } from "../calendar/index.js";
import type { Facts, FactValue, Role } from "../facts/index.js";
import { type CompiledPack, superiors } from "../pack/index.js";
import { countRuns } from "./clock-view.js";
import type { TicketEvent } from "./event.js";
import { iso } from "./instants.js";
import type { State } from "./state.js";
import type { Opening } from "./ticket.js";

/** What a unit is to a ticket; `undefined` is the hotline itself. */
export function roleOf(pack: CompiledPack, state: State, unit: string | undefined): Role {
  if (unit === undefined) return "centre";
  if (unit === state.responsible) return "responsible";
  if (state.co.includes(unit)) return "co";
  if (superiors(pack, state.responsible).includes(unit)) return "superior";
  if (state.spans.some((span) => span.unit === unit)) return "former";
  return state.cc.includes(unit) ? "cc" : "other";
}

/** What rules may read of a ticket at an instant. */
export function factsOfTicket(pack: CompiledPack, opening: Opening, state: State, at: EpochMs): Facts {
  // Of each step only its last run says how it stands: what was done before a restart is to be done again.
  const counted = countRuns(pack, state, at).filter(
    ({ run }, index, all) =>
      !all.some(
        (other, later) =>
          later > index && other.run.step === run.step && (run.for === "lead" || other.run.unit === run.unit),
      ),
  );
  const steps = (holds: (one: (typeof counted)[number]) => boolean) => [
    ...new Set(counted.filter(holds).map(({ run }) => run.step)),
  ];
  const { counts } = state;
  return {
    category: opening.category.value,
    topic: opening.topic?.value,
    disposition: opening.disposition.value,
    mode: opening.routing.mode.value,
    lead: opening.routing.lead.value,
    "lead.kind": pack.units.get(opening.routing.lead.value)?.kind,
    "ticket.phase": state.phase,
    "ticket.responsible": state.responsible,
    "ticket.responsible.kind": pack.units.get(state.responsible)?.kind,
    "ticket.objection-ground": state.objection?.ground,
    "ticket.outcome": state.outcome ?? undefined,
    "ticket.returns": state.returns,
    "ticket.extensions": state.extensions,
    "ticket.suspensions": counts.suspend ?? 0,
    "ticket.whistles": counts.whistle ?? 0,
    "ticket.reopenings": counts.reopen ?? 0,
    "ticket.call-backs": counts["call-back"] ?? 0,
    "ticket.overdue": steps(({ state: clock, run }) => clock === "missed" && run.end === null),
    "ticket.done": steps(({ run }) => run.end?.how === "done"),
    "ticket.co-pending": state.co.filter((unit) => !state.reported.includes(unit)),
    "ticket.hours-since-dispatch": (at - state.since) / 3_600_000,
    "ticket.workhours-since-dispatch": pack.ticket?.officeHours && since(pack, state, at, "workhour"),
    "ticket.workdays-since-dispatch": since(pack, state, at, "workday"),
  };
}

function since(pack: CompiledPack, state: State, at: EpochMs, unit: "workhour" | "workday"): number {
  const limit = {
    amount: 1,
    unit,
    firstDayCounts: false,
    endsAt: "instant",
    roll: "none",
    officeHours: pack.ticket?.officeHours,
  } as const;
  return elapsed(
    unit === "workday" ? { ...limit, officeHours: undefined } : limit,
    iso(state.since, pack),
    iso(at, pack),
    pack.calendar,
  );
}

/** What the rules that answer an event may read. */
export function factsFor(
  pack: CompiledPack,
  opening: Opening,
  state: State,
  event: TicketEvent,
  at: EpochMs,
): Facts {
  return { ...factsOfTicket(pack, opening, state, at), ...factsOfEvent(pack, state, event, at) };
}

/** What rules may read of an event. */
function factsOfEvent(pack: CompiledPack, state: State, event: TicketEvent, at: EpochMs): Facts {
  return {
    "event.unit": event.unit,
    "event.by": roleOf(pack, state, event.unit),
    ...payload(pack, state, event, at),
  };
}

function payload(
  pack: CompiledPack,
  state: State,
  event: TicketEvent,
  at: EpochMs,
): Record<string, FactValue> {
  const reason = "reason" in event ? { "event.reason": event.reason } : {};
  switch (event.type) {
    case "contact":
      return { "event.reached": event.reached };
    case "object": {
      const unit = event.unit ?? state.responsible;
      const repeated = state.objected.some(
        (earlier) => earlier.unit === unit && earlier.ground === event.ground,
      );
      return {
        ...reason,
        "event.ground": event.ground,
        "event.evidence": (event.evidence ?? []).length > 0,
        "event.proposed": event.proposed,
        "event.repeated": repeated,
      };
    }
    case "objection-upheld":
    case "escalate":
      return {
        ...reason,
        "event.to": event.to,
        "event.to.kind": event.to && pack.units.get(event.to)?.kind,
        "event.to.role": event.to && roleOf(pack, state, event.to),
      };
    case "whistle":
      return { "event.departments": event.departments };
    case "co-report":
      return { ...reason, "event.final": event.final };
    case "extend":
      return {
        ...reason,
        "event.days": event.days,
        "event.appellant-told": event.appellantTold ?? false,
        "event.centre-told": event.centreTold ?? false,
      };
    case "suspend":
      return {
        ...reason,
        "event.appellant-told": event.appellantTold ?? false,
        "event.centre-told": event.centreTold ?? false,
        "event.review-days":
          event.reviewOn === undefined ? undefined : daysUntil(event.reviewOn, iso(at, pack)),
      };
    case "resolve":
      return { "event.outcome": event.outcome, "event.appellant-told": event.appellantTold ?? false };
    case "call-back":
      return {
        "event.reached": event.reached,
        "event.resolved": event.resolved,
        "event.satisfied": event.satisfied,
      };
    case "reopen":
      return { ...reason, "event.newFacts": event.newFacts };
    case "milestone":
      return { "event.name": event.name };
    default:
      return reason;
  }
}

/** Civil days from the day of an instant to a date. */
function daysUntil(date: string, at: string): number {
  return (Date.parse(date) - Date.parse(at.slice(0, 10))) / 86_400_000;
}
