import { describe, expect, test } from "vitest";
import type { Condition, Leaf } from "../../../src/condition/schema.js";
import type { JsonPath } from "../../../src/json/path.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import { chain } from "../../support/named-chains.js";
import {
  added,
  changedAt,
  everyPlace,
  findings,
  kindOf,
  type Place,
  placesLike,
  placesOf,
  told,
  toldOf,
} from "../../support/places.js";

const events = [
  "sign",
  "contact",
  "object",
  "objection-upheld",
  "objection-denied",
  "whistle",
  "report-in",
  "co-report",
  "extend",
  "suspend",
  "resume",
  "resolve",
  "call-back",
  "reopen",
  "escalate",
  "milestone",
] as const;

/** Every kind of rule with a condition, by the stage that asks it. */
const stages = {
  classify: ["classify.rules[]"],
  dispose: ["classify.review[]", "dispose", "dispose.rules[]"],
  route: [
    "directory",
    "directory.rows[]",
    "route.recusal",
    "route.named",
    "route.principles[]",
    "route.boundary[]",
  ],
  limit: ["limits.steps[]", "limits.steps[].rules[]"],
  oblige: ["responsibility.obligations[]"],
  ticket: [
    "responsibility.ticket.rates.exclude[]",
    ...events.map((event) => `responsibility.events.${event}[]`),
  ],
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
const planted = (when: Condition, place = duty, files: PackFiles = everyPlace) =>
  changedAt(files, place, when);

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
    const kinds = placesOf(everyPlace)
      .filter(({ path }) => path.at(-1) === "when")
      .map(({ path, file }) => kindOf({ file, path: path.slice(0, -1) }))
      // A part of a condition is no rule.
      .filter((kind) => !kind.endsWith(".scope"));
    expect([...new Set(kinds)].sort()).toEqual(
      [...rules.map(([kind]) => kind), "conditions.conditions[]"].sort(),
    );
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

  test.each(rules.map(([kind]) => kind))(
    "of %s is told where it has more than 200 levels with the named ones it uses",
    (kind) => {
      const [place] = whens(kind) as [Place];
      const links = chain(200, (next) => next, sound);
      const deep = links.reduce(
        (files, link) => added(files, "conditions.json", ["conditions"], link),
        everyPlace,
      );
      expect(toldOf(planted({ condition: "link.1" }, place, deep))).toEqual([]);
      expect(toldOf(planted({ condition: "link.0" }, place, deep))).toEqual([
        told("rule/condition-too-deep", place),
      ]);
    },
  );
});

describe("an exception", () => {
  const kinds = rules
    .map(([kind]) => kind)
    .filter((kind) => placesLike(everyPlace, `${kind}.unless`).length > 0);

  test("stands beside the condition of every kind of rule, of events at the least at one", () => {
    const shared = ["dispose", "directory", "limits.steps[]"];
    const without = ["classify.review[]", "route.recusal", "route.named", ...shared];
    const events = ofTickets.map(([kind]) => kind).filter((kind) => kind.includes(".events."));
    const known = rules
      .map(([kind]) => kind)
      .filter((kind) => !without.includes(kind) && !events.includes(kind));
    expect(kinds.filter((kind) => !events.includes(kind)).sort()).toEqual([...known].sort());
    expect(kinds.filter((kind) => events.includes(kind))).not.toEqual([]);
  });

  test.each(kinds)("of %s is told what it names that there is not", (kind) => {
    for (const place of placesLike(everyPlace, `${kind}.unless`)) {
      expect(toldOf(planted(present("nothing"), place))).toEqual([told("rule/unknown-fact", place, "fact")]);
      expect(toldOf(planted({ condition: "nothing" }, place))).toEqual([
        told("rule/unknown-condition", place, "condition"),
      ]);
    }
  });

  test("of an event reads what the event carries, and not the appeal's text", () => {
    const [place] = placesLike(everyPlace, "responsibility.events.sign[].unless") as [Place];
    expect(toldOf(planted(present("event.ground"), place))).toEqual([told("ticket/fact-not-carried", place)]);
    expect(toldOf(planted(present("text"), place))).toEqual([told("ticket/fact-not-kept", place)]);
  });
});

