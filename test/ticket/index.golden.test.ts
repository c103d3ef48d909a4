import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { packOf } from "../../src/decide/dispatcher.js";
import { loadPack } from "../../src/node.js";
import { eventTypes } from "../../src/facts/ticket-events.js";
import { rates, watchList } from "../../src/ticket/index.js";
import { golden, textOf } from "../support/golden.js";
import { live, livesOf } from "../support/ticket/stories.js";
import { beijing } from "../support/packs.js";
import { answerLine, lifeLines, rateLines, watchLines, when } from "../support/ticket/digest.js";

// Update with `npx vitest run test/ticket/index.golden.test.ts -u`, then read the diff.

const earlier = loadPack("rules/beijing-2019");
const lived = livesOf("2026").map((life) => ({ name: life.name, ...live(life, beijing) }));
const livedEarlier = livesOf("2020").map((life) => live(life, earlier));
const tickets = lived.map(({ ticket }) => ticket);

describe("golden lives of tickets", () => {
  test("every golden file is of a life or of all", () => {
    const names = [...lived.map(({ name }) => name), "beijing-2019", "rates", "watch-list"];
    expect(readdirSync("fixtures/golden/ticket").sort()).toEqual(names.map((name) => `${name}.txt`).sort());
  });

  test.each(lived)("$name", async (one) => {
    await expect(textOf(lifeLines(one, beijing))).toMatchFileSnapshot(golden(`ticket/${one.name}.txt`));
  });

  test("the same lives before the regulation: which rule answered each event", async () => {
    const lines = livedEarlier.flatMap(({ ticket: { opening, log } }) => [
      opening.appealId,
      ...log.map(({ event, verdict }) => `  ${answerLine(event, verdict)}`),
    ]);
    await expect(textOf(lines)).toMatchFileSnapshot(golden("ticket/beijing-2019.txt"));
  });

  test("what is due soon", async () => {
    const asked = [
      { at: "2026-11-20T09:30:00+08:00", hours: 4 },
      { at: "2026-11-26T09:00:00+08:00", hours: 24 },
      { at: "2026-11-28T00:00:00+08:00", hours: 0 },
      { at: "2026-11-29T09:00:00+08:00", hours: 1000 },
    ];
    const lines = asked.flatMap((options) => {
      const found = watchList(tickets, options, beijing);
      const due = found.ok ? watchLines(found.value) : ["not asked well"];
      return [`${options.hours} hours from ${when(options.at)}`, ...due.map((line) => `  ${line}`)];
    });
    await expect(textOf(lines)).toMatchFileSnapshot(golden("ticket/watch-list.txt"));
  });

  test("the rates by unit, district and topic", async () => {
    const instants = ["2026-11-25T12:00:00+08:00", "2026-12-10T09:00:00+08:00"];
    const asked = (["unit", "district", "topic"] as const).flatMap((by) =>
      instants.map((at) => ({ by, at })),
    );
    const lines = asked.flatMap((options) => {
      const found = rates(tickets, options, beijing);
      const rated = found.ok ? found.value.flatMap(rateLines) : ["not asked well"];
      return [`by ${options.by} at ${when(options.at)}`, ...rated.map((line) => `  ${line}`)];
    });
    await expect(textOf(lines)).toMatchFileSnapshot(golden("ticket/rates.txt"));
  });

  test.each([
    ["beijing", beijing, tickets],
    ["beijing-2019", earlier, livedEarlier.map(({ ticket }) => ticket)],
  ] as const)("reach every event and every rule of %s", (_, dispatcher, all) => {
    const log = all.flatMap((ticket) => ticket.log);
    const reached = new Set(log.map(({ verdict }) => verdict.rule.id));
    const rules = [...packOf(dispatcher).events.values()].flat().map(({ id }) => id);
    expect(rules.filter((id) => !reached.has(id))).toEqual([]);
    expect(eventTypes.filter((type) => !log.some(({ event }) => event.type === type))).toEqual([]);
  });
});
