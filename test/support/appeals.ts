import { readFileSync } from "node:fs";
import type { Appeal } from "../../src/index.js";

/** The fixture appeals. The two digits after the dash of an id are its theme. */
export const appeals: readonly Appeal[] = readFileSync("fixtures/appeals.ndjson", "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Appeal);

/** The themes in the order of their digits; each has a golden file of its name. */
export const themes = [
  "emergency",
  "guidance",
  "consultation",
  "utilities",
  "market",
  "labour",
  "housing",
  "traffic",
  "surroundings",
  "people",
  "places",
  "praise-and-suggestion",
  "clocks",
];

export function themeOf(appeal: Appeal): string | undefined {
  return themes[Number(appeal.id.split("-")[1]?.slice(0, 2)) - 1];
}
