import fc from "fast-check";
import { type Dispatcher, packOf } from "../decide/index.js";
import { argument, eventsArbitraryOptions } from "../diagnostic/index.js";
import { instantOption } from "./instants.js";
import type { TicketEvent } from "../ticket/index.js";
import { type EventType, eventTypes } from "../facts/index.js";

/** What `ticketEventsArbitrary` can be told. */
export interface TicketEventsOptions {
  /** The instant the ticket was dispatched, ISO 8601 with its offset; events come after it. */
  readonly from: string;
  /** Units that send most events: the lead and the co-handlers of the ticket, else any. */
  readonly units?: readonly string[];
  readonly maxLength?: number;
}

/**
 * Returns an arbitrary of what may happen to one ticket of a dispatcher's pack: sound events in order of
 * time, each with an id of its own.
 *
 * Sound is not admitted: most packs refuse many of them, which is the point. Works with fast-check 4, an
 * optional peer. Throws `DiagnosticError` for options that are none.
 * @example fc.assert(fc.property(ticketEventsArbitrary(dispatcher, { from }), (events) => replay(decision, events, dispatcher).ok))
 */
export function ticketEventsArbitrary(
  dispatcher: Dispatcher,
  options: TicketEventsOptions,
): fc.Arbitrary<TicketEvent[]> {
  const { from, units = [], maxLength = 20 } = argument("options", eventsArbitraryOptions, options);
  const pack = packOf(dispatcher);
  const start = instantOption("from", from, pack.utcOffset);
  const any = fc.constantFrom(...pack.units.keys());
  const unit =
    units.length > 0
      ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...units) }, { weight: 1, arbitrary: any })
      : any;
  const payloads = payloadsOf(dispatcher, any);
  const types = eventTypes.filter((type) => payloads[type] !== undefined);
  const happening = fc.constantFrom(...types).chain((type) =>
    fc.record({
      type: fc.constant(type),
      minutes: fc.integer({ min: 0, max: 2_000 }),
      unit: fc.option(unit, { nil: undefined, freq: 4 }),
      payload: payloads[type] as fc.Arbitrary<object>,
    }),
  );
  return fc.array(happening, { maxLength }).map((list) => {
    let at = start;
    return list.map(({ type, minutes, unit: by, payload }, index) => {
      at += minutes * 60_000;
      return {
        id: String(index).padStart(4, "0"),
        type,
        at: new Date(at).toISOString(),
        ...(by !== undefined && { unit: by }),
        ...payload,
      } as TicketEvent;
    });
  });
}

/** What each kind of event carries, in the pack's own words; `undefined` where the pack has none for it. */
function payloadsOf(
  dispatcher: Dispatcher,
  unit: fc.Arbitrary<string>,
): { readonly [Event in EventType]: fc.Arbitrary<object> | undefined } {
  const { ticket, milestones } = packOf(dispatcher);
  const among = (words: Iterable<string>) => {
    const all = [...words];
    return all.length > 0 ? fc.constantFrom(...all) : undefined;
  };
  const [ground, outcome, milestone] = [
    among(Object.keys(ticket?.grounds ?? {})),
    among(Object.keys(ticket?.outcomes ?? {})),
    among(milestones.keys()),
  ];
  const told = { appellantTold: fc.boolean(), centreTold: fc.boolean() };
  const reason = fc.constant("x");
  const some = <T extends Record<string, fc.Arbitrary<unknown>>>(
    must: T,
    may: Record<string, fc.Arbitrary<unknown>> = {},
  ): fc.Arbitrary<object> => fc.record({ ...must, ...may }, { requiredKeys: Object.keys(must) });
  return {
    sign: some({}),
    contact: some({ reached: fc.boolean() }),
    object: ground && some({ ground, evidence: fc.constantFrom([], ["x"]) }, { reason, proposed: unit }),
    "objection-upheld": some({}, { to: unit, reason }),
    "objection-denied": some({}, { reason }),
    whistle: some({ departments: fc.uniqueArray(unit, { minLength: 1, maxLength: 3 }), question: reason }),
    "report-in": some({}),
    "co-report": some({ final: fc.boolean() }, { reason }),
    extend: some({ days: fc.integer({ min: 1, max: 30 }), ...told }, { reason }),
    suspend: some(told, { reason, reviewOn: fc.constantFrom("2026-01-01", "2027-01-01") }),
    resume: some({}),
    resolve: outcome && some({ outcome, appellantTold: fc.boolean() }),
    "call-back": some({ reached: fc.boolean() }, { resolved: fc.boolean(), satisfied: fc.boolean() }),
    reopen: some({ newFacts: fc.boolean() }, { reason, about: fc.uniqueArray(unit, { maxLength: 1 }) }),
    escalate: some({ to: unit }, { reason }),
    milestone: milestone && some({ name: milestone }),
  };
}
