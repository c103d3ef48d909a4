import { type Plan, usedPlanned } from "../calendar/index.js";
import type { Facts, FactValue, KeptFact, StandingFact } from "../facts/index.js";
import { type Counted, countRuns, type Standing } from "./clock-view.js";
import { factsOfEvent } from "./event-facts.js";
import type { Happening } from "./happening.js";
import type { Opening } from "./ticket.js";

/** What the rules that answer an event may read. */
export function factsFor(happening: Happening): Facts {
  return { ...factsOfTicket(happening.opening, happening), ...factsOfEvent(happening) };
}

/** What rules may read of a ticket at an instant. */
export function factsOfTicket({ category, topic, disposition, routing }: Opening, standing: Standing): Facts {
  const { pack, state, at } = standing;
  const { workday, workhour } = pack.workingTime;
  const lead = routing.lead.value;
  const clocks = lastOfEach(countRuns(standing));
  const facts: Readonly<Record<KeptFact | `ticket.${StandingFact}`, FactValue>> = {
    category: category.value,
    topic: topic?.value,
    disposition: disposition.value,
    mode: routing.mode.value,
    lead,
    "lead.kind": pack.units.get(lead)?.kind,
    "ticket.phase": state.phase,
    "ticket.responsible": state.responsible,
    "ticket.responsible.kind": pack.units.get(state.responsible)?.kind,
    "ticket.objection-ground": state.objection?.ground,
    "ticket.outcome": state.outcome ?? undefined,
    "ticket.returns": state.returns,
    "ticket.extensions": state.extensions,
    "ticket.suspensions": state.counts.suspend ?? 0,
    "ticket.whistles": state.counts.whistle ?? 0,
    "ticket.reopenings": state.counts.reopen ?? 0,
    "ticket.call-backs": state.counts["call-back"] ?? 0,
    "ticket.overdue": stepsOf(clocks, ({ state: clock, run }) => clock === "missed" && run.end === null),
    "ticket.done": stepsOf(clocks, ({ run }) => run.end?.how === "done"),
    "ticket.co-pending": state.co.filter((unit) => !state.reported.includes(unit)),
    "ticket.hours-since-dispatch": (at - state.since) / 3_600_000,
    "ticket.workhours-since-dispatch": workhour && since(standing, workhour),
    "ticket.workdays-since-dispatch": since(standing, workday),
  };
  return facts;
}

/** Of each step only its last run says how it stands: what was done before a restart is to be done again. */
function lastOfEach(clocks: readonly Counted[]): Counted[] {
  const isSame = ({ run }: Counted, other: Counted) =>
    other.run.step === run.step && (run.for === "lead" || other.run.unit === run.unit);
  return clocks.filter((clock, index) => !clocks.slice(index + 1).some((later) => isSame(clock, later)));
}

function stepsOf(clocks: readonly Counted[], holds: (clock: Counted) => boolean): string[] {
  return [...new Set(clocks.filter(holds).map(({ run }) => run.step))];
}

/** The office hours or working days since the ticket came to the unit now responsible. */
function since({ state, at }: Standing, plan: Plan): number {
  return usedPlanned(plan, { startsAt: state.since, startedAtDayEnd: false, pauses: [] }, at) / plan.unitMs;
}
