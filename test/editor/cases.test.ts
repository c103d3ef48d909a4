import { describe, expect, test } from "vitest";
import type { Case, Expectation, TicketExpectation } from "../../src/pack/schema/cases.js";
import { casesSchema } from "../../src/pack/schema/cases.js";
import { runCases } from "../../src/editor/cases.js";
import { appeal, at } from "../support/appeal.js";
import { minimal } from "../support/packs.js";
import { dispatcher as ticketed } from "../support/ticket/ticket.js";

function run(expect: Expectation, more: object = {}) {
  const told = appeal({ title: "停水", ...at("990101001", "990101002"), ...more });
  return runCases(minimal, [{ id: "case.one", title: "一例", appeal: { ...told }, expect }])[0];
}

describe("runCases", () => {
  test("compares only what the case names, units and review reasons in any order", () => {
    expect(run({})).toEqual({ id: "case.one", title: "一例", ok: true, differences: [], diagnostics: [] });
    expect(
      run({
        co: ["990101002", "990101001"],
        review: ["category/default"],
        mode: "dual",
        reason: null,
        script: null,
      }),
    ).toMatchObject({ ok: true });
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
    expect(run({ rules: ["route.water", "route.heating"] })).toMatchObject({
      ok: false,
      differences: [{ field: "rules", expected: ["route.heating"] }],
    });
  });

  test("gives the diagnostics of an appeal that is refused", () => {
    expect(run({}, { topic: "公共服务/供水水" })).toMatchObject({
      ok: false,
      differences: [],
      diagnostics: [{ code: "appeal/unknown-topic" }],
    });
  });
});

type Told<Expect> = { readonly [Key in keyof Required<Expect>]: Exclude<Expect[Key], undefined> };
/** A value that is wrong in a scene, and the field that must say so where that is not the key itself. */
type WrongIn<Scene, Value = unknown> = readonly [scene: Scene, value: Value, field?: string];
type Wrong<Expect, Scene> = {
  readonly [Key in keyof Told<Expect>]: readonly WrongIn<Scene, Told<Expect>[Key]>[];
};
type OfDecision = Omit<Expectation, "ticket">;

const weekLater = "2026-11-28T00:00:00+08:00";
const reported = { category: "report", topic: "市容环卫", ...at("990101001") };

/** Appeals, with every key of what the minimal pack decides on them. */
const decided = {
  water: {
    appeal: appeal({ title: "停水", ...at("990101001", "990101002") }),
    expect: {
      category: "help",
      topic: "公共服务/供水",
      disposition: "dispatch",
      script: null,
      hotline: null,
      mode: "dual",
      reason: null,
      lead: "990101:water",
      co: ["990101001", "990101002"],
      cc: ["990101"],
      due: { resolve: "2026-11-21T09:30:00+08:00", "co-report": "2026-11-26T00:00:00+08:00" },
      review: ["category/default"],
      rules: ["route.water", "limit.24h"],
      confidential: false,
      held: false,
    },
  },
  fire: {
    appeal: appeal({ text: "着火了" }),
    expect: {
      category: "emergency",
      topic: null,
      disposition: "transfer",
      script: null,
      hotline: "119",
      mode: null,
      reason: null,
      lead: null,
      co: [],
      cc: [],
      due: { resolve: null },
      review: ["transfer/by-text"],
      rules: ["dispose.fire"],
      confidential: false,
      held: false,
    },
  },
  lawsuit: {
    appeal: appeal({ text: "法院判决" }),
    expect: {
      category: "guidance",
      topic: null,
      disposition: "inform",
      script: "say.litigation",
      hotline: null,
      mode: null,
      reason: null,
      lead: null,
      co: [],
      cc: [],
      due: { resolve: null },
      review: [],
      rules: ["category.guidance"],
      confidential: false,
      held: false,
    },
  },
  nowhere: {
    appeal: appeal({ category: "complaint", topic: "市容环卫" }),
    expect: {
      category: "complaint",
      topic: "市容环卫",
      disposition: "dispatch",
      script: null,
      hotline: null,
      mode: "conference",
      reason: "place-unknown",
      lead: null,
      co: [],
      cc: [],
      due: { resolve: weekLater, "co-report": null, "call-back": "2026-12-02T00:00:00+08:00" },
      review: ["conference"],
      rules: ["route.conference"],
      confidential: false,
      held: false,
    },
  },
  report: {
    appeal: appeal(reported),
    expect: {
      category: "report",
      topic: "市容环卫",
      disposition: "dispatch",
      script: null,
      hotline: null,
      mode: "direct",
      reason: null,
      lead: "990101001",
      co: [],
      cc: ["990101"],
      due: { resolve: weekLater },
      review: ["about/none-named"],
      rules: ["route.accused"],
      confidential: true,
      held: true,
    },
  },
  named: {
    appeal: appeal({ ...reported, about: { units: ["enterprise:heating"] } }),
    expect: {
      category: "report",
      topic: "市容环卫",
      disposition: "dispatch",
      script: null,
      hotline: null,
      mode: "direct",
      reason: null,
      lead: "990101001",
      co: [],
      cc: ["990101"],
      due: { resolve: weekLater },
      review: [],
      rules: ["route.recusal"],
      confidential: true,
      held: false,
    },
  },
} satisfies Record<string, { appeal: object; expect: Told<OfDecision> }>;

