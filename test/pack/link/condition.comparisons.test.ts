import { describe, expect, test } from "vitest";
import { operators } from "../../../src/condition/operators/table.js";
import type { Condition, Leaf } from "../../../src/condition/schema.js";
import {
  changedAt,
  everyPlace,
  findings,
  type Place,
  placesLike,
  told,
  toldOf,
} from "../../support/places.js";

const [duty] = placesLike(everyPlace, "responsibility.obligations[].when") as [Place];
const planted = (when: Condition, place = duty) => changedAt(everyPlace, place, when);
const whenOf = (event: string) => placesLike(everyPlace, `responsibility.events.${event}[].when`)[0] as Place;

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
const single: readonly Type[] = [
  "string",
  "number",
  "boolean",
  "date",
  "enum",
  "category",
  "topic",
  "unit",
  "department",
];
const lists: readonly Type[] = ["list", "divisions", "units", "signals"];

/** Which types an operator reads and what it compares with: as the guide's table of operators says. */
const operatorTable = {
  equal: [single, "one"],
  notEqual: [single, "one"],
  in: [single, "many"],
  notIn: [single, "many"],
  contains: [lists, "one"],
  doesNotContain: [lists, "one"],
  containsAny: [lists, "many"],
  containsAll: [lists, "many"],
  containsOnly: [lists, "many"],
  containsExactly: [lists, "many"],
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
  after: [["date", "instant"], "one"],
  before: [["date", "instant"], "one"],
  onOrBefore: [["date", "instant"], "one"],
  betweenTimes: [["instant"], "times"],
  onWeekday: [["date", "instant"], "weekdays"],
  onWorkday: [["instant"], "none"],
  inOfficeHours: [["instant"], "windows"],
} as const satisfies Record<
  string,
  readonly [readonly Type[], "one" | "many" | "any" | "none" | "times" | "weekdays" | "windows"]
>;
type Operator = keyof typeof operatorTable;
const allOperators = Object.keys(operatorTable) as Operator[];

type Value = string | number | boolean | (string | number | boolean)[];
const leaf = (fact: string, operator: Operator, value?: Value): Leaf => ({
  fact,
  operator,
  ...(value !== undefined && { value }),
});
const at = (when: Condition) => toldOf(planted(when));

/** The values an operator takes of a type. */
function values(operator: Operator, type: Type): (Value | undefined)[] {
  const [, one, other] = typed[type];
  const shapes = {
    one: [one, other],
    many: [[one], [one, other]],
    any: [one, [one, other]],
    none: [undefined],
    times: [
      ["23:00", "06:00"],
      ["00:00", "24:00"],
    ],
    weekdays: [[1, 7], 3],
    windows: [["09:00-12:00", "13:30-18:00"], ["22:00-06:00"]],
  };
  return shapes[operatorTable[operator][1]];
}

describe("an operator", () => {
  test("of the table is one there is", () => {
    expect(Object.keys(operators).sort()).toEqual([...allOperators].sort());
  });

  test.each(allOperators)("%s reads the facts it is for, and is refused at others", (operator) => {
    const fitting: readonly Type[] = operatorTable[operator][0];
    const asked = types.flatMap((type) => values(operator, type).map((value) => [type, value] as const));
    const when = { all: asked.map(([type, value]) => leaf(typed[type][0], operator, value)) };
    const refused = asked.flatMap(([type], index) => (fitting.includes(type) ? [] : [index]));
    expect(at(when)).toEqual(
      refused.map((index) => told("rule/operator-mismatch", duty, "all", index, "operator")).sort(),
    );
  });

  test("that does not fit is told with those that do, and the one most likely meant", () => {
    const [found] = findings(planted(leaf("text", "contains", "暖气")));
    expect(found?.params).toEqual({
      operator: "contains",
      fact: "text",
      type: "text",
      fitting: ["mentions", "mentionsAll", "isPresent", "isAbsent"],
    });
    const [near] = findings(planted(leaf("signals", "notEqual", "fire")));
    expect(near?.params["meant"]).toBeUndefined();
    const [nearer] = findings(planted(leaf("households", "contains", 1)));
    expect(nearer?.params["fitting"]).toEqual([
      "equal",
      "notEqual",
      "in",
      "notIn",
      "lessThan",
      "lessThanInclusive",
      "greaterThan",
      "greaterThanInclusive",
      "isPresent",
      "isAbsent",
    ]);
  });
});

