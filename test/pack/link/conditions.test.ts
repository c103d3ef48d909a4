import { describe, expect, test } from "vitest";
import { operators } from "../../../src/condition/operators/index.js";
import type { Condition, Leaf } from "../../../src/condition/schema.js";
import type { JsonPath } from "../../../src/diagnostic.js";
import type { PackFiles } from "../../../src/pack/read.js";
import { chain } from "../../support/named-chains.js";
import { added, changedAt, everyPlace, findings, kindOf, type Place, placesLike, placesOf, told, toldOf } from "../../support/places.js";

const events = [
  "sign", "contact", "object", "objection-upheld", "objection-denied", "whistle", "report-in", "co-report",
  "extend", "suspend", "resume", "resolve", "call-back", "reopen", "escalate", "milestone",
] as const;

/** Every kind of rule with a condition, by the stage that asks it. */
const stages = {
  classify: ["classify.rules[]"],
  dispose: ["classify.review[]", "dispose.rules[]"],
  route: ["directory.rows[]", "route.recusal", "route.named", "route.boundary[]"],
  limit: ["limits.steps[].rules[]"],
  oblige: ["responsibility.obligations[]"],
  ticket: ["responsibility.ticket.rates.exclude[]", ...events.map((event) => `responsibility.events.${event}[]`)],
} as const;

type Stage = keyof typeof stages;
const order = Object.keys(stages) as Stage[];
const rules = order.flatMap((stage) => stages[stage].map((kind) => [kind, stage] as const));
const ofTickets = rules.filter(([, stage]) => stage === "ticket");
const ofAppeals = rules.filter(([, stage]) => stage !== "ticket");

/** The conditions of a kind of rule. */
function whens(kind: string): Place[] {
  const places = placesLike(everyPlace, `${kind}.when`);
  expect(places, kind).not.toEqual([]);
  return places;
}

const [duty] = whens("responsibility.obligations[]") as [Place];
const planted = (when: Condition, place = duty, files: PackFiles = everyPlace) => changedAt(files, place, when);

const present = (fact: string): Leaf => ({ fact, operator: "isPresent" });
/** A condition that any rule may have. */
const sound = present("topic");
/** A condition inside others, with the way to it. */
const around: readonly (readonly [title: string, wrap: (inner: Condition) => Condition, path: JsonPath])[] = [
  ["alone", (inner) => inner, []],
  ["in not", (inner) => ({ not: inner }), ["not"]],
  ["in all", (inner) => ({ all: [sound, inner] }), ["all", 1]],
  ["in any", (inner) => ({ any: [sound, inner, sound] }), ["any", 1]],
  ["deeper", (inner) => ({ any: [{ all: [{ not: inner }] }] }), ["any", 0, "all", 0, "not"]],
];

describe("a condition", () => {
  test("can stand at no other kind of place", () => {
    const kinds = placesOf(everyPlace).filter(({ path }) => path.at(-1) === "when").map(({ path, file }) => kindOf({ file, path: path.slice(0, -1) }));
    expect([...new Set(kinds)].sort()).toEqual([...rules.map(([kind]) => kind), "conditions.conditions[]"].sort());
  });

  test.each([...rules.map(([kind]) => kind), "conditions.conditions[]"])(
    "of %s is told what it names that there is not, however deep it stands",
    (kind) => {
      for (const place of whens(kind))
        for (const [title, wrap, path] of around) {
          const fact = toldOf(planted(wrap(present("nothing")), place));
          const condition = toldOf(planted(wrap({ condition: "nothing" }), place));
          expect(fact, title).toEqual([told("rule/unknown-fact", place, ...path, "fact")]);
          expect(condition, title).toEqual([told("rule/unknown-condition", place, ...path, "condition")]);
        }
    },
  );

  test.each(rules.map(([kind]) => kind))("of %s is told where it has more than 200 levels with the named ones it uses", (kind) => {
    const [place] = whens(kind) as [Place];
    const links = chain(200, (next) => next, sound);
    const deep = links.reduce((files, link) => added(files, "conditions.json", ["conditions"], link), everyPlace);
    expect(toldOf(planted({ condition: "link.1" }, place, deep))).toEqual([]);
    expect(toldOf(planted({ condition: "link.0" }, place, deep))).toEqual([told("rule/condition-too-deep", place)]);
  });
});

