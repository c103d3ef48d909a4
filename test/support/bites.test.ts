import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bites } from "./bites.js";

describe("a law that says how often it bites", () => {
  test("holds where every kind was met as often", () => {
    expect(() =>
      bites({ even: 2, odd: 1 }, (bite) => [1, 2, 4].forEach((one) => bite(one % 2 === 0 ? "even" : "odd"))),
    ).not.toThrow();
  });

  test("fails where one was met less often, or not at all, and says so", () => {
    expect(() => bites({ even: 2, odd: 1 }, (bite) => bite("even"))).toThrow("put to the test too rarely");
    expect(() => bites({ even: 1 }, () => undefined)).toThrow("put to the test too rarely");
  });

  test("fails for its own reason where its claim fails", () => {
    expect(() =>
      bites({ even: 1 }, () => {
        throw new Error("not so");
      }),
    ).toThrow("not so");
  });

  test("is waited for where it takes its time", async () => {
    const later = (times: number) =>
      bites({ even: 2 }, async (bite) => {
        await Promise.resolve();
        bite("even", times);
      });
    await expect(later(2)).resolves.toBeUndefined();
    await expect(later(1)).rejects.toThrow("put to the test too rarely");
  });
});

test("every property of a run has its one seed, which is shown", () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env["PAIDAN_SEED"]));
});
