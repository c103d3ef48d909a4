import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition } from "../../src/condition/compile.js";
import { interpretCondition } from "../../src/condition/interpret.js";
import { operators } from "../../src/condition/operators/index.js";
import type { Condition, Leaf } from "../../src/condition/schema.js";
import type { Facts, FactType, FactValue } from "../../src/facts.js";
import { secondEngine } from "../../src/replay/second-engine.js";
import { foldText } from "../../src/text/fold.js";
import { buildScanner } from "../../src/text/scanner.js";
import { Shown } from "../../src/trace.js";

const words = ["暖气", "不热", "暖气不热", "abc"];
const scanner = buildScanner(words);
const text = (plain: string): FactValue => ({ folded: foldText(plain), scan: scanner.scan(foldText(plain)) });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });

const letters = fc.constantFrom("a", "b", "c");
const divisions = fc.constantFrom("110105", "110105001", "110108", "110108002", "110000");
const topics = fc.constantFrom("公共服务", "公共服务/供暖", "公共服务/供暖/温度不达标", "公共服务/供暖费");
const times = fc.constantFrom("00:00", "05:59", "06:00", "12:30", "23:00", "23:59");
const dates = fc.constantFrom("2026-02-28", "2026-03-01", "2026-12-31");
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });

const facts: fc.Arbitrary<Facts> = fc.record({
  string: maybe(letters),
  number: maybe(fc.integer({ min: -3, max: 3 })),
  boolean: maybe(fc.boolean()),
  list: maybe(list(letters)),
  divisions: maybe(list(divisions)),
  topic: maybe(topics),
  date: maybe(dates),
  instant: maybe(fc.record({ date: dates, time: times }).map(({ date, time }) => ({ iso: `${date}T${time}:00+08:00`, date, time }))),
  text: maybe(fc.constantFrom("暖气", "我家暖气不热", "ＡＢＣ", "xabc", "abc1", "没有事", "暖气 不热").map(text)),
});

/** A value of the right shape for an operator on a fact of this type. */
function valueFor(type: FactType, shape: string): fc.Arbitrary<Leaf["value"]> {
  const one = { number: fc.integer({ min: -3, max: 3 }), boolean: fc.boolean(), divisions, topic: topics, date: dates }[type as string] ?? letters;
  switch (shape) {
    case "none": return fc.constant(undefined);
    case "number": return fc.integer({ min: -3, max: 3 });
    case "many": return fc.array(one as fc.Arbitrary<string>, { minLength: 1, maxLength: 3 });
    case "one-or-many": return fc.oneof(one as fc.Arbitrary<string>, fc.array(one as fc.Arbitrary<string>, { minLength: 1, maxLength: 2 }));
    case "words": return fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
    case "date": return dates;
    case "times": return fc.tuple(times, times);
    default: return one as fc.Arbitrary<string>;
  }
}

const types: readonly FactType[] = ["string", "number", "boolean", "list", "divisions", "topic", "date", "instant", "text"];
const leaves = types.flatMap((type) =>
  Object.values(operators)
    .filter((operator) => operator.facts.includes(type))
    .map((operator) => valueFor(type, operator.value).map((value): Condition => ({ fact: type, operator: operator.name, ...(value !== undefined && { value }) }))),
);
const named = new Map<string, Condition>([["is.a", { fact: "string", operator: "equal", value: "a" }]]);

const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 4, arbitrary: fc.oneof(...leaves) },
    { weight: 1, arbitrary: fc.constant<Condition>({ condition: "is.a" }) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie("tree").map((not) => ({ not })) },
  ),
})).tree;

describe("one condition, three evaluators", () => {
  test("the compiled condition agrees with its definition, and its evidence with both", () => {
    fc.assert(
      fc.property(condition, facts, (when, known) => {
        const compiled = compileCondition(when, { scanner, named, compiled: new Map() });
        const expected = interpretCondition(when, known, named);
        expect(compiled.holds(known)).toBe(expected);
        expect(compiled.explain(known, new Shown()).result).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });

  test("json-rules-engine holds the same rules of a list", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(condition, { minLength: 1, maxLength: 4 }), facts, async (conditions, known) => {
        const rules = conditions.map((when, index) => ({ id: `rule-${index}`, when }));
        const expected = rules.filter((rule) => interpretCondition(rule.when, known, named)).map((rule) => rule.id);
        expect(await secondEngine(rules, named).holding(known)).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  });
});
