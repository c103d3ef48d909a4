import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { list, table } from "../../../src/diagnostic/schema/bounded.js";
import { locateIn, problemsOf } from "../../../src/diagnostic/schema/issues.js";
import { mostTold } from "../../../src/diagnostic/schema/problems.js";
import { bites } from "../../support/bites.js";
import { bySign } from "../../support/kind-of.js";

const element = z.union([z.number(), z.string().min(1)]);

const sizes = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 999, 1_000, 1_001, 2_000, 2_001) },
);
/** Places among so many members: none, some, or just about as many in a row as are told. */
const places = fc.oneof<fc.Arbitrary<(size: number) => number[]>[]>(
  fc.constant(() => []),
  fc
    .array(fc.nat(5_000), { minLength: 1, maxLength: 400, size: "max" })
    .map((list) => (size) => [...new Set(list.filter((place) => place < size))].sort((a, b) => a - b)),
  fc
    .tuple(fc.nat(), fc.constantFrom(mostTold - 1, mostTold, mostTold + 1, 300))
    .map(([from, count]) => (size) => {
      const first = from % Math.max(1, size - count + 1);
      return Array.from({ length: Math.min(size, count) }, (_, index) => first + index);
    }),
);

/** Members of which these are wrong, by their place among many. */
const members = fc
  .tuple(sizes, places, fc.constantFrom<unknown>("", null, [1], {}))
  .map(([size, placesOf, bad]) => {
    const values: unknown[] = Array.from({ length: size }, (_, index) => index);
    const wrong = placesOf(size);
    for (const index of wrong) values[index] = bad;
    return { values, wrong };
  });

function lengthOf({ length }: readonly unknown[]) {
  if (length > 0 && length % 1000 === 0) return "just as long as is read at once";
  return length > 1000 ? "long" : "short";
}

const named = (values: readonly unknown[]) =>
  Object.fromEntries(values.map((value, index) => [`k${index}`, value]));

/** The places told, and how many more are counted. */
function told(schema: z.ZodType, value: unknown): { places: string[]; more: number } {
  const parsed = schema.safeParse(value, { reportInput: true });
  const found = parsed.success ? [] : problemsOf(parsed.error.issues, locateIn("x")).list;
  const more = found.find(({ code }) => code === "input/more-problems");
  return {
    places: found.filter((one) => one !== more).map(({ at }) => at.pointer),
    more: Number(more?.params["count"] ?? 0),
  };
}

test("a long list and a long table tell the first wrong members by place, and count every other", () => {
  const least = {
    "all right": 1,
    "some wrong": 1,
    "as many as are told": 1,
    "more than are told": 1,
    "more, of one part": 1,
    short: 1,
    long: 1,
    "just as long as is read at once": 1,
  };
  bites(least, (bite) =>
    fc.assert(
      fc.property(members, ({ values, wrong }) => {
        bite(lengthOf(values));
        if (Math.floor(wrong[0]! / 1_000) === Math.floor(wrong[mostTold]! / 1_000)) bite("more, of one part");
        const some = bySign(wrong.length - mostTold, [
          "some wrong",
          "as many as are told",
          "more than are told",
        ]);
        bite(wrong.length === 0 ? "all right" : some);
        const more = Math.max(0, wrong.length - mostTold);
        expect(told(list(element), values)).toEqual({
          places: wrong.slice(0, mostTold).map((index) => `/${index}`),
          more,
        });
        expect(told(table(z.string(), element), named(values))).toEqual({
          places: wrong.slice(0, mostTold).map((index) => `/k${index}`),
          more,
        });
      }),
      { numRuns: 150 },
    ),
  );
});

test("no more issues stand in memory than are told, however many members are wrong", () => {
  for (const size of [1_001, 5_000, 20_000]) {
    const wrong: unknown[] = Array(size).fill(null);
    expect(list(element).safeParse(wrong).error?.issues).toHaveLength(mostTold + 1);
    expect(table(z.string(), element).safeParse(named(wrong)).error?.issues).toHaveLength(mostTold + 1);
  }
});

test("what is sound reads as zod's own lists and records do, however long", () => {
  bites({ short: 1, long: 1, "just as long as is read at once": 1 }, (bite) =>
    fc.assert(
      fc.property(members, ({ values }) => {
        bite(lengthOf(values));
        const inside = { list: values.map(String), table: named(values.map(String)) };
        const own = z.strictObject({
          list: list(z.string().trim()).min(0),
          table: table(z.string(), z.string()).optional().describe("x"),
        });
        const zods = z.strictObject({
          list: z.array(z.string().trim()),
          table: z.record(z.string(), z.string()),
        });
        expect(own.parse(inside)).toEqual(zods.parse(inside));
      }),
      { numRuns: 100 },
    ),
  );
});

test("what is no list or table at all is of the wrong type, and a list that must not be empty may not", () => {
  for (const value of [null, undefined, 1, "x", {}])
    expect(list(element).safeParse(value).error?.issues[0]?.code).toBe("invalid_type");
  for (const value of [null, undefined, 1, "x", Array(2_000).fill(1), new Date()])
    expect(table(z.string(), element).safeParse(value).error?.issues[0]?.code).toBe("invalid_type");
  expect(list(element).min(1).safeParse([]).error?.issues[0]?.code).toBe("too_small");
});

test("the JSON Schema is that of zod's own", () => {
  const schema = (one: z.ZodType) => z.toJSONSchema(one, { io: "input" });
  expect(schema(list(element).min(1).describe("x"))).toEqual(schema(z.array(element).min(1).describe("x")));
  expect(schema(table(z.string(), element).describe("x"))).toEqual(
    schema(z.record(z.string(), element).describe("x")),
  );
});

test("wrong members of lists in lists are all counted, where each list is short or long", () => {
  const inner = (size: number) => Array(size).fill("");
  const nested = [...Array(1_200).fill(inner(3)), inner(5_000)];
  const { places, more } = told(list(list(element)), nested);
  expect(places).toHaveLength(mostTold);
  // Of the last list, its place in the count is that of the issues it came down to.
  expect(places.length + more).toBeGreaterThanOrEqual(1_200 * 3);
});
