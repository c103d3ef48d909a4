import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { expect, test } from "vitest";

/** Bytes of the largest file that people would write or review; what is larger came in by accident. */
const largest = 512 * 1024;

test("no file of the repository is larger than people write", () => {
  const kept = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
  expect(kept.length).toBeGreaterThan(500);
  expect(kept.filter((file) => existsSync(file) && statSync(file).size > largest)).toEqual([]);
});
