import { describe, expect, test } from "vitest";
import { loadPack } from "../../src/node.js";
import { type Expectation } from "../../src/pack/schema/cases.js";
import { runCases } from "../../src/replay/cases.js";

const dispatcher = loadPack("fixtures/packs/good/minimal");

function run(expect: Expectation, more: object = {}) {
  const appeal = { id: "1", receivedAt: "2026-11-20T09:30:00+08:00", title: "停水", location: { divisions: ["990101001", "990101002"] }, ...more };
  return runCases(dispatcher, [{ id: "case.one", title: "一例", appeal, expect }])[0];
}

describe("runCases", () => {
  test("compares only what the case names, units and review reasons in any order", () => {
    expect(run({})).toEqual({ id: "case.one", title: "一例", ok: true, differences: [], diagnostics: [] });
    expect(run({ co: ["990101002", "990101001"], review: ["category/default"], mode: "dual", reason: null, script: null })).toMatchObject({ ok: true });
  });

  test("an expected null is that nothing is sent, led or due", () => {
    expect(run({ mode: null, lead: null, hotline: "119" }, { text: "着火了" })).toMatchObject({ ok: true });
    expect(run({ due: { resolve: "2026-11-21T09:30:00+08:00" } }, { text: "着火了" })).toMatchObject({
      differences: [{ field: "due.resolve", expected: "2026-11-21T09:30:00+08:00", actual: null }],
    });
  });

  test("one due time stands for all units of a step", () => {
    expect(run({ due: { "co-report": "2026-11-26T00:00:00+08:00" } })).toMatchObject({ ok: true });
  });

  test("names the rules that the reasons lack", () => {
    expect(run({ rules: ["route.water", "route.heating"] })).toMatchObject({ ok: false, differences: [{ field: "rules", expected: ["route.heating"] }] });
  });

  test("gives the diagnostics of an appeal that is refused", () => {
    expect(run({}, { topic: "公共服务/供水水" })).toMatchObject({ ok: false, differences: [], diagnostics: [{ code: "appeal/unknown-topic" }] });
  });
});
