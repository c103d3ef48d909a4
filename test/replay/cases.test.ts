import { describe, expect, test } from "vitest";
import type { Case, Expectation, TicketExpectation } from "../../src/pack/schema/cases.js";
import { casesSchema } from "../../src/pack/schema/cases.js";
import { runCases } from "../../src/replay/cases.js";
import { appeal, at } from "../support/appeal.js";
import { minimal } from "../support/packs.js";
import { dispatcher as ticketed } from "../ticket/support.js";

function run(expect: Expectation, more: object = {}) {
  const told = appeal({ title: "停水", ...at("990101001", "990101002"), ...more });
  return runCases(minimal, [{ id: "case.one", title: "一例", appeal: { ...told }, expect }])[0];
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

type Told<Expect> = { readonly [Key in keyof Required<Expect>]: NonNullable<Expect[Key]> | Extract<Expect[Key], null> };
/** For each key some values that are wrong in a scene: the value, and the field that must say so where it is not the key. */
type Wrong<Expect, Scene> = {
  readonly [Key in keyof Required<Expect>]: readonly (readonly [Scene, Told<Expect>[Key], field?: string])[];
};
type OfDecision = Omit<Expectation, "ticket">;

/** Appeals, with every key of what the minimal pack decides on them. */
const decided = {
  water: {
    appeal: appeal({ title: "停水", ...at("990101001", "990101002") }),
    expect: {
      category: "help", topic: "公共服务/供水", disposition: "dispatch", script: null, hotline: null,
      mode: "dual", reason: null, lead: "990101:water", co: ["990101001", "990101002"], cc: ["990101"],
      due: { resolve: "2026-11-21T09:30:00+08:00", "co-report": "2026-11-26T00:00:00+08:00" },
      review: ["category/default"], rules: ["route.water", "limit.24h"], confidential: false, held: false,
    },
  },
  fire: {
    appeal: appeal({ text: "着火了" }),
    expect: {
      category: "emergency", topic: null, disposition: "transfer", script: null, hotline: "119",
      mode: null, reason: null, lead: null, co: [], cc: [], due: { resolve: null },
      review: ["topic/none", "transfer/by-text"], rules: ["dispose.fire"], confidential: false, held: false,
    },
  },
  lawsuit: {
    appeal: appeal({ text: "法院判决" }),
    expect: {
      category: "guidance", topic: null, disposition: "inform", script: "say.litigation", hotline: null,
      mode: null, reason: null, lead: null, co: [], cc: [], due: { resolve: null },
      review: ["topic/none"], rules: ["category.guidance"], confidential: false, held: false,
    },
  },
  nowhere: {
    appeal: appeal({ category: "complaint", topic: "市容环卫" }),
    expect: {
      category: "complaint", topic: "市容环卫", disposition: "dispatch", script: null, hotline: null,
      mode: "conference", reason: "place-unknown", lead: null, co: [], cc: [],
      due: { resolve: "2026-11-28T00:00:00+08:00", "co-report": null, "call-back": "2026-12-02T00:00:00+08:00" },
      review: ["conference"], rules: ["route.conference"], confidential: false, held: false,
    },
  },
  report: {
    appeal: appeal({ category: "report", topic: "市容环卫", ...at("990101001") }),
    expect: {
      category: "report", topic: "市容环卫", disposition: "dispatch", script: null, hotline: null,
      mode: "direct", reason: null, lead: "990101001", co: [], cc: ["990101"],
      due: { resolve: "2026-11-28T00:00:00+08:00" },
      review: ["about/none-named"], rules: ["route.accused"], confidential: true, held: true,
    },
  },
} satisfies Record<string, { appeal: object; expect: Told<OfDecision> }>;

const wrong: Wrong<OfDecision, keyof typeof decided> = {
  category: [["water", "complaint"]],
  topic: [["water", "公共服务/供暖"], ["water", null], ["fire", "公共服务/供水"]],
  disposition: [["water", "forward"], ["fire", "dispatch"]],
  script: [["lawsuit", "say.other"], ["lawsuit", null], ["water", "say.litigation"]],
  hotline: [["fire", "110"], ["fire", null], ["water", "119"]],
  mode: [["water", "direct"], ["water", null], ["fire", "direct"]],
  reason: [["nowhere", "no-row"], ["nowhere", null], ["water", "place-unknown"]],
  lead: [["water", "990101:urban"], ["water", null], ["nowhere", "990101"]],
  co: [["water", ["990101001", "990102001"]], ["water", ["990101001"]], ["report", ["990101002"]]],
  cc: [["water", ["990102"]], ["water", []], ["nowhere", ["990101"]]],
  due: [
    ["water", { resolve: "2026-11-21T09:30:01+08:00" }, "due.resolve"],
    ["water", { resolve: "2026-11-21T09:30:00+08:00", "co-report": null }, "due.co-report"],
    ["fire", { resolve: "2026-11-21T09:30:00+08:00" }, "due.resolve"],
  ],
  review: [["fire", ["topic/none", "category/default"]], ["water", []], ["report", ["about/none-named", "conference"]]],
  rules: [["water", ["route.heating"]]],
  confidential: [["report", false], ["water", true]],
  held: [["report", false], ["water", true]],
};

const sent = "2026-03-02T09:00:00+08:00";
const heating = "enterprise:heating";
const cold = { id: "A", receivedAt: sent, title: "投诉暖气不热", ...at("990101001"), facts: { "heating.supplier": "central" } };

/** Stories of a ticket at the heating company, the street cooperating, with every key of how it then stands. */
const stories = {
  late: {
    appeal: cold,
    asOf: "2026-03-11T09:00:00+08:00",
    events: [
      { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: heating },
      { id: "2", type: "object", at: "2026-03-02T11:00:00+08:00", unit: heating, ground: "hard", evidence: ["函"] },
    ],
    expect: {
      responsible: heating, phase: "handling", co: ["990101001"], cc: ["990101"],
      refused: { "2": "objection/ground" },
      due: { resolve: "2026-03-10T00:00:00+08:00", "co-report": "2026-03-06T00:00:00+08:00", "report-in": null },
      clocks: { resolve: "missed", "co-report": "missed", "call-back": "running" },
      overdue: ["resolve", "co-report"], missedBy: { resolve: heating, "co-report": "990101001", "call-back": null },
      records: [`shirking ${heating}`], obligations: ["contact", "report"], returns: 0,
    },
  },
  returned: {
    appeal: cold,
    asOf: "2026-03-04T09:00:00+08:00",
    events: [
      { id: "1", type: "object", at: "2026-03-02T11:00:00+08:00", unit: heating, ground: "duty", evidence: ["函"] },
      { id: "2", type: "objection-upheld", at: "2026-03-03T11:00:00+08:00", to: "990101:urban" },
    ],
    expect: {
      responsible: "990101:urban", phase: "dispatched", co: ["990101001"], cc: ["990101"], refused: {},
      due: { resolve: "2026-03-11T00:00:00+08:00" }, clocks: { resolve: "running" }, overdue: [],
      missedBy: { resolve: null }, records: [], obligations: ["hand-over"], returns: 1,
    },
  },
} satisfies Record<string, { appeal: object; asOf: string; events: object[]; expect: Told<TicketExpectation> }>;

const wrongStories: Wrong<TicketExpectation, keyof typeof stories> = {
  responsible: [["late", "990101001"], ["returned", heating]],
  phase: [["late", "dispatched"]],
  co: [["late", ["990101002"]], ["late", []], ["returned", ["990101001", "990101002"]]],
  cc: [["late", ["990102"]], ["late", []]],
  refused: [["late", { "1": "objection/ground" }], ["late", { "2": "objection/duty" }], ["late", {}], ["returned", { "2": "x" }]],
  due: [
    ["late", { resolve: "2026-03-09T23:59:59+08:00" }, "ticket.due.resolve"],
    ["late", { resolve: "2026-03-10T00:00:00+08:00", "co-report": null }, "ticket.due.co-report"],
    ["late", { "report-in": "2026-03-10T00:00:00+08:00" }, "ticket.due.report-in"],
  ],
  clocks: [
    ["late", { resolve: "running" }, "ticket.clocks.resolve"],
    ["late", { "report-in": "waiting" }, "ticket.clocks.report-in"],
  ],
  overdue: [["late", ["resolve", "call-back"]], ["late", ["resolve"]], ["returned", ["resolve"]]],
  missedBy: [
    ["late", { "co-report": heating }, "ticket.missedBy.co-report"],
    ["late", { "call-back": heating }, "ticket.missedBy.call-back"],
    ["late", { resolve: null }, "ticket.missedBy.resolve"],
  ],
  records: [["late", ["shirking 990101001"]], ["late", []], ["returned", [`shirking ${heating}`]]],
  obligations: [["late", ["hand-over"]]],
  returns: [["late", 1], ["returned", 0]],
};

const caseOf = (one: object): Case => ({ id: "case.one", title: "一例", ...one }) as Case;
const decisionCase = (scene: keyof typeof decided, expect: object): Case => caseOf({ ...decided[scene], expect });
const storyCase = (story: keyof typeof stories, ticket: object): Case =>
  caseOf({ ...stories[story], expect: { ticket } });

const rowsOf = <Scene extends string>(table: Record<string, readonly (readonly [Scene, unknown, string?])[]>) =>
  Object.entries(table).flatMap(([key, rows]) => rows.map(([scene, value, field]) => ({ key, scene, value, field })));

const expectation = casesSchema.shape.cases.element.shape.expect.shape;

describe("every key a case may expect", () => {
  test("has a value here that must fail", () => {
    expect(Object.keys({ ...wrong, ticket: wrongStories }).sort()).toEqual(Object.keys(expectation).sort());
    const { shape } = expectation.ticket.unwrap();
    expect(Object.keys(wrongStories).sort()).toEqual(Object.keys(shape).sort());
    for (const rows of [...Object.values(wrong), ...Object.values(wrongStories)]) expect(rows).not.toEqual([]);
  });

  test.each(Object.keys(decided) as (keyof typeof decided)[])("passes with what comes of the %s appeal", (scene) => {
    expect(runCases(minimal, [decisionCase(scene, decided[scene].expect)])).toMatchObject([{ ok: true, differences: [] }]);
  });

  test.each(rowsOf(wrong))("$key: $value fails by itself, of the $scene appeal", ({ key, scene, value, field = key }) => {
    const [result] = runCases(minimal, [decisionCase(scene, { ...decided[scene].expect, [key]: value })]);
    expect(result).toMatchObject({ ok: false, diagnostics: [] });
    expect(result?.differences.map((one) => one.field)).toEqual([field]);
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])("passes with what comes of the %s ticket", (story) => {
    expect(runCases(ticketed, [storyCase(story, stories[story].expect)])).toMatchObject([{ ok: true, differences: [] }]);
  });

  test.each(rowsOf(wrongStories))("ticket.$key: $value fails by itself, of the $scene ticket", (row) => {
    const { key, scene, value, field = `ticket.${key}` } = row;
    const [result] = runCases(ticketed, [storyCase(scene, { ...stories[scene].expect, [key]: value })]);
    expect(result).toMatchObject({ ok: false, diagnostics: [] });
    expect(result?.differences.map((one) => one.field)).toEqual([field]);
  });
});
