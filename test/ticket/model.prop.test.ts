import fc from "fast-check";
import { expect, test } from "vitest";
import { eventTypes } from "../../src/ticket-facts.js";
import { begin, lives } from "./lives.js";

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
