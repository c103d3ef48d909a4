import fc from "fast-check";
import { test } from "vitest";
import { eventTypes } from "../../src/facts/ticket-events.js";
import { bites } from "../support/bites.js";
import { begin, lives } from "../support/ticket/lives.js";

/** Every event accepted and refused; and time runs out, returns are capped and units have to stay out. */
const met = [
  ...eventTypes
    .filter((type) => type !== "milestone")
    .flatMap((type) => [`${type} accepted`, `${type} refused`]),
  "object.late",
  "extend.late",
  "upheld.cap",
  "route.recusal",
  "objection-upheld recuses",
  "reopen recuses",
];

test("whatever happens, a ticket does what a model of it without rules, clocks or a log says", () => {
  bites(Object.fromEntries(met.map((kind) => [kind, 1])), (bite) => {
    const life = fc.property(lives, ([ticket, commands]) => {
      const { model, real } = begin(ticket);
      fc.modelRun(() => ({ model, real }), commands);
      for (const { event, verdict } of real.ticket.log) {
        bite(`${event.type} ${verdict.accepted ? "accepted" : "refused"}`);
        bite(verdict.rule.id);
        if (verdict.accepted && verdict.recuses.length > 0) bite(`${event.type} recuses`);
      }
    });
    fc.assert(life, { numRuns: 200 });
  });
});
