import { civilDay, parseDay } from "../calendar/index.js";
import {
  type CarriedFact,
  eventKind,
  type EventType,
  type Facts,
  type FactValue,
  type ticketEvents,
} from "../facts/index.js";
import type { EventOf } from "./event.js";
import type { Happening } from "./happening.js";
import { roleOf } from "./role.js";
import { objectionIn } from "./state.js";

/** The events that carry a fact. */
type CarrierOf<Name extends CarriedFact> = {
  [Type in EventType]: Name extends (typeof ticketEvents)[Type]["facts"][number] ? Type : never;
}[EventType];

type ValueIn<Event> = (event: Event, happening: Happening) => FactValue;

const values: { readonly [Name in CarriedFact]: ValueIn<EventOf<CarrierOf<Name>>> } = {
  reason: (event) => event.reason,
  ground: (event) => event.ground,
  evidence: (event) => (event.evidence ?? []).length > 0,
  proposed: (event) => event.proposed,
  repeated(event, { state }) {
    const { unit, ground } = objectionIn(event, state);
    return state.objected.some((earlier) => earlier.unit === unit && earlier.ground === ground);
  },
  to: (event) => event.to,
  "to.kind": (event, { pack }) => event.to && pack.units.get(event.to)?.kind,
  "to.role": (event, ticket) => event.to && roleOf(event.to, ticket),
  departments: (event) => event.departments,
  final: (event) => event.final,
  days: (event) => event.days,
  "appellant-told": (event) => event.appellantTold ?? false,
  "centre-told": (event) => event.centreTold ?? false,
  "review-days": (event, { at, pack }) =>
    event.reviewOn && daysUntil(event.reviewOn, civilDay(at, pack.utcOffsetMs)),
  outcome: (event) => event.outcome,
  reached: (event) => event.reached,
  resolved: (event) => event.resolved,
  satisfied: (event) => event.satisfied,
  newFacts: (event) => event.newFacts,
  name: (event) => event.name,
};

/** What rules may read of an event: who sent it, and what its kind carries. */
export function factsOfEvent(happening: Happening): Facts {
  const { event } = happening;
  const carried = eventKind(event.type).facts.map((name) => {
    // INVARIANT: a fact is read of the events that carry it alone, and those its value can take.
    const valueIn = values[name] as ValueIn<typeof event>;
    return [`event.${name}`, valueIn(event, happening)] as const;
  });
  return {
    "event.unit": event.unit,
    "event.by": roleOf(event.unit, happening),
    ...Object.fromEntries(carried),
  };
}

function daysUntil(date: string, today: number): number | undefined {
  const day = parseDay(date);
  return day === null ? undefined : day - today;
}
