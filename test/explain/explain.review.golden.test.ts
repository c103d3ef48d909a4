import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Appeal, type Decision, explain } from "../../src/index.js";
import { explainEn } from "../../src/explain/locales/en.js";
import { loadPack } from "../../src/node.js";
import { golden, textOf } from "../support/golden.js";

// Update with `npx vitest run test/explain/explain.review.golden.test.ts -u`, then read the diff.

const dispatcher = loadPack("fixtures/packs/good/review");

/** An appeal for every reason to look; its id is the reason's code. */
const decisions = readFileSync("fixtures/reviews.ndjson", "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => dispatcher.dispatch(JSON.parse(line) as Appeal));

const reasons = decisions.flatMap(({ review }) => review);

test("every reason is given somewhere, and a conference for every reason", () => {
  const codes = new Set<string>(reasons.map(({ code }) => code));
  const conferences = new Set(reasons.flatMap((one) => (one.code === "conference" ? [one.reason] : [])));
  expect([...codes].sort()).toEqual(Object.keys(explainEn.review).sort());
  expect([...conferences].sort()).toEqual(Object.keys(explainEn.conference).sort());
});

test("every appeal is given the reason it is for", () => {
  for (const { appealId, review } of decisions) {
    const codes = review.map(({ code }) => code);
    expect(codes).toContain(appealId.split(":")[0]);
  }
});

/** Explanations end with the digest of all the pack's files, which are not what this is about. */
function explained(decision: Decision, lang: "zh-CN" | "en"): string[] {
  const lines = explain(decision, dispatcher, { lang }).trimEnd().split("\n");
  return lines.filter((line) => !line.includes("sha256:"));
}

test.each(["zh-CN", "en"] as const)("every reason to look is explained in %s", async (lang) => {
  const lines = decisions.flatMap((decision) => explained(decision, lang));
  await expect(textOf(lines)).toMatchFileSnapshot(golden(`explain/review.${lang}.txt`));
});
