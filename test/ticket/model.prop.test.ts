import fc from "fast-check";
import { expect, test } from "vitest";
import { packOf } from "../../src/dispatcher.js";
import { attribution, replay, type Ticket, ticketAt, type TicketEvent, type TicketView, transition } from "../../src/ticket/index.js";
import { type EventType, eventTypes } from "../../src/ticket-facts.js";
import { answer, type Model } from "./model.js";
import { decisionOf, dispatcher, district, heatingTicket, streetTicket } from "./support.js";

interface Real {
  ticket: Ticket;
  now: number;
  /** The latest instant of any event, refused ones too. */
  latest: number;
}

type Step = fc.Command<Model, Real>;

const units = [...packOf(dispatcher).units.keys()];
const iso = (at: number) => new Date(at).toISOString();
const minute = 60_000;

function view(ticket: Ticket, at: number): TicketView {
  const seen = ticketAt(ticket, iso(at), dispatcher);
  if (!seen.ok) throw new Error(JSON.stringify(seen.diagnostics));
  return seen.value;
}

const holdersUntil = ({ holders }: Model, at: number) => holders.filter((holder, index) => index === 0 || holder.at <= at).map(({ unit }) => unit);

/** Who sends: settled by how the ticket stands when the turn of the event comes. */
type Sender = "responsible" | "co" | "centre" | "any";

/** Something happens; ticket and model must answer it alike. */
class Happen implements Step {
  constructor(
    readonly type: EventType,
    readonly id: string,
    readonly minutes: number,
    readonly sender: Sender,
    readonly pick: number,
    readonly payload: object,
    /** Whether it only happens where it usually does, so that random lives get anywhere. */
    readonly usual: boolean,
  ) {}

  check({ phase }: Readonly<Model>): boolean {
    return !this.usual || (usualPhases[this.type] ?? [phase]).includes(phase);
  }

  run(model: Model, real: Real): void {
    real.now += this.minutes * minute;
    const at = Math.max(real.now, Date.parse("2026-03-01T00:00:00+08:00"));
    const unit = this.#unit(model);
    const event = { id: this.id, type: this.type, at: iso(at), ...(unit !== undefined && { unit }), ...this.payload } as TicketEvent;
    real.latest = Math.max(real.latest, at);
    const before = view(real.ticket, real.latest);
    const expected = answer(model, event, at);
    const result = transition(real.ticket, event, dispatcher);
    if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
    const said = result.ok ? "accepted" : result.refusal.code;
    const isLate = expected.late !== undefined && said === expected.late;
    if (isLate) this.#expectLate(model, real.ticket, at);
    else expect(said, JSON.stringify(event)).toBe(expected.says);
    real.ticket = result.ticket;
    model.ids.add(event.id);
    if (!isLate && expected.record !== undefined) model.records.push(expected.record);
    if (result.ok) {
      expected.then?.(model);
      model.last = { at, id: event.id };
    }
    this.#expectSame(model, view(real.ticket, real.latest), result.ok ? undefined : before);
  }

  #unit(model: Model): string | undefined {
    if (this.sender === "centre") return undefined;
    const among = this.sender === "responsible" ? [model.responsible] : this.sender === "co" && model.co.size > 0 ? [...model.co] : units;
    return among[this.pick % among.length];
  }

  /** No window of working hours is over before as many hours are, and an extension is late only when the clock is. */
  #expectLate(model: Model, ticket: Ticket, at: number): void {
    if (this.type === "object") expect(at - model.since).toBeGreaterThan(8 * 60 * minute);
    else expect(view(ticket, at).overdue.map(({ step }) => step)).toContain("resolve");
  }

  #expectSame(model: Model, after: TicketView, before: TicketView | undefined): void {
    expect(after).toMatchObject({ responsible: { value: model.responsible }, phase: model.phase, returns: model.returns });
    expect([...after.co].sort()).toEqual([...model.co].sort());
    expect(after.records.map(({ kind, unit }) => `${kind} ${unit}`).sort()).toEqual([...model.records].sort());
    expect(model.recused.has(after.responsible.value)).toBe(false);
    if (before) expect({ ...after, records: [], refusals: [] }).toEqual({ ...before, records: [], refusals: [] });
  }

  toString(): string {
    return `${this.type}#${this.id}(+${this.minutes}m by ${this.sender}${this.pick} ${JSON.stringify(this.payload)})`;
  }
}

