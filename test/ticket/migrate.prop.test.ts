import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attribution,
  compilePack,
  type Dispatcher,
  migrateTicket,
  ticketAt,
  type TicketView,
  transition,
} from "../../src/index.js";
import { packOf } from "../../src/decide/dispatcher.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import type { Ticket } from "../../src/ticket/index.js";
import { bites } from "../support/bites.js";
import { filesOf } from "../support/packs.js";
import { drafts, type Draft, eventOf, instantOf } from "../support/ticket/arbitraries.js";
import { dispatcher, heatingTicket, streetTicket } from "../support/ticket/ticket.js";
import { stateOf } from "../../src/ticket/fold.js";

const files = filesOf("fixtures/packs/good/ticket");

/** The pack with each limit called otherwise and twice as long. */
function other(): Dispatcher {
  const text = JSON.stringify(files).replaceAll('"limit.', '"other.');
  const { "limits.json": limits, ...rest } = JSON.parse(text) as { "limits.json": { limits: object[] } };
  const longer = (limits.limits as { amount: number }[]).map((one) => ({ ...one, amount: one.amount * 2 }));
  return compilePack({ ...(rest as PackFiles), "limits.json": { ...limits, limits: longer } });
}

const to = other();
const start = Date.parse("2026-03-02T09:00:00+08:00");
const iso = (at: number) => new Date(at).toISOString();

function viewOf(ticket: Ticket, at: string, by: Dispatcher): TicketView {
  const found = ticketAt(ticket, at, by);
  if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
  return found.value;
}

function play(ticket: Ticket, list: readonly Draft[], by: Dispatcher, from: number) {
  let [current, now, last] = [ticket, from, from];
  for (const draft of list) {
    now = Math.max(from, instantOf(draft, now, current));
    const event = eventOf(draft, iso(now), stateOf(packOf(by), current));
    const result = transition(current, { ...event, id: `${by === to ? "n" : "a"}${event.id}` }, by);
    if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
    current = result.ticket;
    last = Math.max(last, now);
  }
  return { ticket: current, last };
}

test("whatever happened to a ticket stays so when it goes over, and its clocks go on as they were", () =>
  bites({ "a clock runs": 20, "a clock has ended": 20, "it moved before": 10 }, (bite) => {
    fc.assert(
      fc.property(
        fc.constantFrom(streetTicket(), heatingTicket()),
        drafts,
        fc.nat(400),
        fc.array(fc.nat(2000), { minLength: 1, maxLength: 4 }),
        (opened, list, hours, looks) => {
          const { ticket, last } = play(opened, list, dispatcher, start);
          const at = last + hours * 3_600_000;
          const moved = migrateTicket(ticket, dispatcher, to, iso(at));
          if (!moved.ok) throw new Error(JSON.stringify(moved.diagnostics));
          const kept = JSON.parse(JSON.stringify(moved.ticket)) as Ticket;
          for (const look of [...looks.map((hour) => iso(start + hour * 3_600_000)), iso(at)]) {
            const before = viewOf(ticket, look, dispatcher);
            expect(viewOf(kept, look, to)).toEqual(before);
            expect(attribution(kept, look, to)).toEqual(attribution(ticket, look, dispatcher));
            for (const { state, endedAt } of before.clocks) {
              if (state === "running") bite("a clock runs");
              if (endedAt !== null) bite("a clock has ended");
            }
            if (before.returns > 0) bite("it moved before");
          }
          expect(moved.clocks.every(({ was, is }) => JSON.stringify(was) === JSON.stringify(is))).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  }));

test("what happens afterwards folds alike when the ticket was kept as JSON", () => {
  fc.assert(
    fc.property(fc.constantFrom(streetTicket(), heatingTicket()), drafts, drafts, (opened, one, two) => {
      const { ticket, last } = play(opened, one, dispatcher, start);
      const moved = migrateTicket(ticket, dispatcher, to, iso(last));
      if (!moved.ok) throw new Error(JSON.stringify(moved.diagnostics));
      const after = play(moved.ticket, two, to, last);
      const at = iso(after.last + 1000);
      const kept = JSON.parse(JSON.stringify(after.ticket)) as Ticket;
      expect(viewOf(kept, at, to)).toEqual(viewOf(after.ticket, at, to));
      expect(stateOf(packOf(to), kept)).toEqual(stateOf(packOf(to), after.ticket));
    }),
    { numRuns: 150 },
  );
});