/** From which stage on rules may read what was decided: as the guide's table of facts says. Every other fact of an appeal is there from the first. */
const decided: Readonly<Record<string, Stage>> = {
  category: "dispose", disposition: "route", mode: "limit", lead: "limit", "lead.department": "limit", "lead.kind": "limit",
};
const asked = [
  "title", "text", "address", "channel", "received", "dispatched", "chosen.category", "chosen.topic", "topic", "divisions",
  "location.level", "location.spread", "appellant.kind", "appellant.confidential", "about.units", "history.same", "history.newFacts",
  "signals", "heating.supplier", "households", "answer.ready", "contract.number", "contract.signed", "contract.annexes",
];
const ofTicket = [
  "phase", "responsible", "responsible.kind", "objection-ground", "outcome", "returns", "extensions", "suspensions", "whistles",
  "reopenings", "call-backs", "overdue", "done", "co-pending", "hours-since-dispatch", "workhours-since-dispatch", "workdays-since-dispatch",
].map((name) => `ticket.${name}`);
/** What a ticket keeps of its decision. */
const kept = ["category", "topic", "disposition", "mode", "lead", "lead.kind"];
/** Which events carry a fact: as the table in `docs/ticket.zh-CN.md` says. */
const carried: Readonly<Record<string, readonly (typeof events)[number][]>> = {
  unit: events,
  by: events,
  reason: ["object", "objection-upheld", "objection-denied", "co-report", "extend", "suspend", "resume", "reopen", "escalate"],
  ground: ["object"],
  evidence: ["object"],
  proposed: ["object"],
  repeated: ["object"],
  to: ["objection-upheld", "escalate"],
  "to.kind": ["objection-upheld", "escalate"],
  "to.role": ["objection-upheld", "escalate"],
  departments: ["whistle"],
  final: ["co-report"],
  days: ["extend"],
  "appellant-told": ["extend", "suspend", "resolve"],
  "centre-told": ["extend", "suspend"],
  "review-days": ["suspend"],
  outcome: ["resolve"],
  reached: ["contact", "call-back"],
  resolved: ["call-back"],
  satisfied: ["call-back"],
  newFacts: ["reopen"],
  name: ["milestone"],
};
const ofEvents = Object.keys(carried).map((name) => `event.${name}`);

/** The pack with a named condition for each fact, under the fact's own name in small letters. */
const nameOf = (fact: string) => `reads.${fact.toLowerCase()}`;
const withNamed = [...asked, ...Object.keys(decided), ...ofTicket, ...ofEvents].reduce(
  (files, fact) => added(files, "conditions.json", ["conditions"], { id: nameOf(fact), title: fact, when: { not: present(fact) } }),
  everyPlace,
);

/** Two conditions that read all these facts: by themselves, and each through a named condition. */
function readers(facts: readonly string[]): readonly (readonly [Condition, "fact" | "condition"])[] {
  return [
    [{ all: facts.map(present) }, "fact"],
    [{ all: facts.map((fact) => ({ condition: nameOf(fact) })) }, "condition"],
  ];
}

