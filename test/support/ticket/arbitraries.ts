import fc from "fast-check";
import { packOf } from "../../../src/decide/dispatcher.js";
import { type Ticket, ticketAt, type TicketEvent } from "../../../src/ticket/index.js";
import { type EventType, eventTypes } from "../../../src/facts/ticket-events.js";
import type { Phase } from "../../../src/facts/ticket-phases.js";
import { dispatcher } from "./ticket.js";

const units = [...packOf(dispatcher).units.keys()];
const unit = fc.constantFrom(...units);
const reason = fc.option(fc.constant("因故"), { nil: undefined });
const flag = fc.boolean();

const payloads: Record<EventType, fc.Arbitrary<object>> = {
  sign: fc.record({}),
  contact: fc.record({ reached: flag }),
  object: fc.record({
    ground: fc.constantFrom("territory", "territory", "duty", "duty", "recusal", "hard"),
    evidence: fc.constantFrom([], ["地图"], ["地图"], ["地图"]),
    reason,
  }),
  "objection-upheld": fc.record({ to: fc.option(unit, { nil: undefined, freq: 8 }) }),
  "objection-denied": fc.record({ reason }),
  whistle: fc.record({
    departments: fc.uniqueArray(unit, { minLength: 1, maxLength: 3 }),
    question: fc.constant("谁来拆"),
  }),
  "report-in": fc.record({}),
  "co-report": fc.record({ final: flag, reason }),
  extend: fc.record({ days: fc.integer({ min: 1, max: 30 }), reason, appellantTold: flag, centreTold: flag }),
  suspend: fc.record({ reason, reviewOn: fc.constantFrom(undefined, "2026-04-01", "2026-01-01") }),
  resume: fc.record({ reason }),
  resolve: fc.record({ outcome: fc.constantFrom("solved", "explained") }),
  "call-back": fc.record({ reached: flag, resolved: flag, satisfied: flag }),
  reopen: fc.record({
    newFacts: fc.constantFrom(true, true, false),
    about: fc.oneof(fc.uniqueArray(unit, { maxLength: 1 }), fc.subarray(units)),
  }),
  escalate: fc.record({ to: unit, reason }),
  milestone: fc.record({ name: fc.constant("whistled") }),
};

/** What usually happens in a phase, so that random lives get anywhere. */
const usual: Record<Phase, readonly EventType[]> = {
  dispatched: ["object", "sign", "contact", "object", "whistle", "extend", "suspend", "resolve", "escalate"],
  handling: ["object", "object", "whistle", "report-in", "co-report", "extend", "suspend", "resolve"],
  reviewing: ["objection-upheld", "objection-upheld", "objection-denied", "co-report"],
  suspended: ["resume", "resume", "report-in"],
  resolved: ["call-back", "reopen"],
  closed: ["reopen"],
};

const senders: { [Event in EventType]?: "centre" | "co" } = {
  "objection-upheld": "centre",
  "objection-denied": "centre",
  "call-back": "centre",
  reopen: "centre",
  resume: "centre",
  "report-in": "co",
  "co-report": "co",
};

/** One event to be: which, when and by whom is settled by how the ticket stands when its turn comes. */
export interface Draft {
  readonly id: string;
  /** Minutes after the event before; now and then before it. */
  readonly after: number;
  /** Where set, it comes as many milliseconds from the next instant that a clock is due, if one is. */
  readonly off: number | undefined;
  /** Whether it is of the usual kind and from the usual sender; else anything from anybody. */
  readonly usual: boolean;
  readonly pick: number;
  readonly stranger: string;
  readonly payloads: Readonly<Record<EventType, object>>;
}

export function eventOf(
  { id, usual: isUsual, pick, stranger, payloads: given }: Draft,
  at: string,
  state: { phase: Phase; responsible: string; co: readonly string[] },
): TicketEvent {
  const among = isUsual ? usual[state.phase] : eventTypes.filter((type) => type !== "milestone");
  const type = among[pick % among.length] as EventType;
  const sender = isUsual ? senders[type] : (["centre", "co", "stranger", undefined] as const)[pick % 4];
  const units = {
    centre: undefined,
    co: state.co[pick % Math.max(1, state.co.length)] ?? state.responsible,
    stranger,
    responsible: state.responsible,
  };
  const unit = units[sender ?? "responsible"];
  return { id, type, at, ...(unit !== undefined && { unit }), ...given[type] } as TicketEvent;
}

/** When the turn of a draft comes, after `now`. */
export function instantOf({ after, off }: Draft, now: number, ticket: Ticket): number {
  const seen = off === undefined ? undefined : ticketAt(ticket, new Date(now).toISOString(), dispatcher);
  const due = seen?.ok
    ? seen.value.clocks.flatMap(({ dueAt, endedAt }) => (dueAt && !endedAt ? [Date.parse(dueAt)] : []))
    : [];
  const next = Math.min(...due.filter((at) => at > now));
  return off === undefined || next === Infinity ? now + after * 60_000 : next + off;
}

const present = (payload: object) =>
  Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));

const draft: fc.Arbitrary<Draft> = fc.record({
  id: fc.stringMatching(/^[a-z0-9]{1,6}$/),
  after: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: 90 }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 3000 }) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -3000, max: -1 }) },
  ),
  off: fc.constantFrom(...Array.from({ length: 15 }, () => undefined), -1, 0, 0, 1),
  usual: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  pick: fc.nat(1000),
  stranger: unit,
  payloads: fc.record(
    Object.fromEntries(eventTypes.map((type) => [type, payloads[type].map(present)])),
  ) as fc.Arbitrary<Draft["payloads"]>,
});

/** An objection with all it needs, and what the centre says of it, often late. */
const round: fc.Arbitrary<Draft[]> = fc
  .tuple(
    draft,
    draft,
    fc.nat(30),
    fc.constantFrom("territory", "territory", "duty", "duty", "recusal"),
    fc.constantFrom(undefined, undefined, 0, 1),
  )
  .map(([object, answer, after, ground, off]) => [
    // The first of what is usual in its phase.
    {
      ...object,
      usual: true,
      pick: 0,
      after,
      off: undefined,
      payloads: { ...object.payloads, object: { ground, evidence: ["地图"] } },
    },
    { ...answer, usual: true, pick: 0, off },
  ]);

/**
 * Anything, and lives in dispute from the beginning: long enough to get through returns, suspensions and
 * reopenings.
 */
export const drafts: fc.Arbitrary<Draft[]> = fc.oneof(
  fc.array(draft, { maxLength: 40, size: "max" }),
  fc
    .tuple(
      fc.array(round, { minLength: 2, maxLength: 6, size: "max" }),
      fc.array(draft, { maxLength: 20, size: "max" }),
    )
    .map(([rounds, after]) => [...rounds.flat(), ...after]),
);
