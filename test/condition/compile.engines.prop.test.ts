import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition } from "../../src/condition/compile.js";
import { interpretCondition } from "../../src/condition/interpret.js";
import { type Condition, type Leaf, operatorNames } from "../../src/condition/schema.js";
import type { Facts } from "../../src/facts/facts.js";
import { secondEngine, type SecondReading } from "../../src/audit/second-engine.js";
import { secondOperatorsOf } from "../../src/audit/second-operators.js";
import { asWritten, secondFold } from "../../src/audit/second-fold.js";
import { secondClauses, type SecondList } from "../../src/audit/second-words.js";
import { foldCondition } from "../../src/condition/walk.js";
import { buildScanner, type Scanner } from "../../src/text/scanner.js";
import { Shown } from "../../src/condition/evidence.js";
import { bites } from "../support/bites.js";
import { condition, facts, named, scanner, spoken } from "../support/condition/arbitraries.js";
import { secondLists } from "../support/condition/word-lists.js";
import { compiling, interpreting } from "../support/condition/reading.js";
import { slips } from "../support/condition/slips.js";

const secondOperators = secondOperatorsOf();
const severalFacts = fc.array(facts, { minLength: 3, maxLength: 3 });

const isTwoFacts = ({ value }: Leaf) => typeof value === "object" && "fact" in value;
const shapes = [
  "all",
  "any",
  "not",
  "scope",
  "mentions",
  "topic",
  "category",
  "signal",
  "condition",
] as const;
const shapeOf = (when: Condition): string => {
  if (!("operator" in when)) return shapes.find((shape) => shape in when) as string;
  return isTwoFacts(when) ? "two facts" : when.operator;
};

/** What a condition is as a whole, with its answer: what stands deep inside another may not count for it. */
function kindsOf(when: Condition, known: Facts, holds: boolean): string[] {
  const shape = shapeOf(when);
  const isAbsent = "operator" in when && known[when.fact] === undefined;
  const kind = `${shape} ${holds ? "holds" : "does not hold"}`;
  return isAbsent ? [kind, `${shape} of what is absent`] : [kind];
}

const allKinds = [
  ...[...operatorNames, ...shapes, "two facts"].flatMap((shape) => [
    `${shape} holds`,
    `${shape} does not hold`,
  ]),
  ...operatorNames.map((operator) => `${operator} of what is absent`),
];
const often = (times: number): Record<string, number> =>
  Object.fromEntries(allKinds.map((kind) => [kind, times]));

/** The compiled condition agrees with its definition, and its evidence with both. */
const compiledAgrees = (words: Scanner, bite: (kind: string) => void = () => undefined) =>
  fc.property(condition, severalFacts, (when, several) => {
    const compiled = compileCondition(when, compiling(words, named));
    for (const known of several) {
      const expected = interpretCondition(when, known, interpreting(named));
      for (const kind of kindsOf(when, known, expected)) bite(kind);
      expect(compiled.holds(known)).toBe(expected);
      expect(compiled.explain(known, new Shown()).result).toBe(expected);
    }
  });

type Rewrite = (when: Condition) => Condition;

interface Asked {
  /** What the second engine is given for a condition. */
  readonly rewritten?: Rewrite;
  /** Which conditions are drawn. */
  readonly of?: fc.Arbitrary<Condition>;
}

/** The second engine holds the same rules of a list as the definition. */
const secondAgrees = (
  { rewritten = (when) => when, of = condition, ...reading }: Partial<SecondReading> & Asked = {},
  bite: (kind: string) => void = () => undefined,
) =>
  fc.asyncProperty(
    fc.array(of, { minLength: 1, maxLength: 4 }),
    severalFacts,
    async (conditions, several) => {
      const rules = conditions.map((when, index) => ({ id: `rule-${index}`, when }));
      const read = rules.map(({ id, when }) => ({ id, when: rewritten(when) }));
      const second = secondEngine(read, { named, lists: secondLists, ...reading });
      for (const known of several) {
        const expected = rules
          .filter((rule) => interpretCondition(rule.when, known, interpreting(named)))
          .map((rule) => rule.id);
        for (const { id, when } of rules)
          for (const kind of kindsOf(when, known, expected.includes(id))) bite(kind);
        if (expected.length > 1) bite("several rules");
        if (expected.length === 0) bite("no rule");
        expect(await second.holding(known)).toEqual(expected);
      }
    },
  );

