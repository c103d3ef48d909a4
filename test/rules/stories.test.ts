import { expect, test } from "vitest";
import { loadPack, readPackLayers } from "../../src/node.js";
import { beijingFiles, docsOf } from "../support/packs.js";
import { runCases } from "../../src/editor/cases.js";
import { release, replay } from "../../src/ticket/index.js";

const casesOf = (folder: string) =>
  docsOf(readPackLayers(folder)).docs.cases.flatMap((doc) => doc.value.cases);
const storiesOf = (folder: string) => casesOf(folder).filter(({ events }) => events !== undefined);

test.each([
  ["rules/beijing", 25],
  ["rules/beijing-2019", 3],
])("the cases of %s come out as told, stories among them", (folder, least) => {
  expect(storiesOf(folder).length).toBeGreaterThanOrEqual(least);
  expect(runCases(loadPack(folder), casesOf(folder)).filter(({ ok }) => !ok)).toEqual([]);
});

test("some story of Beijing reaches every rule of every ticket event", () => {
  const dispatcher = loadPack("rules/beijing");
  const reached = new Set(
    storiesOf("rules/beijing").flatMap(({ appeal, events = [], conferred, released }) => {
      const decided = dispatcher.safeDispatch(appeal);
      if (!decided.ok) return [];
      const free = released ? release(decided.decision, released) : { ok: true, value: decided.decision };
      const played = replay(free.ok && free.value, events, dispatcher, { conferred });
      return played.ok ? played.ticket.log.map(({ verdict }) => verdict.rule.id) : [];
    }),
  );
  const rules = docsOf(beijingFiles).docs.responsibility.flatMap((doc) =>
    Object.values(doc.value.events ?? {}).flatMap((list) => list ?? []),
  );
  expect(rules.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
});
