import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packOf } from "../../src/dispatcher.js";
import { attribution, type Ticket, ticketAt, type TicketEvent, type TicketView, transition } from "../../src/ticket/index.js";
import { eventTypes } from "../../src/ticket-facts.js";
import { stateOf } from "../../src/ticket/evolve.js";
import { type Draft, drafts, eventOf } from "./arbitraries.js";
import { dispatcher, district, heatingTicket, streetTicket } from "./support.js";

const pack = packOf(dispatcher);
const opened = [streetTicket(), streetTicket([district]), heatingTicket()];
const start = Date.parse("2026-03-02T09:00:00+08:00");
const iso = (at: number) => new Date(at).toISOString();

const view = (ticket: Ticket, at: string): TicketView => {
  const found = ticketAt(ticket, at, dispatcher);
  if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
  return found.value;
};

interface Taken {
  readonly event: TicketEvent;
  readonly before: Ticket;
  readonly after: Ticket;
  readonly accepted: boolean;
}

/** Plays drafts on a ticket. */
function play(ticket: Ticket, list: readonly Draft[]): { ticket: Ticket; taken: Taken[]; last: number } {
  const taken: Taken[] = [];
  let now = start;
  let last = start;
  let current = ticket;
  for (const draft of list) {
    now = Math.max(start - 10_000_000, now + draft.after * 60_000);
    last = Math.max(last, now);
    const event = eventOf(draft, iso(now), stateOf(pack, current));
    const result = transition(current, event, dispatcher);
    if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
    taken.push({ event, before: current, after: result.ticket, accepted: result.ok });
    current = result.ticket;
  }
  return { ticket: current, taken, last };
}

const law = (check: (ticket: Ticket, list: readonly Draft[]) => void) =>
  fc.assert(fc.property(fc.constantFrom(...opened), drafts, check), { numRuns: 300 });