/** Of 1 to 4 conditions each: twenty thousand in all. */
const runs = { numRuns: 9_000 };
/** The first case that shows a slip ends the search: only one that is shown rarely takes as many. */
const search = { numRuns: 30_000, endOnFailure: true };

describe("one condition, three evaluators", () => {
  test("the compiled condition agrees with its definition, and its evidence with both", () => {
    bites(often(20), (bite) => fc.assert(compiledAgrees(scanner, bite), { numRuns: 25_000 }));
  });

  test("json-rules-engine holds the same rules of a list", async () => {
    const least: Record<string, number> = { ...often(20), "several rules": 700, "no rule": 1000 };
    await bites(least, (bite) => fc.assert(secondAgrees({}, bite), runs));
  });
});

const cutRightly = (part: string) => secondClauses(part, asWritten);
const wordOf = (entry: SecondList["words"][number]) => (typeof entry === "string" ? entry : entry.word);

describe("where the evaluators part, it is seen", () => {
  const all = operatorNames.flatMap((operator) =>
    Object.entries(slips[operator]).map(([slip, wrong]) => [operator, slip, wrong] as const),
  );

  test.each(operatorNames)("for %s, in two ways at the least", (operator) => {
    expect(Object.keys(slips[operator]).length).toBeGreaterThanOrEqual(2);
  });

  test.each(all)("%s that is %s", async (operator, _, wrong) => {
    const { failed } = await fc.check(
      secondAgrees({ operators: { ...secondOperators, [operator]: wrong } }),
      search,
    );
    expect(failed).toBe(true);
  });

  const scopesOf =
    (clauses: (written: number) => number): Rewrite =>
    (when) =>
      foldCondition<Condition>(when, {
        all: (parts) => ({ all: [...parts] }),
        any: (parts) => ({ any: [...parts] }),
        not: (part) => ({ not: part }),
        scope: (scope, part) => ({ scope: { clauses: clauses(scope.clauses), when: part } }),
        named: (name) => ({ condition: name }),
        leaf: (leaf) => leaf,
      });
  const eachList = (wrong: (list: SecondList) => SecondList): Partial<SecondReading> => ({
    lists: new Map([...secondLists].map(([name, list]) => [name, wrong(list)])),
  });
  const fold = (part: string) => secondFold(part, asWritten);

  test.each<[string, Parameters<typeof secondAgrees>[0]]>([
    ["a scope has a clause more than is written", { rewritten: scopesOf((written) => written + 1) }],
    ["a scope is one clause alone", { rewritten: scopesOf(() => 1) }],
    ["a text is one clause", { cut: (part) => [fold(part)] }],
    ["a line end always ends a clause", { cut: (part) => part.split("\n").flatMap(cutRightly) }],
    ["a line end never ends one", { cut: (part) => cutRightly(part.replaceAll("\n", "")) }],
    ["a list mark ends none", { cut: (part) => cutRightly(part.replaceAll("一、", "")) }],
    ["a comma ends none", { cut: (part) => cutRightly(part.replaceAll("，", "、")) }],
    [
      "a word of a list counts in a longer one that it is not",
      eachList((list) => ({ ...list, words: list.words.map(wordOf) })),
    ],
    ["the longest word is not asked for", eachList((list) => ({ ...list, rivals: [] }))],
    ["nothing is negated", eachList((list) => ({ ...list, negatedBy: undefined }))],
    [
      "a negation has no words in which it is none",
      eachList(({ negatedBy, ...list }) => ({
        ...list,
        negatedBy: negatedBy && { ...negatedBy, words: negatedBy.words.map(wordOf) },
      })),
    ],
  ])("where %s", async (_, slip) => {
    const { failed } = await fc.check(secondAgrees({ of: spoken, ...slip }), search);
    expect(failed).toBe(true);
  });

  test("also where words compiled are others than those written", () => {
    const { words } = scanner;
    const { failed } = fc.check(compiledAgrees(buildScanner(words.toReversed())), search);
    expect(failed).toBe(true);
  });
});