describe("a fact", () => {
  test.each(ofAppeals)("is read by %s when %s or an earlier stage knows it, and no sooner", (kind, stage) => {
    const [place] = whens(kind) as [Place];
    const from = { ...Object.fromEntries(asked.map((fact) => [fact, "classify"])), ...decided } as Record<string, Stage>;
    const facts = [...asked, ...Object.keys(decided), ...ofTicket, ...ofEvents];
    const late = facts.filter((fact) => order.indexOf(from[fact] ?? "ticket") > order.indexOf(stage));
    for (const [when, key] of readers(facts)) {
      const expected = late.map((fact) => told("rule/fact-too-early", place, "all", facts.indexOf(fact), key));
      expect(toldOf(planted(when, place, withNamed))).toEqual(expected.sort());
    }
  });

  test("read too early is told with the stage that asks and the one that knows", () => {
    const [place] = whens("route.boundary[]") as [Place];
    for (const when of [present("lead.kind"), { condition: nameOf("lead.kind") }])
      expect(findings(planted(when, place, withNamed)).map(({ params }) => params)).toEqual([{ fact: "lead.kind", stage: "route", from: "limit" }]);
  });

  test.each(ofTickets)("is read by %s where a ticket keeps it or the event carries it", (kind) => {
    const [place] = whens(kind) as [Place];
    const event = /events\.([a-z-]+)/.exec(kind)?.[1];
    const facts = [...asked, ...Object.keys(decided), ...ofTicket, ...ofEvents];
    const lost = [...asked, ...Object.keys(decided)].filter((fact) => !kept.includes(fact));
    const strange = ofEvents.filter((fact) => !carried[fact.replace("event.", "")]?.some((one) => one === event));
    const expected = [...lost.map((fact) => ["ticket/fact-not-kept", fact]), ...strange.map((fact) => ["ticket/fact-not-carried", fact])];
    for (const [when] of readers(facts)) {
      const found = findings(planted(when, place, withNamed));
      expect(found.map(({ code, params }) => [code, params["fact"]])).toEqual(expected);
      expect([...new Set(found.map(({ code, at }) => `${code} ${at.file}${at.pointer}`))]).toEqual([
        told("ticket/fact-not-kept", place),
        told("ticket/fact-not-carried", place),
      ]);
    }
  });

  test("that an event does not carry is told with those that do", () => {
    const [place] = whens("responsibility.events.sign[]") as [Place];
    const of = (fact: string) => findings(planted(present(fact), place))[0]?.params;
    expect(of("event.to")).toEqual({ fact: "event.to", event: "sign", carriedBy: ["objection-upheld", "escalate"] });
    expect(of("text")).toEqual({ fact: "text", kept });
    const [exclude] = whens("responsibility.ticket.rates.exclude[]") as [Place];
    expect(findings(planted(present("event.by"), exclude))[0]?.params).toEqual({ fact: "event.by", event: "", carriedBy: events });
  });

  test("that is not known is told once, not also as one a ticket does not keep", () => {
    const [place] = whens("responsibility.events.sign[]") as [Place];
    expect(toldOf(planted(present("event.nothing"), place))).toEqual([told("rule/unknown-fact", place, "fact")]);
  });

  test("counted in working hours needs office hours, at each event and through a named condition", () => {
    const hours = { file: "responsibility.json", path: ["ticket", "officeHours"] };
    const late: Leaf = { fact: "ticket.workhours-since-dispatch", operator: "greaterThan", value: 8 };
    const object = told("time/office-hours-missing", ...whens("responsibility.events.object[]").slice(0, 1) as [Place]);
    for (const [kind] of ofTickets.filter(([kind]) => kind.includes("events.") && !kind.includes(".object"))) {
      const [place] = whens(kind) as [Place];
      for (const when of [late, { not: { condition: nameOf(late.fact) } }] as const) {
        const files = planted(when, place, withNamed);
        expect(toldOf(files), kind).toEqual([]);
        expect(toldOf(changedAt(files, hours, undefined)), kind).toEqual([object, told("time/office-hours-missing", place)].sort());
      }
    }
  });
});

/** Of each type a fact, and two values it can have. */
const typed = {
  text: ["text", "暖气", "垃圾"],
  string: ["contract.number", "A1", "A2"],
  number: ["households", 1, 2.5],
  boolean: ["answer.ready", true, false],
  date: ["contract.signed", "2026-01-31", "2024-02-29"],
  instant: ["received", "2026-01-31", "2024-02-29"],
  enum: ["heating.supplier", "central", "self"],
  list: ["contract.annexes", "甲", "乙"],
  category: ["category", "help", "praise"],
  topic: ["chosen.topic", "公共服务", "公共服务/供暖"],
  unit: ["lead", "990101", "enterprise:gas"],
  department: ["lead.department", "urban", "police"],
  divisions: ["divisions", "990101", "990101002"],
  units: ["about.units", "990102001", "990101:urban"],
  signals: ["signals", "fire", "flood"],
} as const;
type Type = keyof typeof typed;
const types = Object.keys(typed) as Type[];
const single: readonly Type[] = ["string", "number", "boolean", "date", "enum", "category", "topic", "unit", "department"];
const lists: readonly Type[] = ["list", "divisions", "units", "signals"];

/** Which types an operator reads and what it compares with: as the guide's table of operators says. */
const operatorTable = {
  equal: [single, "one"],
  notEqual: [single, "one"],
  in: [single, "many"],
  notIn: [single, "many"],
  contains: [lists, "one"],
  doesNotContain: [lists, "one"],
  lessThan: [["number"], "one"],
  lessThanInclusive: [["number"], "one"],
  greaterThan: [["number"], "one"],
  greaterThanInclusive: [["number"], "one"],
  within: [["topic", "divisions"], "any"],
  mentions: [["text"], "any"],
  mentionsAll: [["text"], "any"],
  isPresent: [types, "none"],
  isAbsent: [types, "none"],
  onOrAfter: [["date", "instant"], "one"],
  before: [["date", "instant"], "one"],
  betweenTimes: [["instant"], "times"],
} as const satisfies Record<string, readonly [readonly Type[], "one" | "many" | "any" | "none" | "times"]>;
type Operator = keyof typeof operatorTable;
const allOperators = Object.keys(operatorTable) as Operator[];