describe("a short form", () => {
  const [place] = whens("dispose.rules[]") as [Place];

  test.each<[Condition, string[]]>([
    [{ mentions: "nothing" }, [told("rule/unknown-list", place, "mentions")]],
    [{ topic: "nothing" }, [told("rule/unknown-topic", place, "topic")]],
    [{ topic: ["公共服务", "nothing"] }, [told("rule/unknown-topic", place, "topic", 1)]],
    [{ category: "nothing" }, [told("rule/unknown-category", place, "category")]],
    [{ category: ["nothing", "help"] }, [told("rule/unknown-category", place, "category", 0)]],
    [{ signal: "nothing" }, [told("rule/unknown-signal", place, "signal")]],
    [{ signal: ["fire", "flood", "nothing"] }, [told("rule/unknown-signal", place, "signal", 2)]],
    [
      { all: [{ mentions: "list.fire" }, { topic: "公共服务" }, { category: ["help"] }, { signal: "fire" }] },
      [],
    ],
  ])("is told what it names that there is not, under its own key: %j", (when, expected) => {
    expect(toldOf(planted(when, place))).toEqual(expected);
  });

  test("that reads a fact not known yet is told so", () => {
    const [early] = whens("classify.rules[]") as [Place];
    expect(toldOf(planted({ category: "help" }, early))).toEqual([
      told("rule/fact-too-early", early, "category"),
    ]);
  });
});

describe("a condition asked of a few clauses", () => {
  const [place] = whens("classify.rules[]") as [Place];
  const text: Leaf = { fact: "text", operator: "mentions", value: ["着火"] };
  const within = (when: Condition): Condition => ({ scope: { clauses: 2, when } });
  const here = (code: string, ...path: JsonPath) => told(code, place, ...path);

  test.each<[string, Condition, string[]]>([
    ["reads the text", within(text), []],
    ["may read more beside it", within({ all: [text, sound] }), []],
    ["may read it by a named condition", within({ condition: "is.fire" }), []],
    ["by what it is not", within({ not: text }), []],
    ["is not in another", within(within(text)), [here("rule/scope-in-scope", "scope")]],
    [
      "nor in another by a named condition",
      within({ all: [text, { condition: "is.trapped" }] }),
      [here("rule/scope-in-scope", "scope")],
    ],
    ["cannot do without it", within(sound), [here("rule/scope-without-text", "scope")]],
    [
      "also where another beside reads it",
      { all: [text, within(sound)] },
      [here("rule/scope-without-text", "all", 1, "scope")],
    ],
    ["nor read the title", within({ any: [text, present("title")] }), [here("rule/title-in-scope", "scope")]],
    [
      "is told what is not there",
      within({ any: [text, present("nothing")] }),
      [here("rule/unknown-fact", "scope", "when", "any", 1, "fact")],
    ],
    [
      "and which condition is not",
      within({ any: [text, { condition: "nothing" }] }),
      [here("rule/unknown-condition", "scope", "when", "any", 1, "condition")],
    ],
    [
      "and which list",
      within({ ...text, value: { list: "nothing" } }),
      [here("rule/unknown-list", "scope", "when", "value", "list")],
    ],
    [
      "says nothing more of a condition that is not there",
      within({ condition: "nothing" }),
      [here("rule/unknown-condition", "scope", "when", "condition")],
    ],
  ])("%s", (_, when, expected) => {
    expect(toldOf(planted(when, place))).toEqual(expected);
  });
});

/**
 * From which stage on rules may read what was decided: as the guide's table of facts says. Every other fact
 * of an appeal is there from the first.
 */
