import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPack, readPackLayers } from "../../src/node.js";
import { appealArbitrary, ticketEventsArbitrary } from "../../src/testing.js";
import { openTicket, type Ticket, transition } from "../../src/ticket/index.js";
import { bites } from "../support/bites.js";
import { filesOf, packs } from "../support/packs.js";
import { verifierOf } from "../support/verifier.js";

const folders = { minimal: "fixtures/packs/good/minimal", beijing: "rules/beijing" };

describe.each(packs)("law 6 two engines, one answer, on the %s pack", (name, dispatcher) => {
  test("json-rules-engine agrees on every rule list", async () => {
    const verifier = verifierOf(dispatcher, readPackLayers(folders[name]));
    expect(verifier.lists).toBeGreaterThan(8);
    await fc.assert(
      fc.asyncProperty(appealArbitrary(dispatcher), async (appeal) => {
        expect(await verifier.verify(appeal)).toEqual([]);
      }),
      { numRuns: name === "minimal" ? 200 : 25 },
    );
  });
});

describe.each(["fixtures/packs/good/ticket", "rules/beijing", "rules/beijing-2019"])(
  "law 6 on the ticket events of %s",
  (folder) => {
    const dispatcher = loadPack(folder);
    const from = `${folder.endsWith("2019") ? 2021 : 2026}-03-02T09:00:00+08:00`;
    const beijing = folder.startsWith("rules");
    const matter = beijing ? { category: "complaint", topic: "市容环卫/乱堆乱放" } : { title: "投诉垃圾" };
    const decision = dispatcher.dispatch({
      id: "A",
      receivedAt: from,
      ...matter,
      location: { divisions: [beijing ? "110106003" : "990101001"] },
    });
    const opened = openTicket(decision, dispatcher);
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    const { lead } = opened.ticket.opening.routing;
    const lives = ticketEventsArbitrary(dispatcher, { from, units: [lead.value] });

    test("json-rules-engine agrees on the rules for every event of random lives", async () => {
      const verifier = verifierOf(dispatcher, readPackLayers(folder));
      await bites({ accepted: 10, refused: 20 }, (bite) =>
        fc.assert(
          fc.asyncProperty(lives, async (events) => {
            let ticket: Ticket = opened.ticket;
            for (const event of events) {
              expect(await verifier.verifyEvent(ticket, event)).toEqual([]);
              const result = transition(ticket, event, dispatcher);
              bite(result.ok ? "accepted" : "refused");
              if (result.ok || result.refusal) ticket = result.ticket;
            }
          }),
          { numRuns: 40 },
        ),
      );
    });

    test("rules that were changed since are found out, and what is not sound is not compared", async () => {
      const files = filesOf(folder);
      const changed = JSON.stringify(files["responsibility.json"])
        .replaceAll('"value":"responsible"', '"value":"former"')
        .replaceAll('"value":["responsible","co"]', '"value":["former"]')
        .replaceAll('"value":"suspended"', '"value":"dispatched"');
      const verifier = verifierOf(dispatcher, { ...files, "responsibility.json": changed });
      const sign = { id: "1", type: "sign", at: from, unit: lead.value };
      const found = await verifier.verifyEvent(opened.ticket, sign);
      expect(found?.map(({ appealId, event, list }) => [appealId, event, list])).toEqual([
        ["A", "1", "events sign"],
        ["A", "1", "ticket.rates.exclude"],
      ]);
      expect(await verifier.verifyEvent(opened.ticket, { ...sign, unit: "nobody" })).toBeUndefined();
      expect(await verifier.verifyEvent({}, sign)).toBeUndefined();
    });
  },
);