type Value = string | number | boolean | (string | number | boolean)[];
const leaf = (fact: string, operator: Operator, value?: Value): Leaf => ({ fact, operator, ...(value !== undefined && { value }) });
const at = (when: Condition) => toldOf(planted(when));

/** The values an operator takes of a type. */
function values(operator: Operator, type: Type): (Value | undefined)[] {
  const [, one, other] = typed[type];
  const shapes = { one: [one, other], many: [[one], [one, other]], any: [one, [one, other]], none: [undefined], times: [["23:00", "06:00"], ["00:00", "23:59"]] };
  return shapes[operatorTable[operator][1]];
}

describe("an operator", () => {
  test("of the table is one there is", () => {
    expect(Object.keys(operators).sort()).toEqual([...allOperators].sort());
  });

  test.each(allOperators)("%s reads the facts it is for, and is refused at others", (operator) => {
    for (const type of types)
      for (const value of values(operator, type)) {
        const fits = (operatorTable[operator][0] as readonly Type[]).includes(type);
        const expected = fits ? [] : [told("rule/operator-mismatch", duty, "operator")];
        expect(at(leaf(typed[type][0], operator, value)), `${type} ${JSON.stringify(value)}`).toEqual(expected);
      }
  });

  test("that does not fit is told with those that do, and the one most likely meant", () => {
    const [found] = findings(planted(leaf("text", "contains", "暖气")));
    expect(found?.params).toEqual({ operator: "contains", fact: "text", type: "text", fitting: ["mentions", "mentionsAll", "isPresent", "isAbsent"] });
    const [near] = findings(planted(leaf("signals", "notEqual", "fire")));
    expect(near?.params["meant"]).toBeUndefined();
    const [nearer] = findings(planted(leaf("households", "contains", 1)));
    expect(nearer?.params["fitting"]).toEqual([
      "equal", "notEqual", "in", "notIn", "lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "isPresent", "isAbsent",
    ]);
  });
});

const value = told("rule/value-mismatch", duty, "value");
const item = (index: number) => told("rule/value-mismatch", duty, "value", index);