const wrong: Wrong<OfDecision, keyof typeof decided> = {
  category: [["water", "complaint"]],
  topic: [
    ["water", "公共服务/供暖"],
    ["water", null],
    ["fire", "公共服务/供水"],
  ],
  disposition: [
    ["water", "forward"],
    ["fire", "dispatch"],
  ],
  script: [
    ["lawsuit", "say.other"],
    ["lawsuit", null],
    ["water", "say.litigation"],
  ],
  hotline: [
    ["fire", "110"],
    ["fire", null],
    ["water", "119"],
  ],
  mode: [
    ["water", "direct"],
    ["water", null],
    ["fire", "direct"],
  ],
  reason: [
    ["nowhere", "no-row"],
    ["nowhere", null],
    ["water", "place-unknown"],
  ],
  lead: [
    ["water", "990101:urban"],
    ["water", null],
    ["nowhere", "990101"],
  ],
  co: [
    ["water", ["990101001", "990102001"]],
    ["water", ["990101001"]],
    ["report", ["990101002"]],
  ],
  cc: [
    ["water", ["990102"]],
    ["water", []],
    ["nowhere", ["990101"]],
  ],
  due: [
    ["water", { resolve: "2026-11-21T09:30:01+08:00" }, "due.resolve"],
    ["water", { resolve: "2026-11-21T09:30:00+08:00", "co-report": null }, "due.co-report"],
    ["fire", { resolve: "2026-11-21T09:30:00+08:00" }, "due.resolve"],
  ],
  review: [
    ["fire", ["topic/none", "category/default"]],
    ["water", []],
    ["report", ["about/none-named", "conference"]],
  ],
  rules: [["water", ["route.heating"]]],
  confidential: [
    ["report", false],
    ["water", true],
  ],
  held: [
    ["report", false],
    ["water", true],
    ["named", true],
  ],
};

const sent = "2026-03-02T09:00:00+08:00";
const heating = "enterprise:heating";
const facts = { "heating.supplier": "central" };
const cold = { id: "A", receivedAt: sent, title: "投诉暖气不热", ...at("990101001"), facts };
type Story = Required<Pick<Case, "appeal" | "asOf" | "events" | "expect">>;
const objects = { id: "2", type: "object", at: "2026-03-02T11:00:00+08:00", unit: heating, evidence: ["函"] };

/** Stories of a ticket at the heating company, the street cooperating, with every key of how it stands. */
const stories = {
  late: {
    appeal: cold,
    asOf: "2026-03-11T09:00:00+08:00",
    events: [
      { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: heating },
      { ...objects, ground: "hard" },
      { id: "3", type: "sign", at: "2026-03-02T12:00:00+08:00", unit: heating },
    ],
    expect: {
      responsible: heating,
      phase: "handling",
      co: ["990101001"],
      cc: ["990101"],
      refused: { "2": "objection/ground", "3": "sign/already" },
      due: {
        resolve: "2026-03-10T00:00:00+08:00",
        "co-report": "2026-03-06T00:00:00+08:00",
        "report-in": null,
      },
      clocks: { resolve: "missed", "co-report": "missed", "call-back": "running" },
      overdue: ["resolve", "co-report"],
      missedBy: { resolve: heating, "co-report": "990101001", "call-back": null },
      records: [`shirking ${heating}`],
      obligations: ["contact", "report"],
      returns: 0,
    },
  },
  returned: {
    appeal: cold,
    asOf: "2026-03-04T09:00:00+08:00",
    events: [
      { ...objects, id: "1", ground: "duty" },
      { id: "2", type: "objection-upheld", at: "2026-03-03T11:00:00+08:00", to: "990101:urban" },
    ],
    expect: {
      responsible: "990101:urban",
      phase: "dispatched",
      co: ["990101001"],
      cc: ["990101"],
      refused: {},
      due: { resolve: "2026-03-11T00:00:00+08:00" },
      clocks: { resolve: "running" },
      overdue: [],
      missedBy: { resolve: null },
      records: [],
      obligations: ["hand-over"],
      returns: 1,
    },
  },
  reopened: {
    appeal: cold,
    asOf: "2026-03-12T10:00:00+08:00",
    events: [
      { id: "1", type: "resolve", at: "2026-03-11T10:00:00+08:00", unit: heating, outcome: "solved" },
      { id: "2", type: "reopen", at: "2026-03-12T10:00:00+08:00", newFacts: true },
    ],
    expect: {
      responsible: heating,
      phase: "dispatched",
      co: ["990101001"],
      cc: ["990101"],
      refused: {},
      due: { resolve: "2026-03-20T00:00:00+08:00" },
      clocks: { resolve: "running" },
      overdue: ["co-report"],
      missedBy: { resolve: heating },
      records: [],
      obligations: [],
      returns: 0,
    },
  },
} satisfies Record<string, Omit<Story, "expect"> & { expect: Told<TicketExpectation> }>;