const value = told("rule/value-mismatch", duty, "value");
const item = (index: number) => told("rule/value-mismatch", duty, "value", index);

describe("a value", () => {
  test("is needed by every operator but those that take none", () => {
    for (const operator of allOperators) {
      const [facts, shape] = operatorTable[operator];
      const { code, params, at } = findings(planted(leaf(typed[facts[0] as Type][0], operator)))[0] ?? {};
      const expected = shape === "none" ? [] : ["schema/missing-key", "value", "/obligations/0/when"];
      expect(
        [code, params?.["key"], at?.pointer].filter((part) => part !== undefined),
        operator,
      ).toEqual(expected);
    }
  });

  test.each([
    ["isPresent", "text", "暖气"],
    ["isAbsent", "households", 1],
    ["isPresent", "signals", ["fire"]],
    ["equal", "category", ["help"]],
    ["notEqual", "households", [1]],
    ["contains", "signals", ["fire"]],
    ["doesNotContain", "divisions", ["990101"]],
    ["in", "category", "help"],
    ["notIn", "households", 1],
    ["lessThan", "households", "7"],
    ["lessThanInclusive", "households", [7]],
    ["greaterThan", "households", true],
    ["greaterThanInclusive", "households", "2026-01-31"],
    ["mentions", "text", 7],
    ["mentions", "text", true],
    ["mentionsAll", "text", ["暖气", 7]],
    ["mentions", "text", ""],
    ["mentions", "text", ["暖气", " "]],
    ["onOrAfter", "received", "2026-02-30"],
    ["onOrAfter", "contract.signed", "2026-1-31"],
    ["before", "received", 20260131],
    ["before", "received", ["2026-01-31"]],
    ["before", "contract.signed", "暖气"],
    ["before", "received", "2026-01-31T00:00:00+08:00"],
    ["betweenTimes", "received", "23:00"],
    ["betweenTimes", "received", ["23:00"]],
    ["betweenTimes", "received", ["23:00", "06:00", "07:00"]],
    ["betweenTimes", "received", ["24:00", "06:00"]],
    ["betweenTimes", "received", ["6:00", "07:00"]],
    ["betweenTimes", "received", ["06:60", "07:00"]],
    ["betweenTimes", "received", ["06:00", "06:00"]],
    ["betweenTimes", "received", ["06:00", 7]],
    ["betweenTimes", "received", ["06:00", "07:00:00"]],
    ["betweenTimes", "received", ["06:00", "107:00"]],
    ["betweenTimes", "received", ["06:00", "24:01"]],
    ["containsAny", "signals", "fire"],
    ["containsExactly", "divisions", "990101"],
    ["after", "received", "2026-02-30"],
    ["onOrBefore", "contract.signed", ["2026-01-31"]],
    ["onWeekday", "received", [0]],
    ["onWeekday", "received", [1, 8]],
    ["onWeekday", "received", 1.5],
    ["onWeekday", "received", "1"],
    ["onWorkday", "received", true],
    ["inOfficeHours", "received", "09:00-12:00"],
    ["inOfficeHours", "received", ["09:00-25:00"]],
    ["inOfficeHours", "received", ["09:00-12:00", "11:00-13:00"]],
    ["inOfficeHours", "received", ["24/7"]],
    ["inOfficeHours", "received", ["09:00"]],
  ] satisfies [Operator, string, Value][])(
    "of the wrong shape is refused: %s of %s with %j",
    (operator, fact, wrong) => {
      const found = findings(planted(leaf(fact, operator, wrong)));
      expect(
        found.map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params["actual"]]),
      ).toEqual([[value, JSON.stringify(wrong)]]);
    },
  );

  test.each([
    ["households", "1"],
    ["households", true],
    ["answer.ready", "true"],
    ["answer.ready", 1],
    ["contract.number", 1],
    ["contract.number", false],
    ["contract.signed", "2026-02-29"],
    ["contract.signed", 20260131],
    ["heating.supplier", "centrel"],
    ["heating.supplier", 1],
    ["category", 1],
    ["chosen.topic", true],
    ["lead", 990101],
    ["lead.department", 1],
  ] satisfies [string, Value][])(
    "of the wrong type is refused, alone and at its index: %s with %j",
    (fact, wrong) => {
      const type = types.find((one) => typed[one][0] === fact) as Type;
      expect(at(leaf(fact, "equal", wrong))).toEqual([value]);
      expect(at(leaf(fact, "notIn", [typed[type][1], wrong, typed[type][2]]))).toEqual([item(1)]);
    },
  );

  test.each([
    ["contract.annexes", 1],
    ["divisions", 990101],
    ["about.units", true],
    ["signals", 1],
  ] satisfies [string, Value][])("of the wrong type is refused in a list: %s with %j", (fact, wrong) => {
    expect(at(leaf(fact, "contains", wrong))).toEqual([value]);
  });

  test("that no step or word of the pack is, is refused where a fact has only those", () => {
    const resolve = whenOf("resolve");
    for (const [fact, operator, good, bad] of [
      ["ticket.overdue", "contains", "resolve", "resolv"],
      ["ticket.done", "doesNotContain", "call-back", "callback"],
      ["ticket.phase", "equal", "closed", "close"],
      ["event.outcome", "equal", "solved", "solve"],
      ["event.by", "equal", "co", "c"],
      ["ticket.objection-ground", "equal", "duty", "dutty"],
    ] as const) {
      expect(toldOf(planted(leaf(fact, operator, good), resolve))).toEqual([]);
      const [found] = findings(planted(leaf(fact, operator, bad), resolve));
      expect([found?.code, found?.at.pointer, found?.params["meant"]]).toEqual([
        "rule/value-mismatch",
        "/events/resolve/0/when/value",
        good,
      ]);
      expect(found?.params["allowed"]).toContain(good);
    }
    const filed = whenOf("milestone");
    expect(toldOf(planted(leaf("event.name", "equal", "accepted"), filed))).toEqual([]);
    expect(toldOf(planted(leaf("event.name", "equal", "decided"), filed))).toEqual([
      told("rule/value-mismatch", filed, "value"),
    ]);
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
    expect(at(leaf("divisions", "within", ["990101", "990109"]))).toEqual([
      told("rule/unknown-division", duty, "value", 1),
    ]);
    expect(at(leaf("chosen.topic", "within", "公共服务/供"))).toEqual([
      told("rule/unknown-topic", duty, "value"),
    ]);
  });
});

