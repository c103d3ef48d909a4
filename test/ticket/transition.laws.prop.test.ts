import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packOf } from "../../src/decide/dispatcher.js";
import {
  attribution,
  type Ticket,
  ticketAt,
  type TicketEvent,
  type TicketView,
  transition,
} from "../../src/ticket/index.js";
import { eventTypes } from "../../src/facts/ticket-events.js";
import { bites } from "../support/bites.js";
import { type Draft, drafts, eventOf, instantOf } from "../support/ticket/arbitraries.js";
import { dispatcher, district, heatingTicket, streetTicket } from "../support/ticket/ticket.js";
import { bySign } from "../support/kind-of.js";
import { stateOf } from "../../src/ticket/fold.js";

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
    now = Math.max(start - 10_000_000, instantOf(draft, now, current));
    last = Math.max(last, now);
    const event = eventOf(draft, iso(now), stateOf(pack, current));
    const result = transition(current, event, dispatcher);
    if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
    taken.push({ event, before: current, after: result.ticket, accepted: result.ok });
    current = result.ticket;
  }
  return { ticket: current, taken, last };
}

type Bite<Kind extends string> = Parameters<Parameters<typeof bites<Kind, void>>[1]>[0];

/** A law of every life, with how often what it claims has to come about in some. */
function law<Kind extends string>(
  least: Record<Kind, number>,
  check: (ticket: Ticket, list: readonly Draft[], bite: Bite<Kind>) => void,
): void {
  bites(least, (bite) =>
    fc.assert(
      fc.property(fc.constantFrom(...opened), drafts, (ticket, list) => check(ticket, list, bite)),
      { numRuns: 160 },
    ),
  );
}

