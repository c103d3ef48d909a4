import fc from "fast-check";
import { operators } from "../../../src/condition/operators/table.js";
import type { Condition, Leaf } from "../../../src/condition/schema.js";
import type { Facts, FactType, FactValue } from "../../../src/facts/index.js";
import { foldText } from "../../../src/text/fold.js";
import { buildScanner } from "../../../src/text/scanner.js";
import { textOf } from "./reading.js";
import { lists, rivals, wordsOfLists } from "./word-lists.js";

/** Some overlap, some stand in longer runs of letters or digits, one has to be folded. */
const words = ["暖气", "不热", "暖气不热", "气不", "ABC", "5g"];
export const scanner = buildScanner([...words, ...rivals, ...wordsOfLists].map(foldText));
const text = (plain: string): FactValue => textOf(scanner, plain);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });

const letters = fc.constantFrom("", "a", "b", "A", "ab");
/** Few, so that two lists of them are often the same. */
const items = fc.constantFrom("a", "b", "ab");
const divisions = fc.constantFrom(
  "110000",
  "110100",
  "110105",
  "110105001",
  "110110",
  "110111",
  "110228",
  "120101",
);
const topics = fc.constantFrom(
  "公共服务",
  "公共服务/供暖",
  "公共服务/供暖/温度不达标",
  "公共服务/供暖费",
  "公共",
);
const times = fc.constantFrom("00:00", "05:59", "06:00", "06:01", "22:59", "23:00", "23:59");
const dates = fc.constantFrom("2026-02-28", "2026-03-01", "2026-03-02", "2026-12-31");
const pieces = fc.constantFrom(
  "暖气",
  "暖气不热",
  "暖气不热",
  "不",
  "不热",
  "ＡＢＣ",
  "x",
  "5g",
  "1",
  "，",
  "。",
  "\n",
  "一、",
  "没有",
  "有",
  "不是",
  "被困",
  "被困",
  "扰",
  "了",
);
const texts = fc.array(pieces, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(""));
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });

export const facts: fc.Arbitrary<Facts> = fc.record({
  string: maybe(letters),
  number: maybe(fc.integer({ min: -3, max: 3 })),
  boolean: maybe(fc.boolean()),
  list: maybe(list(items)),
  divisions: maybe(list(divisions)),
  topic: maybe(topics),
  date: maybe(dates),
  instant: maybe(
    fc
      .record({ date: dates, time: times, workday: fc.boolean(), dayBeforeWorked: fc.boolean() })
      .map((moment) => ({ iso: `${moment.date}T${moment.time}:00+08:00`, ...moment })),
  ),
  text: maybe(texts.map(text)),
  "other.string": maybe(letters),
  "other.number": maybe(fc.integer({ min: -3, max: 3 })),
  "other.list": maybe(list(items)),
  "other.date": maybe(dates),
  "other.topic": maybe(topics),
  category: maybe(fc.constantFrom("help", "praise", "report")),
  signals: maybe(list(items)),
});

/** A value of the right shape for an operator on a fact of this type. */
function valueFor(type: FactType, shape: string): fc.Arbitrary<Leaf["value"]> {
  const one =
    {
      number: fc.integer({ min: -3, max: 3 }),
      boolean: fc.boolean(),
      divisions,
      topic: topics,
      date: dates,
      list: items,
    }[type as string] ?? letters;
  switch (shape) {
    case "none":
      return fc.constant(undefined);
    case "number":
      return fc.integer({ min: -3, max: 3 });
    case "many":
      return fc.array(one as fc.Arbitrary<string>, { minLength: 1, maxLength: 3 });
    case "one-or-many":
      return fc.oneof(
        one as fc.Arbitrary<string>,
        fc.array(one as fc.Arbitrary<string>, { minLength: 1, maxLength: 2 }),
      );
    case "words":
      return fc.oneof<fc.Arbitrary<Leaf["value"]>[]>(
        fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...lists.keys()).map((name) => ({ list: name })),
      );
    case "date":
      return dates;
    case "times":
      return fc.tuple(times, fc.oneof(times, fc.constant("24:00")));
    case "weekdays":
      return fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 });
    case "windows":
      return fc.constantFrom(["06:00-12:00", "22:59-24:00"], ["23:00-06:01"], ["00:00-06:00", "23:00-23:59"]);
    default:
      return one as fc.Arbitrary<string>;
  }
}

