import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPack } from "../../src/node.js";
import { replay, ticketAt } from "../../src/index.js";
import { ticketEventsArbitrary } from "../../src/testing.js";
import { bites } from "../support/bites.js";
import { beijing } from "../support/packs.js";

const earlier = loadPack("rules/beijing-2019");

describe.each([
  ["beijing", beijing, "2026"],
  ["beijing-2019", earlier, "2020"],
] as const)("random events on a ticket of %s", (_, dispatcher, year) => {
  const from = `${year}-11-20T09:30:00+08:00`;
  const decision = dispatcher.dispatch({
    id: "1",
    receivedAt: from,
    category: "complaint",
    topic: "市容环卫/乱堆乱放",
    location: { divisions: ["110106003"] },
  });

  test("are all sound, and whatever happens one unit of the pack is responsible and every answer names its articles", () => {
    bites({ accepted: 20, refused: 100 }, (bite) =>
      fc.assert(
        fc.property(ticketEventsArbitrary(dispatcher, { from, units: ["110106003", "110106"] }), (events) => {
          const played = replay(decision, events, dispatcher);
          if (!played.ok) throw new Error(JSON.stringify(played.diagnostics));
          for (const { verdict } of played.ticket.log) {
            bite(verdict.accepted ? "accepted" : "refused");
            expect(verdict.rule.basis.length).toBeGreaterThan(0);
          }
          const seen = ticketAt(played.ticket, `${Number(year) + 1}-06-01T00:00:00+08:00`, dispatcher);
          expect(seen.ok && dispatcher.unit(seen.value.responsible.value)).toBeDefined();
        }),
        { numRuns: 100 },
      ),
    );
  });
});