const wrongStories: Wrong<TicketExpectation, keyof typeof stories> = {
  responsible: [
    ["late", "990101001"],
    ["returned", heating],
  ],
  phase: [["late", "dispatched"]],
  co: [
    ["late", ["990101002"]],
    ["late", []],
    ["returned", ["990101001", "990101002"]],
  ],
  cc: [
    ["late", ["990102"]],
    ["late", []],
  ],
  refused: [
    ["late", { "1": "objection/ground", "3": "sign/already" }],
    ["late", { "2": "objection/ground", "3": "sign/twice" }],
    ["late", { "2": "objection/ground" }],
    ["late", {}],
    ["returned", { "2": "objection/ground" }],
  ],
  due: [
    ["late", { resolve: "2026-03-09T23:59:59+08:00" }, "ticket.due.resolve"],
    ["late", { resolve: "2026-03-10T00:00:00+08:00", "co-report": null }, "ticket.due.co-report"],
    ["late", { "report-in": "2026-03-10T00:00:00+08:00" }, "ticket.due.report-in"],
  ],
  clocks: [
    ["late", { resolve: "running" }, "ticket.clocks.resolve"],
    ["late", { "report-in": "waiting" }, "ticket.clocks.report-in"],
  ],
  overdue: [
    ["late", ["resolve", "call-back"]],
    ["late", ["resolve"]],
    ["returned", ["resolve"]],
  ],
  missedBy: [
    ["late", { "co-report": heating }, "ticket.missedBy.co-report"],
    ["late", { "call-back": heating }, "ticket.missedBy.call-back"],
    ["late", { resolve: null }, "ticket.missedBy.resolve"],
  ],
  records: [
    ["late", ["shirking 990101001"]],
    ["late", []],
    ["returned", [`shirking ${heating}`]],
  ],
  obligations: [["late", ["hand-over"]]],
  returns: [
    ["late", 1],
    ["returned", 0],
  ],
};

const caseOf = (one: object): Case => ({ id: "case.one", title: "一例", ...one }) as Case;
type Scene = keyof typeof decided;
type StoryName = keyof typeof stories;
const decide = (scene: Scene, expect: object) =>
  runCases(minimal, [caseOf({ ...decided[scene], expect })])[0];
const tell = (name: StoryName, ticket: object) =>
  runCases(ticketed, [caseOf({ ...stories[name], expect: { ticket } })])[0];

const rowsOf = <Name extends string>(table: Readonly<Record<string, readonly WrongIn<Name>[]>>) =>
  Object.entries(table).flatMap(([key, rows]) =>
    rows.map(([scene, value, field]) => ({ key, scene, value, field })),
  );

const expectation = casesSchema.shape.cases.element.shape.expect.shape;