/** Somebody looks at any instant: one unit is responsible, the one that held it then, and only holders are blamed. */
class Look implements Step {
  constructor(readonly minutes: number) {}

  check(): boolean {
    return true;
  }

  run(model: Model, { ticket, now }: Real): void {
    const at = Math.max(now + this.minutes * minute, Date.parse("2026-03-01T00:00:00+08:00"));
    const held = holdersUntil(model, at);
    const seen = view(ticket, at);
    expect(seen.responsible.value).toBe(held.at(-1));
    const lead = seen.clocks.filter(({ step }) => step === "resolve");
    expect(lead.filter(({ endedAt }) => endedAt === null).every(({ unit }) => unit === seen.responsible.value)).toBe(true);
    for (const clock of seen.clocks.filter(({ state, unit }) => state === "missed" && unit !== null))
      if (clock.step === "resolve") expect(held).toContain(clock.missedBy);
      else expect(clock.missedBy).toBe(clock.unit);
    const accounts = attribution(ticket, iso(at), dispatcher);
    if (!accounts.ok) throw new Error(JSON.stringify(accounts.diagnostics));
    for (const { step, used, parts } of accounts.value) {
      expect(parts.reduce((sum, part) => sum + part.used, 0)).toBe(used);
      if (step === "resolve") for (const { unit } of parts) expect(held).toContain(unit);
    }
  }

  toString(): string {
    return `look(${this.minutes}m)`;
  }
}

/** The ticket is put away as JSON and taken out again; folded at once from its decision it is the same. */
class Keep implements Step {
  check(): boolean {
    return true;
  }

  run(_: Model, real: Real): void {
    const whole = replay(decisionOf(real.ticket), real.ticket.log.map(({ event }) => event), dispatcher);
    expect(whole.ok && whole.ticket).toEqual(real.ticket);
    real.ticket = JSON.parse(JSON.stringify(real.ticket)) as Ticket;
  }

  toString(): string {
    return "keep()";
  }
}