const decided: Readonly<Record<string, Stage>> = {
  category: "dispose",
  disposition: "route",
  mode: "limit",
  lead: "limit",
  "lead.department": "limit",
  "lead.kind": "limit",
};
const asked = [
  "title",
  "text",
  "address",
  "channel",
  "received",
  "dispatched",
  "chosen.category",
  "chosen.topic",
  "topic",
  "divisions",
  "location.level",
  "location.spread",
  "appellant.kind",
  "appellant.confidential",
  "about.units",
  "history.same",
  "history.newFacts",
  "signals",
  "heating.supplier",
  "households",
  "answer.ready",
  "contract.number",
  "contract.signed",
  "contract.annexes",
];
const ofTicket = [
  "phase",
  "responsible",
  "responsible.kind",
  "objection-ground",
  "outcome",
  "returns",
  "extensions",
  "suspensions",
  "whistles",
  "reopenings",
  "call-backs",
  "overdue",
  "done",
  "co-pending",
  "hours-since-dispatch",
  "workhours-since-dispatch",
  "workdays-since-dispatch",
].map((name) => `ticket.${name}`);
/** What a ticket keeps of its decision. */
const kept = ["category", "topic", "disposition", "mode", "lead", "lead.kind"];
/** Which events carry a fact: as the table in `docs/ticket.zh-CN.md` says. */
const carried: Readonly<Record<string, readonly (typeof events)[number][]>> = {
  unit: events,
  by: events,
  reason: [
    "object",
    "objection-upheld",
    "objection-denied",
    "co-report",
    "extend",
    "suspend",
    "resume",
    "reopen",
    "escalate",
  ],
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
  (files, fact) =>
    added(files, "conditions.json", ["conditions"], {
      id: nameOf(fact),
      title: fact,
      when: { not: present(fact) },
    }),
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
    const from = { ...Object.fromEntries(asked.map((fact) => [fact, "classify"])), ...decided } as Record<
      string,
      Stage
    >;
    const facts = [...asked, ...Object.keys(decided), ...ofTicket, ...ofEvents];
    const late = facts.filter((fact) => order.indexOf(from[fact] ?? "ticket") > order.indexOf(stage));
    for (const [when, key] of readers(facts)) {
      const expected = late.map((fact) =>
        told("rule/fact-too-early", place, "all", facts.indexOf(fact), key),
      );
      expect(toldOf(planted(when, place, withNamed))).toEqual(expected.sort());
    }
  });

  test("read too early is told with the stage that asks and the one that knows", () => {
    const [place] = whens("route.boundary[]") as [Place];
    for (const when of [present("lead.kind"), { condition: nameOf("lead.kind") }])
      expect(findings(planted(when, place, withNamed)).map(({ params }) => params)).toEqual([
        { fact: "lead.kind", stage: "route", from: "limit" },
      ]);
  });

  test.each(ofTickets)("is read by %s where a ticket keeps it or the event carries it", (kind) => {
    const [place] = whens(kind) as [Place];
    const event = /events\.([a-z-]+)/.exec(kind)?.[1];
    const facts = [...asked, ...Object.keys(decided), ...ofTicket, ...ofEvents];
    const lost = [...asked, ...Object.keys(decided)].filter((fact) => !kept.includes(fact));
    const strange = ofEvents.filter(
      (fact) => !carried[fact.replace("event.", "")]?.some((one) => one === event),
    );
    const expected = [
      ...lost.map((fact) => ["ticket/fact-not-kept", fact]),
      ...strange.map((fact) => ["ticket/fact-not-carried", fact]),
    ];
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
    expect(of("event.to")).toEqual({
      fact: "event.to",
      event: "sign",
      carriedBy: ["objection-upheld", "escalate"],
    });
    expect(of("text")).toEqual({ fact: "text", kept });
    const [exclude] = whens("responsibility.ticket.rates.exclude[]") as [Place];
    expect(findings(planted(present("event.by"), exclude))[0]?.params).toEqual({
      fact: "event.by",
      event: "",
      carriedBy: events,
    });
  });

  test("that is not known is told once, not also as one a ticket does not keep", () => {
    const [place] = whens("responsibility.events.sign[]") as [Place];
    expect(toldOf(planted(present("event.nothing"), place))).toEqual([
      told("rule/unknown-fact", place, "fact"),
    ]);
  });

  test("counted in working hours needs office hours, at each event and through a named condition", () => {
    const hours = { file: "responsibility.json", path: ["ticket", "officeHours"] };
    const late: Leaf = { fact: "ticket.workhours-since-dispatch", operator: "greaterThan", value: 8 };
    const object = told(
      "time/office-hours-missing",
      ...(whens("responsibility.events.object[]").slice(0, 1) as [Place]),
    );
    for (const [kind] of ofTickets.filter(
      ([kind]) => kind.includes("events.") && !kind.includes(".object"),
    )) {
      const [place] = whens(kind) as [Place];
      for (const when of [late, { not: { condition: nameOf(late.fact) } }] as const) {
        const files = planted(when, place, withNamed);
        expect(toldOf(files), kind).toEqual([]);
        expect(toldOf(changedAt(files, hours, undefined)), kind).toEqual(
          [object, told("time/office-hours-missing", place)].sort(),
        );
      }
    }
  });
});