const types: readonly FactType[] = [
  "string",
  "number",
  "boolean",
  "list",
  "divisions",
  "topic",
  "date",
  "instant",
  "text",
];
/** One comparison; every operator as often as any other, however many types of facts it reads. */
const leaf = fc.oneof(
  ...Object.values(operators).map(({ name, facts: readable, value: shape }) =>
    fc.constantFrom(...types.filter((type) => readable.includes(type))).chain((fact) =>
      valueFor(fact, shape).map((value): Condition => ({
        fact,
        operator: name,
        ...(value !== undefined && { value }),
      })),
    ),
  ),
);
export const named = new Map<string, Condition>([
  ["is.a", { fact: "string", operator: "equal", value: "a" }],
]);

/** What may be said of a few clauses. */
const said = valueFor("text", "words").map((value): Condition => ({
  fact: "text",
  operator: "mentions",
  value,
}));
const together = fc.oneof(
  said,
  fc
    .array(
      fc.oneof(
        said,
        said.map((not): Condition => ({ not })),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) => ({ all })),
);

const oneOrMore = <T>(of: fc.Arbitrary<T>) => fc.oneof(of, fc.array(of, { minLength: 1, maxLength: 3 }));
/** Comparisons in their short forms. */
const short: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(...lists.keys()).map((mentions) => ({ mentions })),
  valueFor("text", "words")
    .filter((value) => Array.isArray(value))
    .map((words) => ({ mentions: words as string[] })),
  oneOrMore(topics).map((topic) => ({ topic })),
  oneOrMore(fc.constantFrom("help", "praise")).map((category) => ({ category })),
  oneOrMore(items).map((signal) => ({ signal })),
);

/** Conditions that only look for words, most of them in a few clauses. */
export const spoken: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 1, arbitrary: together },
  {
    weight: 3,
    arbitrary: fc
      .record({ clauses: fc.integer({ min: 1, max: 3 }), when: together })
      .map((scope): Condition => ({ scope })),
  },
);

/** Two facts compared: by type, with which others, by what. */
const twoFacts: fc.Arbitrary<Condition> = fc
  .constantFrom(
    ["string", "other.string", ["equal", "notEqual"]] as const,
    [
      "number",
      "other.number",
      ["equal", "lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"],
    ] as const,
    ["date", "other.date", ["equal", "onOrAfter", "after", "before", "onOrBefore"]] as const,
    ["instant", "other.date", ["onOrAfter", "after", "before", "onOrBefore"]] as const,
    ["date", "instant", ["onOrAfter", "after", "before", "onOrBefore"]] as const,
    ["list", "other.list", ["containsAny", "containsAll", "containsOnly", "containsExactly"]] as const,
    ["list", "other.string", ["contains", "doesNotContain"]] as const,
    ["string", "other.list", ["in", "notIn"]] as const,
    ["topic", "other.topic", ["within", "equal"]] as const,
  )
  .chain(([fact, other, comparing]) =>
    fc.constantFrom(...comparing).map((operator): Condition => ({ fact, operator, value: { fact: other } })),
  );

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.constant<Condition>({ condition: "is.a" }) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie("tree").map((not) => ({ not })) },
    { weight: 1, arbitrary: short },
    { weight: 1, arbitrary: twoFacts },
    {
      weight: 1,
      arbitrary: fc
        .record({ clauses: fc.integer({ min: 1, max: 3 }), when: fc.oneof(together, leaf, short) })
        .map((scope): Condition => ({ scope })),
    },
  ),
})).tree;
