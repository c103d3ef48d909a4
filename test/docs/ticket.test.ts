import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { EventRule } from "../../src/pack/schema/ticket-events.js";
import { ticketFacts } from "../../src/facts/ticket-facts.js";
import { diagram } from "../../src/ticket/index.js";
import { beijing } from "../support/packs.js";
import { firstCells, readBlocks } from "./blocks.js";

const file = "docs/ticket.zh-CN.md";

test("the diagram in the docs is the one the Beijing pack draws", () => {
  expect(readBlocks(file).find(({ language }) => language === "mermaid")?.text).toBe(
    diagram(beijing).trimEnd(),
  );
});

test("the docs list every fact that event rules can read, and no other", () => {
  const names = ticketFacts({ grounds: [], outcomes: [], milestones: [], steps: [] }).map(({ name }) => name);
  expect(firstCells(file, "规则可以读什么")).toEqual(names);
});

test("the rule shown in the docs is the pack's own", () => {
  const { events } = JSON.parse(readFileSync("rules/beijing/responsibility.json", "utf8")) as {
    events: Record<string, EventRule[]>;
  };
  const shown = JSON.parse(readBlocks(file)[0]?.text ?? "") as { id: string };
  expect(
    Object.values(events)
      .flat()
      .find((rule) => rule.id === shown.id),
  ).toEqual(shown);
});
