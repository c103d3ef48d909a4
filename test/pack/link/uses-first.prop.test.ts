import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { usesFirst } from "../../../src/pack/link/uses-first.js";
import { bites } from "../../support/bites.js";

const size = 7;
const graph = fc
  .array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size })
  .map((uses) => new Map(uses.map((list, name) => [String(name), list.map(String)])));
type Graph = ReadonlyMap<string, readonly string[]>;

/** Whether a way of one or more steps leads from one name to another. */
function leads(graph: Graph, from: string, to: string): boolean {
  const met = new Set<string>();
  const open = [...(graph.get(from) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === to) return true;
    if (!met.has(name)) open.push(...(graph.get(name) ?? []));
    met.add(name);
  }
  return false;
}

describe("names in the order of their use", () => {
  test("come each once, after all they use but where a circle is in the way", () => {
    bites({ "after what it uses": 3000 }, (bite) =>
      fc.assert(
        fc.property(graph, (uses) => {
          const { order } = usesFirst(uses.keys(), (name) => uses.get(name) ?? []);
          expect(order.toSorted()).toEqual([...uses.keys()].toSorted());
          for (const [name, list] of uses)
            for (const used of list)
              if (!leads(uses, used, name)) {
                bite("after what it uses");
                expect(order.indexOf(used)).toBeLessThan(order.indexOf(name));
              }
        }),
        { numRuns: 2000 },
      ),
    );
  });

  test("have circles that share no name, each from its first name round to it, and one for every knot", () => {
    bites({ "a circle": 500, "two circles": 50 }, (bite) =>
      fc.assert(
        fc.property(graph, (uses) => {
          const { circles } = usesFirst(uses.keys(), (name) => uses.get(name) ?? []);
          bite("a circle", circles.length);
          if (circles.length > 1) bite("two circles");
          const told = circles.flatMap((circle) => circle.slice(1));
          expect(new Set(told).size).toBe(told.length);
          for (const circle of circles) {
            circle
              .slice(1)
              .forEach((name, index) => expect(uses.get(circle[index] as string)).toContain(name));
            expect([circle[0], circle.at(-1)]).toEqual(Array(2).fill(circle.toSorted()[0]));
          }
          for (const name of uses.keys())
            if (leads(uses, name, name))
              expect(
                told.some(
                  (other) => other === name || (leads(uses, name, other) && leads(uses, other, name)),
                ),
              ).toBe(true);
        }),
        { numRuns: 2000 },
      ),
    );
  });

  test("may be a chain of any length, forwards and backwards, or a knot", () => {
    const names = Array.from({ length: 50_000 }, (_, index) => String(index));
    const next = (name: string) => (Number(name) + 1 < names.length ? [String(Number(name) + 1)] : []);
    expect(usesFirst(names, next).order).toEqual(names.toReversed());
    expect(usesFirst(names.toReversed(), next).order).toEqual(names.toReversed());
    const back = (name: string) => [...next(name), String(Math.floor(Number(name) / 2)), "0"];
    const { circles } = usesFirst(names, back);
    expect(circles.length).toBeGreaterThan(0);
  });
});