describe("the laws of a ticket", () => {
  test("random lives get everywhere: every event is accepted in some of them", () => {
    const accepted = fc.sample(drafts, { numRuns: 300, seed: 4 }).flatMap((list) => play(heatingTicket(), list).taken.flatMap(({ event, accepted }) => (accepted ? [event.type] : [])));
    for (const type of eventTypes.filter((one) => one !== "milestone")) expect(accepted.filter((one) => one === type).length, type).toBeGreaterThan(5);
  });

  test("at every instant exactly one unit of the pack is responsible, and it is not recused", () => {
    law((opening, list) => {
      const { ticket, last } = play(opening, list);
      const { spans, recused } = stateOf(pack, ticket);
      expect(spans[0]?.from).toBe(start);
      spans.forEach((span, index) => {
        expect(span.to).toBe(spans[index + 1]?.from ?? null);
        if (span.to !== null) expect(span.to).toBeGreaterThan(span.from);
      });
      for (const at of [start, last, last + 86_400_000 * 30]) {
        const { responsible } = view(ticket, iso(at));
        expect(pack.units.has(responsible.value)).toBe(true);
        if (at >= last) expect(recused).not.toContain(responsible.value);
      }
    });
  });

  test("the unit responsible changes only where an objection is upheld or a complaint makes it recuse", () => {
    law((opening, list) => {
      for (const { event, before, after, accepted } of play(opening, list).taken) {
        const [was, is] = [stateOf(pack, before).responsible, stateOf(pack, after).responsible];
        if (was !== is) expect([accepted, event.type]).toEqual([true, event.type === "reopen" ? "reopen" : "objection-upheld"]);
        if (event.type === "object" || event.type === "objection-denied") expect(is).toBe(was);
      }
    });
  });

  test("a refused event changes nothing but the log and what is put down to a unit", () => {
    law((opening, list) => {
      for (const { before, after, accepted } of play(opening, list).taken) {
        expect(after.log.length).toBe(before.log.length + 1);
        if (accepted) continue;
        const { ids: _a, records: _b, ...was } = stateOf(pack, before);
        const { ids: _c, records: _d, ...is } = stateOf(pack, after);
        expect(is).toEqual(was);
      }
    });
  });

  test("every refusal names a rule with its basis, and every act put down names a unit that had a part in it", () => {
    law((opening, list) => {
      const { ticket } = play(opening, list);
      const held = new Set([ticket.opening.routing.lead.value, ...ticket.opening.routing.co.map(({ value }) => value)]);
      for (const { verdict } of ticket.log) {
        expect(verdict.rule.basis.length).toBeGreaterThan(0);
        if (verdict.record) expect(held).toContain(verdict.record.unit);
        if (verdict.accepted) for (const unit of [verdict.responsible, ...verdict.joined]) held.add(unit);
      }
    });
  });

  test("folding a log in pieces, or again from JSON, comes to the same ticket", () => {
    law((opening, list) => {
      const { ticket, taken, last } = play(opening, list);
      let again = JSON.parse(JSON.stringify(opening)) as Ticket;
      for (const { event } of taken) {
        const result = transition(JSON.parse(JSON.stringify(again)), event, dispatcher);
        if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
        again = result.ticket;
      }
      expect(again).toEqual(ticket);
      expect(view(JSON.parse(JSON.stringify(ticket)) as Ticket, iso(last))).toEqual(view(ticket, iso(last)));
    });
  });

  test("what is known of an instant does not change with what happens later", () => {
    law((opening, list) => {
      const { ticket, taken } = play(opening, list);
      const middle = taken[Math.floor(taken.length / 2)];
      if (!middle || !middle.accepted) return;
      const early = view(middle.after, middle.event.at);
      const later = view(ticket, middle.event.at);
      if (ticket.log.some(({ event }, index) => index >= middle.after.log.length && Date.parse(event.at) <= Date.parse(middle.event.at))) return;
      expect(later).toEqual(early);
    });
  });

  test("the time each unit used adds up to the clock's own, and only units that held it have any", () => {
    law((opening, list) => {
      const { ticket, last } = play(opening, list);
      const state = stateOf(pack, ticket);
      const held = new Set<string | null>([null, ...state.spans.map(({ unit }) => unit), ...state.runs.map(({ unit }) => unit)]);
      for (const at of [last, last + 86_400_000 * 10]) {
        const found = attribution(ticket, iso(at), dispatcher);
        if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
        for (const { used, parts } of found.value) {
          expect(parts.reduce((sum, part) => sum + part.used, 0)).toBe(used);
          for (const part of parts) {
            expect(held).toContain(part.unit);
            expect(part.used).toBeGreaterThan(0);
          }
        }
      }
    });
  });

  test("a missed clock is put down to a unit that held the ticket, a co-handler's to itself", () => {
    law((opening, list) => {
      const { ticket, last } = play(opening, list);
      const holders = stateOf(pack, ticket).spans.map(({ unit }) => unit);
      for (const clock of view(ticket, iso(last + 86_400_000 * 60)).clocks) {
        if (clock.state !== "missed" || clock.unit === null) continue;
        if (clock.step === "resolve") expect(holders).toContain(clock.missedBy);
        else expect(clock.missedBy).toBe(clock.unit);
      }
    });
  });

  test("a co-handler never carries the main clock", () => {
    law((opening, list) => {
      const { ticket, last } = play(opening, list);
      const { clocks, responsible } = view(ticket, iso(last));
      for (const { step, unit, endedAt } of clocks) if (step === "resolve" && endedAt === null) expect(unit).toBe(responsible.value);
    });
  });

  test("no unit objects twice on one ground, and after three returns the district has it", () => {
    law((opening, list) => {
      const { ticket } = play(opening, list);
      const admitted = ticket.log.filter(({ event, verdict }) => event.type === "object" && verdict.accepted).map(({ event }) => `${event.unit} ${(event as { ground: string }).ground}`);
      expect(new Set(admitted).size).toBe(admitted.length);
      const returned = ticket.log.filter(({ event, verdict }) => event.type === "objection-upheld" && verdict.accepted);
      const third = returned[2]?.verdict;
      if (third?.accepted && stateOf(pack, ticket).recused.length === 0) expect(["district", "city"]).toContain(pack.units.get(third.responsible)?.kind);
    });
  });

  test("nothing is changed in place", () => {
    law((opening, list) => {
      const { taken } = play(opening, list);
      for (const { before, after } of taken) {
        expect(Object.isFrozen(before.log)).toBe(true);
        expect(after.log.slice(0, -1)).toEqual(before.log);
      }
    });
  });

  test("no data makes it throw", () => {
    fc.assert(fc.property(fc.anything(), fc.anything(), fc.string(), (ticket, event, at) => {
      expect(transition(ticket, event, dispatcher).ok).toBe(false);
      expect(transition(opened[0], event, dispatcher).ok).toBe(false);
      expect(ticketAt(ticket, at, dispatcher).ok).toBe(false);
    }));
  });
});
