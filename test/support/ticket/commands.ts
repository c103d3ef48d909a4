import type fc from "fast-check";
import { assert } from "vitest";
import { packOf } from "../../../src/decide/dispatcher.js";
import {
  attribution,
  replay,
  type Ticket,
  ticketAt,
  type TicketEvent,
  type TicketView,
  transition,
} from "../../../src/ticket/index.js";
import type { EventType } from "../../../src/facts/ticket-events.js";
import { answer, type Model } from "./model.js";
import { decisionOf, dispatcher } from "./ticket.js";

export interface Real {
  ticket: Ticket;
  now: number;
  /** The latest instant of any event, refused ones too. */
  latest: number;
}

export type Step = fc.Command<Model, Real>;

const units = [...packOf(dispatcher).units.keys()];
const iso = (at: number) => new Date(at).toISOString();
const minute = 60_000;

function view(ticket: Ticket, at: number): TicketView {
  const seen = ticketAt(ticket, iso(at), dispatcher);
  if (!seen.ok) throw new Error(JSON.stringify(seen.diagnostics));
  return seen.value;
}

const holdersUntil = ({ holders }: Model, at: number) =>
  holders.filter((holder, index) => index === 0 || holder.at <= at).map(({ unit }) => unit);

/** Who sends: settled by how the ticket stands when the turn of the event comes. */
export type Sender = "responsible" | "co" | "centre" | "any";

const open = ["dispatched", "handling"];
const usualPhases: { readonly [Event in EventType]?: readonly string[] } = {
  sign: ["dispatched"],
  object: open,
  "objection-upheld": ["reviewing"],
  "objection-denied": ["reviewing"],
  suspend: open,
  resume: ["suspended"],
  resolve: open,
  "call-back": ["resolved"],
  reopen: ["resolved", "closed"],
};

interface Told {
  readonly type: EventType;
  readonly id: string;
  readonly minutes: number;
  readonly sender: Sender;
  readonly pick: number;
  readonly payload: object;
  /** Whether it only happens where it usually does, so that random lives get anywhere. */
  readonly usual: boolean;
}

/** Something happens; ticket and model must answer it alike. */
export class Happen implements Step {
  constructor(readonly told: Told) {}

  check({ phase }: Readonly<Model>): boolean {
    return !this.told.usual || (usualPhases[this.told.type] ?? [phase]).includes(phase);
  }

  run(model: Model, real: Real): void {
    real.now += this.told.minutes * minute;
    const at = Math.max(real.now, Date.parse("2026-03-01T00:00:00+08:00"));
    const unit = this.#unit(model);
    const event = {
      id: this.told.id,
      type: this.told.type,
      at: iso(at),
      ...(unit !== undefined && { unit }),
      ...this.told.payload,
    } as TicketEvent;
    real.latest = Math.max(real.latest, at);
    const before = view(real.ticket, real.latest);
    const expected = answer(model, event, at);
    const result = transition(real.ticket, event, dispatcher);
    if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
    const said = result.ok ? "accepted" : result.refusal.code;
    const isLate = expected.late !== undefined && said === expected.late;
    if (isLate) this.#expectLate(model, real.ticket, at);
    else assert.equal(said, expected.says, JSON.stringify(event));
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
    if (this.told.sender === "centre") return undefined;
    const joined = this.told.sender === "co" && model.co.size > 0 ? [...model.co] : units;
    const among = this.told.sender === "responsible" ? [model.responsible] : joined;
    return among[this.told.pick % among.length];
  }

  /**
   * No window of working hours is over before as many hours are, and an extension is late only when the clock
   * is.
   */
  #expectLate(model: Model, ticket: Ticket, at: number): void {
    if (this.told.type === "object") assert.isAbove(at - model.since, 8 * 60 * minute);
    else
      assert.include(
        view(ticket, at).overdue.map(({ step }) => step),
        "resolve",
      );
  }

  #expectSame(model: Model, after: TicketView, before: TicketView | undefined): void {
    assert.deepEqual(
      [after.responsible.value, after.phase, after.returns],
      [model.responsible, model.phase, model.returns],
    );
    assert.sameMembers([...after.co], [...model.co]);
    assert.sameMembers(
      after.records.map(({ kind, unit }) => `${kind} ${unit}`),
      model.records,
    );
    assert.isFalse(model.recused.has(after.responsible.value));
    if (before)
      assert.deepEqual({ ...after, records: [], refusals: [] }, { ...before, records: [], refusals: [] });
  }

  toString(): string {
    const { type, id, minutes, sender, pick, payload } = this.told;
    return `${type}#${id}(+${minutes}m by ${sender}${pick} ${JSON.stringify(payload)})`;
  }
}

/**
 * Somebody looks at any instant: one unit is responsible, the one that held it then, and only holders are
 * blamed.
 */
export class Look implements Step {
  constructor(readonly minutes: number) {}

  check(): boolean {
    return true;
  }

  run(model: Model, { ticket, now }: Real): void {
    const at = Math.max(now + this.minutes * minute, Date.parse("2026-03-01T00:00:00+08:00"));
    const held = holdersUntil(model, at);
    const seen = view(ticket, at);
    assert.equal(seen.responsible.value, held.at(-1));
    const lead = seen.clocks.filter(({ step }) => step === "resolve");
    for (const { unit, endedAt } of lead) if (endedAt === null) assert.equal(unit, seen.responsible.value);
    for (const clock of seen.clocks.filter(({ state, unit }) => state === "missed" && unit !== null))
      if (clock.step === "resolve") assert.include(held, clock.missedBy);
      else assert.equal(clock.missedBy, clock.unit);
    const accounts = attribution(ticket, iso(at), dispatcher);
    if (!accounts.ok) throw new Error(JSON.stringify(accounts.diagnostics));
    for (const { step, used, parts } of accounts.value) {
      assert.equal(
        parts.reduce((sum, part) => sum + part.used, 0),
        used,
      );
      if (step === "resolve") for (const { unit } of parts) assert.include(held, unit);
    }
  }

  toString(): string {
    return `look(${this.minutes}m)`;
  }
}

/** The ticket is put away as JSON and taken out again; folded at once from its decision it is the same. */
export class Keep implements Step {
  check(): boolean {
    return true;
  }

  run(_: Model, real: Real): void {
    const whole = replay(
      decisionOf(real.ticket),
      real.ticket.log.map(({ event }) => event),
      dispatcher,
    );
    assert.deepEqual(whole.ok && whole.ticket, real.ticket);
    real.ticket = JSON.parse(JSON.stringify(real.ticket)) as Ticket;
  }

  toString(): string {
    return "keep()";
  }
}
