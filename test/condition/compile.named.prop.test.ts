import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition } from "../../src/condition/compile.js";
import { interpretCondition } from "../../src/condition/interpret.js";
import type { Condition, Leaf } from "../../src/condition/schema.js";
import type { Facts } from "../../src/facts/facts.js";
import { secondEngine } from "../../src/audit/second-engine.js";
import { buildScanner } from "../../src/text/scanner.js";
import { type Evidence, Shown } from "../../src/condition/evidence.js";
import { compiling, interpreting } from "../support/condition/reading.js";
import { bites } from "../support/bites.js";
import { chain, doubling } from "../support/named-chains.js";

const scanner = buildScanner([]);
const names = ["a", "b", "c"] as const;
const facts: fc.Arbitrary<Facts> = fc.record(Object.fromEntries(names.map((name) => [name, fc.boolean()])));

/** Named conditions of which each may use those before it, often several times. */
const graph: fc.Arbitrary<Map<string, Condition>> = fc
  .array(fc.infiniteStream(fc.nat()), { minLength: 2, maxLength: 12 })
  .map((streams) => {
    const named = new Map<string, Condition>();
    streams.forEach((numbers, index) => {
      const pick = (): number => numbers.next().value as number;
      const part = (): Condition =>
        index > 0 && pick() % 4 > 0
          ? { condition: `n${pick() % index}` }
          : { fact: names[pick() % 3] as string, operator: "equal", value: true };
      const parts = Array.from({ length: 1 + (pick() % 3) }, () =>
        pick() % 4 === 0 ? { not: part() } : part(),
      );
      named.set(
        `n${index}`,
        [{ any: parts }, { all: parts }, parts[0] as Condition][pick() % 3] as Condition,
      );
    });
    return named;
  });

const uses = (named: ReadonlyMap<string, Condition>): Condition[] =>
  [...named.keys()].map((condition) => ({ condition }));
const ready = (named: ReadonlyMap<string, Condition>) => compiling(scanner, named);

/** A named condition without memory, the plainest reading of all. */
function plainly(condition: Condition, known: Facts, named: ReadonlyMap<string, Condition>): boolean {
  if ("all" in condition) return condition.all.every((part) => plainly(part, known, named));
  if ("any" in condition) return condition.any.some((part) => plainly(part, known, named));
  if ("not" in condition) return !plainly(condition.not, known, named);
  if ("condition" in condition) return plainly(named.get(condition.condition) as Condition, known, named);
  const { fact, value } = condition as Leaf;
  return known[fact] === value;
}

/** The named conditions that a condition mentions itself. */
function namesIn(when: Condition): string[] {
  if ("all" in when) return when.all.flatMap(namesIn);
  if ("any" in when) return when.any.flatMap(namesIn);
  if ("not" in when) return namesIn(when.not);
  return "condition" in when ? [when.condition] : [];
}

function namedParts(evidence: Evidence): Extract<Evidence, { condition: string }>[] {
  if ("all" in evidence) return evidence.all.flatMap(namedParts);
  if ("any" in evidence) return evidence.any.flatMap(namedParts);
  if ("not" in evidence) return namedParts(evidence.not);
  return "condition" in evidence ? [evidence, ...(evidence.of ? namedParts(evidence.of) : [])] : [];
}

describe("named conditions that use each other", () => {
  test("are answered alike by the plainest reading, the definition, the compiled form and its evidence", () => {
    const least = { holds: 1500, "does not hold": 1500, "uses another": 600, "uses one twice": 90 };
    bites(least, (bite) =>
      fc.assert(
        fc.property(graph, fc.array(facts, { minLength: 1, maxLength: 3 }), (named, asked) => {
          const context = ready(named);
          for (const when of named.values()) {
            const used = namesIn(when);
            if (used.length > 0) bite("uses another");
            if (used.length > new Set(used).size) bite("uses one twice");
          }
          for (const known of [...asked, ...asked])
            for (const when of uses(named)) {
              const compiled = compileCondition(when, context);
              const expected = plainly(when, known, named);
              bite(expected ? "holds" : "does not hold");
              expect(interpretCondition(when, known, interpreting(named))).toBe(expected);
              expect(compiled.holds(known)).toBe(expected);
              expect(compiled.explain(known, new Shown()).result).toBe(expected);
            }
        }),
        { numRuns: 300 },
      ),
    );
  });

  test("are answered alike by json-rules-engine", async () => {
    await bites({ holds: 300, "does not hold": 250 }, (bite) =>
      fc.assert(
        fc.asyncProperty(graph, facts, async (named, known) => {
          const rules = uses(named).map((when, index) => ({ id: `rule-${index}`, when }));
          const expected = rules.filter(({ when }) => plainly(when, known, named)).map(({ id }) => id);
          bite("holds", expected.length);
          bite("does not hold", rules.length - expected.length);
          expect(await secondEngine(rules, { named }).holding(known)).toEqual(expected);
        }),
        { numRuns: 200 },
      ),
    );
  });

  test("are shown once of the same facts, with the answer at each further mention, and again of others", () => {
    const least = { shown: 1500, "mentioned again": 1500, "of facts that differ": 60 };
    bites(least, (bite) =>
      fc.assert(
        fc.property(graph, facts, facts, (named, one, other) => {
          const differs = (when: Condition) => plainly(when, one, named) !== plainly(when, other, named);
          if (uses(named).some(differs)) bite("of facts that differ");
          const context = ready(named);
          const shown = new Shown();
          const of = (known: Facts) =>
            uses(named).flatMap((when) => namedParts(compileCondition(when, context).explain(known, shown)));
          for (const known of [one, other]) {
            const parts = of(known);
            const first = parts.filter((part) => part.of !== undefined).map(({ condition }) => condition);
            expect(first.toSorted()).toEqual([...named.keys()].toSorted());
            bite("shown", first.length);
            bite("mentioned again", parts.length - first.length);
            for (const { condition, result } of parts)
              expect(result).toBe(plainly({ condition }, known, named));
          }
        }),
        { numRuns: 300 },
      ),
    );
  });

  test.each(Object.keys(doubling))(
    "are asked once of the same facts, also where each is used twice (%s) over forty levels",
    async (name) => {
      const links = chain(40, doubling[name] as (typeof doubling)[string], {
        fact: "a",
        operator: "equal",
        value: true,
      });
      const named = new Map(links.map(({ id, when }) => [id, when]));
      const when = { condition: "link.0" };
      for (const a of [true, false]) {
        let reads = 0;
        const known: Facts = Object.freeze({
          get a() {
            reads += 1;
            return a;
          },
        });
        const compiled = compileCondition(when, ready(named));
        const held = compiled.holds(known);
        expect([compiled.holds(known), reads]).toEqual([held, 1]);
        expect(interpretCondition(when, known, interpreting(named))).toBe(held);
        expect(reads).toBe(2);
        expect(JSON.stringify(compiled.explain(known, new Shown())).length).toBeLessThan(6000);
        expect(await secondEngine([{ id: "rule", when }], { named }).holding({ a })).toEqual(
          held ? ["rule"] : [],
        );
      }
    },
  );
});
