import fc from "fast-check";
import { expect, test } from "vitest";
import { interpretCondition } from "../../src/condition/interpret.js";
import { packOf } from "../../src/decide/dispatcher.js";
import { readPackFiles } from "../../src/node.js";
import { secondEngine } from "../../src/audit/second-engine.js";
import { holds } from "../../src/decide/stages/first-rule.js";
import { factsFor } from "../../src/ticket/facts.js";
import { evolve } from "../../src/ticket/evolve.js";
import { judge } from "../../src/ticket/judge.js";
import { readEvent } from "../../src/ticket/read.js";
import { drafts, eventOf } from "../support/ticket/arbitraries.js";
import { dispatcher, heatingTicket } from "../support/ticket/ticket.js";
import { interpreting } from "../support/condition/reading.js";
import { bites } from "../support/bites.js";
import { docsOf } from "../support/packs.js";
import { termsOf } from "../../src/ticket/terms.js";
import { stateOf } from "../../src/ticket/fold.js";

const pack = packOf(dispatcher);
const [file] = docsOf(readPackFiles("fixtures/packs/good/ticket")).docs.responsibility;
const named = new Map();
const engines = new Map(
  [...pack.events.keys()].map((event) => [event, secondEngine(file?.value.events?.[event] ?? [], { named })]),
);

test("the compiled rules, the plain reading of them and json-rules-engine agree on every event of random lives", async () => {
  await bites({ accepted: 100, refused: 100, "several rules hold": 100 }, (bite) =>
    fc.assert(
      fc.asyncProperty(drafts, async (list) => {
        const { opening } = heatingTicket();
        let state = stateOf(pack, { opening, log: [] });
        let now = Date.parse(opening.dispatchedAt);
        for (const draft of list) {
          now += Math.abs(draft.after) * 60_000;
          const read = readEvent(pack, eventOf(draft, new Date(now).toISOString(), state));
          if (!read.ok) continue;
          const event = read.value;
          const happening = { pack, opening, state, event, at: now };
          const facts = factsFor(happening);
          const rules = file?.value.events?.[event.type] ?? [];
          const compiled = (pack.events.get(event.type) ?? [])
            .filter((rule) => holds(rule, facts))
            .map(({ id }) => id);
          expect(
            rules
              .filter(
                ({ when }) => when === undefined || interpretCondition(when, facts, interpreting(named)),
              )
              .map(({ id }) => id),
          ).toEqual(compiled);
          expect(await engines.get(event.type)?.holding(facts)).toEqual(compiled);
          const verdict = judge(happening);
          bite(verdict.accepted ? "accepted" : "refused");
          if (compiled.length > 1) bite("several rules hold");
          state = evolve(termsOf(pack), state, { event, verdict, at: now });
        }
      }),
      { numRuns: 40 },
    ),
  );
});
