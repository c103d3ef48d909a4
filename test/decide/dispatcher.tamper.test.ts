import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compilePack, type Dispatcher } from "../../src/index.js";
import { readPackFiles } from "../../src/node.js";
import { beijingFiles } from "../support/packs.js";

const appeals = readFileSync("fixtures/appeals.ndjson", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Parameters<Dispatcher["dispatch"]>[0]);

/** Tries to change everything that can be reached from a value. */
function tamper(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  for (const [key, inner] of Object.entries(value)) {
    tamper(inner, seen);
    Reflect.set(value, key, another(inner));
  }
  if (Array.isArray(value)) Reflect.set(value, "length", 0);
}

function another(value: unknown): unknown {
  if (typeof value === "string") return `${value}!`;
  if (typeof value === "number") return value + 1;
  return typeof value === "boolean" ? !value : undefined;
}

test("whoever holds a decision, a unit or the pack's data cannot change the next decision", () => {
  const files = structuredClone(beijingFiles);
  const dispatcher = compilePack(files);
  const decideAll = () => appeals.map((appeal) => dispatcher.dispatch(structuredClone(appeal)));
  const before = JSON.stringify(decideAll());
  for (const decision of decideAll()) {
    for (const named of [
      decision.routing?.lead,
      ...(decision.routing?.co ?? []),
      ...(decision.routing?.cc ?? []),
    ])
      if (named) tamper(dispatcher.unit(named.value));
    tamper(decision);
  }
  tamper(files);
  expect(JSON.stringify(decideAll()) === before).toBe(true);
});

test("an appeal changed afterwards does not change its decision", () => {
  const dispatcher = compilePack(readPackFiles("fixtures/packs/good/minimal"));
  const appeal = { id: "1", receivedAt: "2026-11-20T09:30:00+08:00", extra: { list: [1] } };
  const decision = dispatcher.dispatch(appeal);
  appeal.extra.list.push(2);
  expect(decision.extra).toEqual({ list: [1] });
});