describe("every key a case may expect", () => {
  test("has a value here that must fail", () => {
    expect(Object.keys({ ...wrong, ticket: wrongStories }).sort()).toEqual(Object.keys(expectation).sort());
    const { shape } = expectation.ticket.unwrap();
    expect(Object.keys(wrongStories).sort()).toEqual(Object.keys(shape).sort());
    const all = [...Object.values(wrong), ...Object.values(wrongStories)];
    expect(all.filter((rows) => rows.length === 0)).toEqual([]);
  });

  test.each(Object.keys(decided) as Scene[])("passes with what comes of the %s appeal", (scene) => {
    expect(decide(scene, decided[scene].expect)).toMatchObject({ ok: true, differences: [] });
  });

  test.each(rowsOf(wrong))("$key: $value fails by itself, of the $scene appeal", (row) => {
    const { key, scene, value, field = key } = row;
    const result = decide(scene, { ...decided[scene].expect, [key]: value });
    expect(result).toMatchObject({ ok: false, diagnostics: [] });
    expect(result?.differences.map((one) => one.field)).toEqual([field]);
  });

  test.each(Object.keys(stories) as StoryName[])("passes with what comes of the %s ticket", (story) => {
    expect(tell(story, stories[story].expect)).toMatchObject({ ok: true, differences: [] });
  });

  test.each(rowsOf(wrongStories))("ticket.$key: $value fails by itself, of the $scene ticket", (row) => {
    const { key, scene, value, field = `ticket.${key}` } = row;
    const result = tell(scene, { ...stories[scene].expect, [key]: value });
    expect(result).toMatchObject({ ok: false, diagnostics: [] });
    expect(result?.differences.map((one) => one.field)).toEqual([field]);
  });
});

describe("a case with a story", () => {
  const { appeal: told, events, asOf } = stories.late;
  const released = { by: "0231", at: sent };
  const only = (one: object) => runCases(ticketed, [caseOf({ appeal: told, expect: {}, ...one })])[0];
  const codes = (result: ReturnType<typeof only>) => result?.diagnostics.map(({ code }) => code);
  /** The fields that differ; `undefined` where the case could not be told. */
  const fields = (one: object) => {
    const { differences, diagnostics } = only(one) ?? {};
    return diagnostics?.length === 0 ? differences?.map(({ field }) => field) : undefined;
  };

  test.each([
    ["events", { events }],
    ["an instant to look at", { asOf }],
    ["a release", { released }],
    ["a conference", { conferred: { lead: heating, at: sent } }],
    ["an empty ticket", { expect: { ticket: {} } }],
    ["empty tables", { events, expect: { ticket: { due: {}, clocks: {}, missedBy: {}, obligations: [] } } }],
  ])("fails where it has %s and names nothing of the ticket", (_, one) => {
    expect(fields(one)).toEqual(["ticket"]);
  });

  test("says how the ticket stands, where it should have named something", () => {
    expect(only({ events, expect: { ticket: {} } })?.differences).toEqual([
      { field: "ticket", expected: {}, actual: { responsible: heating, phase: "handling" } },
    ]);
  });

  test("is looked at when its last event happened, or at the instant it names", () => {
    const expected = (resolve: string) => ({ ticket: { clocks: { resolve } } });
    expect(fields({ events, expect: expected("running") })).toEqual([]);
    expect(fields({ events, asOf: "2026-03-10T00:00:00+08:00", expect: expected("running") })).toEqual([]);
    expect(fields({ events, asOf: "2026-03-10T00:00:01+08:00", expect: expected("missed") })).toEqual([]);
    const backwards = [{ ...events[0], at: "2026-03-10T01:00:00+08:00" }, events[1]];
    expect(fields({ events: backwards, expect: expected("missed") })).toEqual([]);
  });

  test("opens a ticket for what a conference agreed on, sent when that says", () => {
    const conferring = { ...told, title: "投诉垃圾", location: {} };
    const conferred = { lead: "990101:urban", co: ["990101001"], at: "2026-03-04T09:00:00+08:00" };
    const ticket = { responsible: "990101:urban", co: ["990101001"], clocks: { resolve: "running" } };
    expect(fields({ appeal: conferring, conferred, expect: { ticket } })).toEqual([]);
    const other = { ticket: { ...ticket, responsible: "990101001" } };
    expect(fields({ appeal: conferring, conferred, expect: other })).toEqual(["ticket.responsible"]);
    const late = { ...conferred, at: "2026-03-10T00:00:01+08:00" };
    const missed = { ticket: { ...ticket, clocks: { resolve: "missed" } } };
    expect(fields({ appeal: conferring, conferred: late, expect: missed })).toEqual([]);
    expect(codes(only({ appeal: conferring, expect: { ticket } }))).toEqual(["ticket/no-lead"]);
  });

  test("opens no ticket of what is held, until it is released", () => {
    const held = { ...told, title: "垃圾", category: "report" };
    const expected = { ticket: { responsible: "990101001" } };
    expect(codes(only({ appeal: held, expect: expected }))).toEqual(["ticket/held"]);
    expect(fields({ appeal: held, released, expect: expected })).toEqual([]);
    const untimed = { ...released, at: "x" };
    expect(codes(only({ appeal: held, released: untimed, expect: expected }))).toEqual(["time/invalid"]);
  });
});