describe("a value", () => {
  test("is needed by every operator but the two that take none", () => {
    for (const operator of allOperators) {
      const [facts, shape] = operatorTable[operator];
      const { code, params, at } = findings(planted(leaf(typed[facts[0] as Type][0], operator)))[0] ?? {};
      const expected = shape === "none" ? [] : ["schema/missing-key", "value", "/obligations/0/when"];
      expect([code, params?.["key"], at?.pointer].filter((part) => part !== undefined), operator).toEqual(expected);
    }
  });

  test.each(([
    ["isPresent", "text", "暖气"], ["isAbsent", "households", 1], ["isPresent", "signals", ["fire"]],
    ["equal", "category", ["help"]], ["notEqual", "households", [1]], ["contains", "signals", ["fire"]], ["doesNotContain", "divisions", ["990101"]],
    ["in", "category", "help"], ["notIn", "households", 1],
    ["lessThan", "households", "7"], ["lessThanInclusive", "households", [7]], ["greaterThan", "households", true],
    ["greaterThanInclusive", "households", "2026-01-31"],
    ["mentions", "text", 7], ["mentions", "text", true], ["mentionsAll", "text", ["暖气", 7]], ["mentions", "text", ""], ["mentions", "text", ["暖气", " "]],
    ["onOrAfter", "received", "2026-02-30"], ["onOrAfter", "contract.signed", "2026-1-31"], ["before", "received", 20260131],
    ["before", "received", ["2026-01-31"]], ["before", "contract.signed", "暖气"], ["before", "received", "2026-01-31T00:00:00+08:00"],
    ["betweenTimes", "received", "23:00"], ["betweenTimes", "received", ["23:00"]], ["betweenTimes", "received", ["23:00", "06:00", "07:00"]],
    ["betweenTimes", "received", ["24:00", "06:00"]], ["betweenTimes", "received", ["6:00", "07:00"]], ["betweenTimes", "received", ["06:60", "07:00"]],
    ["betweenTimes", "received", ["06:00", "06:00"]], ["betweenTimes", "received", ["06:00", 7]], ["betweenTimes", "received", ["06:00", "07:00:00"]],
    ["betweenTimes", "received", ["06:00", "107:00"]],
  ] satisfies [Operator, string, Value][]))("of the wrong shape is refused: %s of %s with %j", (operator, fact, wrong) => {
    const found = findings(planted(leaf(fact, operator, wrong)));
    expect(found.map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params["actual"]])).toEqual([[value, JSON.stringify(wrong)]]);
  });

  test.each(([
    ["households", "1"], ["households", true], ["answer.ready", "true"], ["answer.ready", 1], ["contract.number", 1], ["contract.number", false],
    ["contract.signed", "2026-02-29"], ["contract.signed", 20260131], ["heating.supplier", "centrel"], ["heating.supplier", 1],
    ["category", 1], ["chosen.topic", true], ["lead", 990101], ["lead.department", 1],
  ] satisfies [string, Value][]))("of the wrong type is refused, alone and at its index: %s with %j", (fact, wrong) => {
    const type = types.find((one) => typed[one][0] === fact) as Type;
    expect(at(leaf(fact, "equal", wrong))).toEqual([value]);
    expect(at(leaf(fact, "notIn", [typed[type][1], wrong, typed[type][2]]))).toEqual([item(1)]);
  });

  test.each(([
    ["contract.annexes", 1], ["divisions", 990101], ["about.units", true], ["signals", 1],
  ] satisfies [string, Value][]))("of the wrong type is refused in a list: %s with %j", (fact, wrong) => {
    expect(at(leaf(fact, "contains", wrong))).toEqual([value]);
  });

  test("that no step or word of the pack is, is refused where a fact has only those", () => {
    const [sign] = whens("responsibility.events.resolve[]") as [Place];
    for (const [fact, operator, good, bad] of [
      ["ticket.overdue", "contains", "resolve", "resolv"], ["ticket.done", "doesNotContain", "call-back", "callback"],
      ["ticket.phase", "equal", "closed", "close"], ["event.outcome", "equal", "solved", "solve"], ["event.by", "equal", "co", "c"],
      ["ticket.objection-ground", "equal", "duty", "dutty"],
    ] as const) {
      expect(toldOf(planted(leaf(fact, operator, good), sign))).toEqual([]);
      const [found] = findings(planted(leaf(fact, operator, bad), sign));
      expect([found?.code, found?.at.pointer, found?.params["meant"]]).toEqual(["rule/value-mismatch", "/events/resolve/0/when/value", good]);
      expect(found?.params["allowed"]).toContain(good);
    }
    const [filed] = whens("responsibility.events.milestone[]") as [Place];
    expect(toldOf(planted(leaf("event.name", "equal", "accepted"), filed))).toEqual([]);
    expect(toldOf(planted(leaf("event.name", "equal", "decided"), filed))).toEqual([told("rule/value-mismatch", filed, "value")]);
  });

  test.each([
    ["category", "category", "rule/unknown-category", "helq"],
    ["topic", "chosen.topic", "rule/unknown-topic", "公共服务/供气"],
    ["unit", "lead", "rule/unknown-unit", "enterprise:oil"],
    ["department", "lead.department", "directory/unknown-department", "urbane"],
  ] as const)("that names no %s is told, alone and at its index", (type, fact, code, bad) => {
    expect(at(leaf(fact, "equal", bad))).toEqual([told(code, duty, "value")]);
    expect(at(leaf(fact, "in", [typed[type][1], bad]))).toEqual([told(code, duty, "value", 1)]);
  });

  test.each([
    ["division", "divisions", "rule/unknown-division", "990109"],
    ["unit", "about.units", "rule/unknown-unit", "990101009"],
    ["signal", "signals", "rule/unknown-signal", "fir"],
  ] as const)("that names no %s is told, looked for in a list", (_, fact, code, bad) => {
    expect(at(leaf(fact, "contains", bad))).toEqual([told(code, duty, "value")]);
  });

  test("of a hierarchy is told at its index", () => {
    expect(at(leaf("divisions", "within", ["990101", "990109"]))).toEqual([told("rule/unknown-division", duty, "value", 1)]);
    expect(at(leaf("chosen.topic", "within", "公共服务/供"))).toEqual([told("rule/unknown-topic", duty, "value")]);
  });
});