describe("the laws of a ticket", () => {
  test("random lives get everywhere: every event is accepted in some of them", () => {
    const accepted = fc
      .sample(drafts, { numRuns: 120 })
      .flatMap((list) =>
        play(heatingTicket(), list).taken.flatMap(({ event, accepted }) => (accepted ? [event.type] : [])),
      );
    for (const type of eventTypes.filter((one) => one !== "milestone"))
      expect(accepted.filter((one) => one === type).length, type).toBeGreaterThan(2);
  });

  test("at every instant exactly one unit of the pack is responsible, and it is not recused", () => {
    law({ "handed over": 60, "some recused": 40 }, (opening, list, bite) => {
      const { ticket, last } = play(opening, list);
      const { spans, recused } = stateOf(pack, ticket);
      expect(spans[0]?.from).toBe(start);
      if (spans.length > 1) bite("handed over");
      if (recused.length > 0) bite("some recused");
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
    law(
      { "an objection upheld": 80, "a reopening that recuses": 4, "no change": 100 },
      (opening, list, bite) => {
        for (const { event, before, after, accepted } of play(opening, list).taken) {
          const [was, is] = [stateOf(pack, before).responsible, stateOf(pack, after).responsible];
          const reopens = event.type === "reopen";
          if (was !== is) {
            bite(reopens ? "a reopening that recuses" : "an objection upheld");
            expect([accepted, event.type]).toEqual([true, reopens ? "reopen" : "objection-upheld"]);
          }
          if (event.type !== "object" && event.type !== "objection-denied") continue;
          if (accepted) bite("no change");
          expect(is).toBe(was);
        }
      },
    );
  });

  test("a refused event changes nothing but the log and what is put down to a unit", () => {
    law({ refused: 500, "refused and put down": 30 }, (opening, list, bite) => {
      for (const { before, after, accepted } of play(opening, list).taken) {
        expect(after.log.length).toBe(before.log.length + 1);
        if (accepted) continue;
        bite("refused");
        if (after.log.at(-1)?.verdict.record) bite("refused and put down");
        const { ids: _a, records: _b, ...was } = stateOf(pack, before);
        const { ids: _c, records: _d, ...is } = stateOf(pack, after);
        expect(is).toEqual(was);
      }
    });
  });

  test("every refusal names a rule with its basis, and every act put down names a unit that had a part in it", () => {
    law({ "put down to one that had joined": 5, "put down": 50 }, (opening, list, bite) => {
      const { ticket } = play(opening, list);
      const held = new Set([
        ticket.opening.routing.lead.value,
        ...ticket.opening.routing.co.map(({ value }) => value),
      ]);
      for (const { verdict } of ticket.log) {
        expect(verdict.rule.basis.length).toBeGreaterThan(0);
        if (verdict.record) {
          bite("put down");
          if (verdict.record.unit !== ticket.opening.routing.lead.value)
            bite("put down to one that had joined");
          expect(held).toContain(verdict.record.unit);
        }
        if (verdict.accepted) for (const unit of [verdict.responsible, ...verdict.joined]) held.add(unit);
      }
    });
  });

  test("folding a log in pieces, or again from JSON, comes to the same ticket", () => {
    law({ "ten events or more": 60 }, (opening, list, bite) => {
      const { ticket, taken, last } = play(opening, list);
      if (taken.length >= 10) bite("ten events or more");
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
    law({ "known before more was accepted": 25 }, (opening, list, bite) => {
      const { ticket, taken } = play(opening, list);
      const middle = taken[Math.floor(taken.length / 2)];
      if (!middle || !middle.accepted) return;
      const since = ticket.log.slice(middle.after.log.length);
      if (since.some(({ event }) => Date.parse(event.at) <= Date.parse(middle.event.at))) return;
      if (since.some(({ verdict }) => verdict.accepted)) bite("known before more was accepted");
      expect(view(ticket, middle.event.at)).toEqual(view(middle.after, middle.event.at));
    });
  });

  test("the time each unit used adds up to the clock's own, and only units that held it have any", () => {
    law({ "used by one": 300, "used by several": 60 }, (opening, list, bite) => {
      const { ticket, last } = play(opening, list);
      const state = stateOf(pack, ticket);
      const held = new Set<string | null>([
        null,
        ...state.spans.map(({ unit }) => unit),
        ...state.runs.map(({ unit }) => unit),
      ]);
      for (const at of [last, last + 86_400_000 * 10]) {
        const found = attribution(ticket, iso(at), dispatcher);
        if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
        for (const { used, parts } of found.value) {
          if (parts.length > 0) bite(parts.length > 1 ? "used by several" : "used by one");
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
    law(
      { "missed by the unit whose it is": 60, "missed by another": 3, "a co-handler's": 80 },
      (opening, list, bite) => {
        const { ticket, last } = play(opening, list);
        const holders = stateOf(pack, ticket).spans.map(({ unit }) => unit);
        for (const clock of view(ticket, iso(last + 86_400_000 * 60)).clocks) {
          if (clock.state !== "missed" || clock.unit === null) continue;
          const own = clock.missedBy === clock.unit;
          if (clock.step !== "resolve") bite("a co-handler's");
          else bite(own ? "missed by the unit whose it is" : "missed by another");
          if (clock.step === "resolve") expect(holders).toContain(clock.missedBy);
          else expect(own).toBe(true);
        }
      },
    );
  });

  test("a clock is missed where its last instant has passed before it ended, and only there", () => {
    law({ "at the last instant": 20, missed: 100, "in time": 1000 }, (opening, list, bite) => {
      for (const { event, after } of play(opening, list).taken)
        for (const { state, dueAt, endedAt } of view(after, event.at).clocks) {
          if (dueAt === null) continue;
          const left = Date.parse(dueAt) - Date.parse(endedAt ?? event.at);
          bite(bySign(left, ["missed", "at the last instant", "in time"]));
          expect(state === "missed").toBe(left < 0);
        }
    });
  });

  test("a co-handler never carries the main clock", () => {
    law({ "a main clock beside co-handlers": 30 }, (opening, list, bite) => {
      const { ticket, last } = play(opening, list);
      const { clocks, co, responsible } = view(ticket, iso(last));
      for (const { step, unit, endedAt } of clocks) {
        if (step !== "resolve" || endedAt !== null) continue;
        if (co.length > 0) bite("a main clock beside co-handlers");
        expect(unit).toBe(responsible.value);
      }
    });
  });

  test("no unit objects twice on one ground, and after three returns the district has it", () => {
    law({ "several objections": 30, "after three returns": 3 }, (opening, list, bite) => {
      const { ticket } = play(opening, list);
      const admitted = ticket.log
        .filter(({ event, verdict }) => event.type === "object" && verdict.accepted)
        .map(({ event }) => `${event.unit} ${(event as { ground: string }).ground}`);
      if (admitted.length > 1) bite("several objections");
      expect(new Set(admitted).size).toBe(admitted.length);
      if (stateOf(pack, ticket).recused.length > 0) return;
      let { value: holder } = ticket.opening.routing.lead;
      let returns = 0;
      for (const { event, verdict } of ticket.log) {
        if (!verdict.accepted) continue;
        const upheld = event.type === "objection-upheld";
        if (upheld && returns >= 2) {
          bite("after three returns");
          expect(["district", "city"]).toContain(pack.units.get(verdict.responsible)?.kind);
        }
        // One who was designated again has not returned it.
        if (upheld && verdict.responsible !== holder) returns += 1;
        holder = verdict.responsible;
      }
    });
  });

  test("nothing is changed in place", () => {
    law({ events: 1000 }, (opening, list, bite) => {
      const { taken } = play(opening, list);
      bite("events", taken.length);
      for (const { before, after } of taken) {
        expect(Object.isFrozen(before.log)).toBe(true);
        expect(after.log.slice(0, -1)).toEqual(before.log);
      }
    });
  });

  test("no data makes it throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.string(), (ticket, event, at) => {
        expect(transition(ticket, event, dispatcher).ok).toBe(false);
        expect(transition(opened[0], event, dispatcher).ok).toBe(false);
        expect(ticketAt(ticket, at, dispatcher).ok).toBe(false);
      }),
    );
  });
});