const unit = fc.constantFrom(...units);
const reason = fc.constant("x");
const some = (must: Record<string, fc.Arbitrary<unknown>>, may: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<object> =>
  fc.record({ ...must, ...may }, { requiredKeys: Object.keys(must) });

/** What each event carries, and who usually sends it. */
const kinds: { readonly [Event in Exclude<EventType, "milestone">]: readonly [Sender, fc.Arbitrary<object>] } = {
  sign: ["responsible", some({})],
  contact: ["responsible", some({ reached: fc.boolean() })],
  object: ["responsible", some({ ground: fc.constantFrom("territory", "duty", "recusal", "recusal", "hard"), evidence: fc.constantFrom(["x"], ["x"], ["x"], ["x"], []) })],
  "objection-upheld": ["centre", some({ to: unit })],
  "objection-denied": ["centre", some({})],
  whistle: ["responsible", some({ departments: fc.uniqueArray(unit, { minLength: 1, maxLength: 3 }), question: reason })],
  "report-in": ["co", some({})],
  "co-report": ["co", some({ final: fc.boolean() }, { reason })],
  extend: ["responsible", some({ days: fc.integer({ min: 1, max: 30 }), appellantTold: fc.boolean() }, { reason })],
  suspend: ["responsible", some({ reviewOn: fc.constantFrom("2026-12-01", "2026-12-01", "2026-01-01") })],
  resume: ["responsible", some({})],
  resolve: ["responsible", some({ outcome: fc.constant("solved") })],
  "call-back": ["centre", some({ reached: fc.boolean() })],
  reopen: ["centre", some({ newFacts: fc.constantFrom(true, true, false), about: fc.uniqueArray(unit, { maxLength: 2 }) })],
  escalate: ["responsible", some({ to: unit }, { reason })],
};

const open = ["dispatched", "handling"];
const usualPhases: { readonly [Event in EventType]?: readonly string[] } = {
  sign: ["dispatched"], object: open, "objection-upheld": ["reviewing"], "objection-denied": ["reviewing"], suspend: open, resume: ["suspended"],
  resolve: open, "call-back": ["resolved"], reopen: ["resolved", "closed"],
};

const minutes = fc.oneof({ weight: 18, arbitrary: fc.integer({ min: 1, max: 20 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 15_000 }) }, { weight: 1, arbitrary: fc.integer({ min: -60, max: 0 }) });
const id = fc.oneof({ weight: 5, arbitrary: fc.stringMatching(/^[a-z0-9]{6}$/) }, { weight: 1, arbitrary: fc.constantFrom("a", "b", "__proto__", "constructor") });

const happenings = (Object.keys(kinds) as (keyof typeof kinds)[]).map((type) => {
  const [usual, payload] = kinds[type];
  const sender = fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom<Sender>("responsible", "co", "centre", "any") });
  const isUsual = fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
  const happen = fc.tuple(id, minutes, sender, fc.nat(1_000), payload, isUsual).map((args) => new Happen(type, ...args));
  // Handing over takes an objection upheld; the cap on it takes three.
  return type === "object" || type === "objection-upheld" ? Array.from({ length: 8 }, () => happen) : [happen];
});
const steps: fc.Arbitrary<Step>[] = [...happenings.flat(), fc.integer({ min: -20_000, max: 100_000 }).map((later) => new Look(later)), fc.constant(new Keep())];

function begin(ticket: Ticket): { model: Model; real: Real } {
  const { dispatchedAt, routing } = ticket.opening;
  const at = Date.parse(dispatchedAt);
  const values = (list: readonly { value: string }[]) => new Set(list.map(({ value }) => value));
  return {
    model: {
      responsible: routing.lead.value, phase: "dispatched", before: "dispatched", co: values(routing.co), recused: values(routing.recused), objection: undefined,
      objected: new Set(), returns: 0, extended: false, since: at, last: { at, id: "" }, ids: new Set(), records: [], holders: [{ at, unit: routing.lead.value }],
    },
    real: { ticket, now: at, latest: at },
  };
}

const lives = fc.tuple(fc.constantFrom(streetTicket(), streetTicket([district]), heatingTicket()), fc.commands(steps, { maxCommands: 80, size: "max" }));

test("whatever happens, a ticket does what a model of it without rules, clocks or a log says", () => {
  fc.assert(fc.property(lives, ([ticket, commands]) => fc.modelRun(() => begin(ticket), commands)), { numRuns: 200 });
});

test("and on the way every event is accepted and refused, time runs out, returns are capped and units have to stay out", () => {
  const seen = new Set<string>();
  for (const [ticket, commands] of fc.sample(lives, { numRuns: 150, seed: 7 })) {
    const { model, real } = begin(ticket);
    fc.modelRun(() => ({ model, real }), commands);
    for (const { event, verdict } of real.ticket.log) {
      seen.add(`${event.type} ${verdict.accepted}`).add(verdict.rule.id);
      if (verdict.accepted && verdict.recuses.length > 0) seen.add(`${event.type} recuses`);
    }
  }
  const wanted = eventTypes.filter((type) => type !== "milestone").flatMap((type) => [`${type} true`, `${type} false`]);
  const told = ["object.late", "extend.late", "upheld.cap", "route.recusal", "objection-upheld recuses", "reopen recuses"];
  expect([...wanted, ...told].filter((one) => !seen.has(one))).toEqual([]);
});
