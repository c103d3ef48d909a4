import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition } from "../../src/condition/compile.js";
import { interpretCondition } from "../../src/condition/interpret.js";
import { type Condition, operatorNames } from "../../src/condition/schema.js";
import type { Facts } from "../../src/facts/facts.js";
import { secondEngine } from "../../src/audit/second-engine.js";
import { secondOperatorsOf } from "../../src/audit/second-operators.js";
import { buildScanner, type Scanner } from "../../src/text/scanner.js";
import { Shown } from "../../src/condition/evidence.js";
import { bites } from "../support/bites.js";
import { condition, facts, named, scanner } from "../support/condition/arbitraries.js";
import { compiling, interpreting } from "../support/condition/reading.js";
import { slips } from "../support/condition/slips.js";

const secondOperators = secondOperatorsOf();
const severalFacts = fc.array(facts, { minLength: 3, maxLength: 3 });

const shapes = ["all", "any", "not", "condition"] as const;
const shapeOf = (when: Condition): string =>
  "operator" in when ? when.operator : (shapes.find((shape) => shape in when) as string);

/** What a condition is as a whole, with its answer: what stands deep inside another may not count for it. */
function kindsOf(when: Condition, known: Facts, holds: boolean): string[] {
  const shape = shapeOf(when);
  const isAbsent = "operator" in when && known[when.fact] === undefined;
  const kind = `${shape} ${holds ? "holds" : "does not hold"}`;
  return isAbsent ? [kind, `${shape} of what is absent`] : [kind];
}

const allKinds = [
  ...[...operatorNames, ...shapes].flatMap((shape) => [`${shape} holds`, `${shape} does not hold`]),
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

/** The second engine holds the same rules of a list as the definition. */
const secondAgrees = (operators = secondOperators, bite: (kind: string) => void = () => undefined) =>
  fc.asyncProperty(
    fc.array(condition, { minLength: 1, maxLength: 4 }),
    severalFacts,
    async (conditions, several) => {
      const rules = conditions.map((when, index) => ({ id: `rule-${index}`, when }));
      const second = secondEngine(rules, named, operators);
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

const runs = { numRuns: 3000 };
/** The first case that shows a slip ends the search: only one that is shown rarely takes as many. */
const search = { numRuns: 30_000, endOnFailure: true };

describe("one condition, three evaluators", () => {
  test("the compiled condition agrees with its definition, and its evidence with both", () => {
    bites(often(15), (bite) => fc.assert(compiledAgrees(scanner, bite), { numRuns: 5000 }));
  });

  test("json-rules-engine holds the same rules of a list", async () => {
    const least: Record<string, number> = { ...often(25), "several rules": 700, "no rule": 1000 };
    await bites(least, (bite) => fc.assert(secondAgrees(secondOperators, bite), runs));
  });
});

describe("where the evaluators part, it is seen", () => {
  const all = operatorNames.flatMap((operator) =>
    Object.entries(slips[operator]).map(([slip, wrong]) => [operator, slip, wrong] as const),
  );

  test.each(operatorNames)("for %s, in two ways at the least", (operator) => {
    expect(Object.keys(slips[operator]).length).toBeGreaterThanOrEqual(2);
  });

  test.each(all)("%s that is %s", async (operator, _, wrong) => {
    const { failed } = await fc.check(secondAgrees({ ...secondOperators, [operator]: wrong }), search);
    expect(failed).toBe(true);
  });

  test("also where words compiled are others than those written", () => {
    const { words } = scanner;
    const { failed } = fc.check(compiledAgrees(buildScanner(words.toReversed())), search);
    expect(failed).toBe(true);
  });
});