describe("another fact", () => {
  const compared = (fact: string, operator: Operator, other: string): Condition => ({
    fact,
    operator,
    value: { fact: other },
  });
  const differ = [told("rule/facts-differ", duty, "value", "fact")];

  test.each<[string, Operator, string, string[]]>([
    ["households", "equal", "households", []],
    ["households", "greaterThan", "households", []],
    ["contract.number", "notEqual", "contract.kind", []],
    ["heating.supplier", "equal", "contract.kind", []],
    ["contract.signed", "before", "contract.signed", []],
    ["received", "after", "contract.signed", []],
    ["contract.signed", "onOrBefore", "received", []],
    ["contract.annexes", "containsAny", "contract.annexes", []],
    ["contract.annexes", "contains", "contract.kind", []],
    ["contract.kind", "in", "contract.annexes", []],
    ["lead", "in", "about.units", []],
    ["topic", "within", "chosen.topic", []],
    ["households", "equal", "contract.number", differ],
    ["contract.signed", "equal", "received", differ],
    ["contract.kind", "equal", "contract.annexes", differ],
    ["contract.kind", "in", "contract.number", differ],
    ["contract.annexes", "containsAll", "contract.kind", differ],
    ["about.units", "containsAny", "signals", differ],
    ["lead", "equal", "category", differ],
    ["received", "betweenTimes", "contract.signed", differ],
    ["received", "onWeekday", "households", differ],
    ["text", "mentions", "title", differ],
    ["topic", "isPresent", "topic", differ],
    ["topic", "within", "divisions", differ],
    ["households", "equal", "nothing", [told("rule/unknown-fact", duty, "value", "fact")]],
  ])(
    "is of the same kind, and of as many values as the operator takes: %s %s %s",
    (fact, operator, other, found) => {
      expect(at(compared(fact, operator, other))).toEqual(found);
    },
  );

  test("is one the stage knows, and one that a ticket keeps", () => {
    const [classify] = placesLike(everyPlace, "classify.rules[].when") as [Place];
    expect(toldOf(planted(compared("chosen.category", "equal", "category"), classify))).toEqual([
      told("rule/fact-too-early", classify, "value", "fact"),
    ]);
    const sign = whenOf("sign");
    expect(toldOf(planted(compared("category", "equal", "chosen.category"), sign))).toEqual([
      told("ticket/fact-not-kept", sign),
    ]);
  });
});
