import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition } from "../../src/condition/compile.js";
import { interpretCondition } from "../../src/condition/interpret.js";
import { operatorNames } from "../../src/condition/schema.js";
import { secondEngine } from "../../src/audit/second-engine.js";
import { secondOperators } from "../../src/audit/second-operators.js";
import { buildScanner, type Scanner } from "../../src/text/scanner.js";
import { Shown } from "../../src/condition/evidence.js";
import { condition, facts, named, scanner } from "../support/condition/arbitraries.js";
import { slips } from "../support/condition/slips.js";

const severalFacts = fc.array(facts, { minLength: 3, maxLength: 3 });

/** The compiled condition agrees with its definition, and its evidence with both. */
const compiledAgrees = (words: Scanner) =>
  fc.property(condition, facts, (when, known) => {
    const compiled = compileCondition(when, { scanner: words, named, compiled: new Map() });
    const expected = interpretCondition(when, known, named);
    expect(compiled.holds(known)).toBe(expected);
    expect(compiled.explain(known, new Shown()).result).toBe(expected);
  });

/** The second engine holds the same rules of a list as the definition. */
const secondAgrees = (operators = secondOperators) =>
  fc.asyncProperty(fc.array(condition, { minLength: 1, maxLength: 4 }), severalFacts, async (conditions, several) => {
    const rules = conditions.map((when, index) => ({ id: `rule-${index}`, when }));
    const second = secondEngine(rules, named, operators);
    for (const known of several) {
      const expected = rules.filter((rule) => interpretCondition(rule.when, known, named)).map((rule) => rule.id);
      expect(await second.holding(known)).toEqual(expected);
    }
  });

const runs = { numRuns: 3000 };

describe("one condition, three evaluators", () => {
  test("the compiled condition agrees with its definition, and its evidence with both", () => {
    fc.assert(compiledAgrees(scanner), { numRuns: 5000 });
  });

  test("json-rules-engine holds the same rules of a list", async () => {
    await fc.assert(secondAgrees(), runs);
  });
});

describe("where the evaluators part, it is seen", () => {
  const all = operatorNames.flatMap((operator) => Object.entries(slips[operator]).map(([slip, wrong]) => [operator, slip, wrong] as const));

  test.each(operatorNames)("for %s, in two ways at the least", (operator) => {
    expect(Object.keys(slips[operator]).length).toBeGreaterThanOrEqual(2);
  });

  test.each(all)("%s that is %s", async (operator, _, wrong) => {
    const { failed } = await fc.check(secondAgrees({ ...secondOperators, [operator]: wrong }), { ...runs, endOnFailure: true });
    expect(failed).toBe(true);
  });

  test("also where words compiled are others than those written", () => {
    const { words } = scanner;
    const { failed } = fc.check(compiledAgrees(buildScanner(words.toReversed())), { ...runs, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
