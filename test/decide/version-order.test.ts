import { expect, test } from "vitest";
import { compareVersions } from "../../src/decide/version-order.js";

test.each([
  ["2026.9.0", "2026.11.0"],
  ["2026.11", "2026.11.1"],
  ["2026.11.0", "2026.11.0.1"],
  ["9", "10"],
  ["1.0.0-alpha", "1.0.0-beta"],
  ["1", "a"],
  ["9007199254740993", "9007199254740994"],
])("%s comes before %s", (one, other) => {
  expect(compareVersions(one, other)).toBeLessThan(0);
  expect(compareVersions(other, one)).toBeGreaterThan(0);
});

test("a version is itself, with or without zeros in front", () => {
  expect(compareVersions("2026.09.0", "2026.9.0")).toBe(0);
});
