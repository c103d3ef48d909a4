import { describe, expect, test } from "vitest";
import { changedAt, everyPlace, findings, toldOf } from "../../support/places.js";

const fact = (name: string) =>
  changedAt(everyPlace, { file: "pack.json", path: ["facts", name] }, { type: "string", title: "又一个" });
const until = (to: string) => changedAt(everyPlace, { file: "pack.json", path: ["effective", "to"] }, to);

describe("pack.json", () => {
  test.each(["text.length", "events.by", "tickets.phase", "my.event.by"])("may declare a fact %s", (name) => {
    expect(toldOf(fact(name))).toEqual([]);
  });

  test.each([
    ["location.level", "地点明确到哪一级"],
    ["chosen.category", "话务员所选类型"],
    ["lead.kind", "主办单位类别"],
    ["event.by", "工单、事件的事实"],
    ["ticket.anything", "工单、事件的事实"],
  ])("declares no fact %s, that is built in", (name, title) => {
    const found = findings(fact(name)).filter(({ at }) => at.file === "pack.json");
    expect(found.map(({ code, at, params }) => [code, at.pointer, params])).toEqual([
      ["pack/built-in-fact", `/facts/${name}`, { name, title }],
    ]);
  });

  test("has a last day that is not before the first", () => {
    expect(toldOf(until("2026-01-01"))).toEqual([]);
    expect(findings(until("2025-12-31")).map(({ code, at, params }) => [code, at.pointer, params])).toEqual([
      ["time/end-before-start", "/effective/to", { start: "2026-01-01", end: "2025-12-31" }],
    ]);
  });
});
