import fc from "fast-check";
import { packOf } from "../../../src/decide/dispatcher.js";
import type { Ticket } from "../../../src/ticket/index.js";
import type { EventType } from "../../../src/facts/ticket-events.js";
import { Happen, Keep, Look, type Real, type Sender, type Step } from "./commands.js";
import type { Model } from "./model.js";
import { dispatcher, district, heatingTicket, streetTicket } from "./ticket.js";

const unit = fc.constantFrom(...packOf(dispatcher).units.keys());
const reason = fc.constant("x");
const some = (
  must: Record<string, fc.Arbitrary<unknown>>,
  may: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<object> => fc.record({ ...must, ...may }, { requiredKeys: Object.keys(must) });

/** What each event carries, and who usually sends it. */
const kinds: {
  readonly [Event in Exclude<EventType, "milestone">]: readonly [Sender, fc.Arbitrary<object>];
} = {
  sign: ["responsible", some({})],
  contact: ["responsible", some({ reached: fc.boolean() })],
  object: [
    "responsible",
    some({
      ground: fc.constantFrom("territory", "duty", "recusal", "recusal", "hard"),
      evidence: fc.constantFrom(["x"], ["x"], ["x"], ["x"], []),
    }),
  ],
  "objection-upheld": ["centre", some({ to: unit })],
  "objection-denied": ["centre", some({})],
  whistle: [
    "responsible",
    some({ departments: fc.uniqueArray(unit, { minLength: 1, maxLength: 3 }), question: reason }),
  ],
  "report-in": ["co", some({})],
  "co-report": ["co", some({ final: fc.boolean() }, { reason })],
  extend: [
    "responsible",
    some({ days: fc.integer({ min: 1, max: 30 }), appellantTold: fc.boolean() }, { reason }),
  ],
  suspend: ["responsible", some({ reviewOn: fc.constantFrom("2026-12-01", "2026-12-01", "2026-01-01") })],
  resume: ["responsible", some({})],
  resolve: ["responsible", some({ outcome: fc.constant("solved") })],
  "call-back": ["centre", some({ reached: fc.boolean() })],
  reopen: [
    "centre",
    some({ newFacts: fc.constantFrom(true, true, false), about: fc.uniqueArray(unit, { maxLength: 2 }) }),
  ],
  escalate: ["responsible", some({ to: unit }, { reason })],
};

const minutes = fc.oneof(
  { weight: 18, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 15_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -60, max: 0 }) },
);
const id = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-z0-9]{6}$/) },
  { weight: 1, arbitrary: fc.constantFrom("a", "b", "__proto__", "constructor") },
);

const happenings = (Object.keys(kinds) as (keyof typeof kinds)[]).map((type) => {
  const [usual, payload] = kinds[type];
  const sender = fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom<Sender>("responsible", "co", "centre", "any") },
  );
  const isUsual = fc.oneof(
    { weight: 5, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  );
  const happen = fc
    .record({ id, minutes, sender, pick: fc.nat(1_000), payload, usual: isUsual })
    .map((told) => new Happen({ type, ...told }));
  // Handing over takes an objection upheld; the cap on it takes three.
  return type === "object" || type === "objection-upheld"
    ? Array.from({ length: 8 }, () => happen)
    : [happen];
});
const steps: fc.Arbitrary<Step>[] = [
  ...happenings.flat(),
  fc.integer({ min: -20_000, max: 100_000 }).map((later) => new Look(later)),
  fc.constant(new Keep()),
];

/** A ticket with its model, before anything has happened. */
export function begin(ticket: Ticket): { model: Model; real: Real } {
  const { dispatchedAt, routing } = ticket.opening;
  const at = Date.parse(dispatchedAt);
  const values = (list: readonly { value: string }[]) => new Set(list.map(({ value }) => value));
  return {
    model: {
      responsible: routing.lead.value,
      phase: "dispatched",
      before: "dispatched",
      co: values(routing.co),
      recused: values(routing.recused),
      objection: undefined,
      objected: new Set(),
      returns: 0,
      extended: false,
      since: at,
      last: { at, id: "" },
      ids: new Set(),
      records: [],
      holders: [{ at, unit: routing.lead.value }],
    },
    real: { ticket, now: at, latest: at },
  };
}

/** A ticket and what will happen to it. */
export const lives = fc.tuple(
  fc.constantFrom(streetTicket(), streetTicket([district]), heatingTicket()),
  fc.commands(steps, { maxCommands: 80, size: "max" }),
);
