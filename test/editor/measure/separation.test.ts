import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { separation } from "../../../src/editor/measure/separation.js";

const points = (...values: readonly (readonly [value: number, right: boolean])[]) =>
  values.map(([value, right]) => ({ value, right }));

describe("separation", () => {
  test("is 1 where every right number is above every wrong one, 0 the other way round", () => {
    expect(separation(points([1, false], [2, false], [3, true])).auc).toBe(1);
    expect(separation(points([1, true], [2, false])).auc).toBe(0);
  });

  test("counts ties half", () => {
    expect(separation(points([1, true], [1, false])).auc).toBe(0.5);
    expect(separation(points([1, true], [1, false], [2, true])).auc).toBe(0.75);
  });

  test("has no answer without a right and a wrong one", () => {
    expect(separation([]).auc).toBeNull();
    expect(separation(points([1, true], [2, true])).auc).toBeNull();
  });

  test("counts the right ones of all that reach a threshold", () => {
    expect(separation(points([1, false], [2, true], [3, false], [4, true]), 2).atLeast).toEqual([
      { value: 1, of: 4, right: 2 },
      { value: 3, of: 2, right: 1 },
    ]);
  });

  test("has a threshold for each of a few numbers", () => {
    const values = [1.4, 2, 3.5, 4.7, 5.4];
    const few = separation(values.map((value) => ({ value, right: true })));
    expect(few.atLeast.map(({ value }) => value)).toEqual(values);
  });

  test("is the share of pairs in which the right one has more", () => {
    const some = fc.array(fc.record({ value: fc.integer({ min: 0, max: 5 }), right: fc.boolean() }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(some, (all) => {
        const [rights, wrongs] = [all.filter(({ right }) => right), all.filter(({ right }) => !right)];
        const pairs = rights.flatMap((right) => wrongs.map((wrong) => Math.sign(right.value - wrong.value)));
        const won = pairs.reduce((sum, sign) => sum + (sign + 1) / 2, 0);
        const { auc } = separation(all);
        if (pairs.length === 0) expect(auc).toBeNull();
        else expect(auc).toBeCloseTo(won / pairs.length, 10);
      }),
    );
  });
});
