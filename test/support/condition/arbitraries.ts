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
  list: maybe(list(letters)),
  divisions: maybe(list(divisions)),
  topic: maybe(topics),
  date: maybe(dates),
  instant: maybe(
    fc
      .record({ date: dates, time: times })
      .map(({ date, time }) => ({ iso: `${date}T${time}:00+08:00`, date, time })),
  ),
  text: maybe(texts.map(text)),
});

/** A value of the right shape for an operator on a fact of this type. */
function valueFor(type: FactType, shape: string): fc.Arbitrary<Leaf["value"]> {
  const one =
    { number: fc.integer({ min: -3, max: 3 }), boolean: fc.boolean(), divisions, topic: topics, date: dates }[
      type as string
    ] ?? letters;
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
      return fc.tuple(times, times);
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

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.constant<Condition>({ condition: "is.a" }) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie("tree").map((not) => ({ not })) },
    {
      weight: 1,
      arbitrary: fc
        .record({ clauses: fc.integer({ min: 1, max: 3 }), when: tie("tree") })
        .map((scope): Condition => ({ scope })),
    },
  ),
})).tree;
