import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/**
 * Mutation tests, on demand: `ROOM=calendar npm run mutate`. Each room has the tests that answer for it, and
 * the least share of changed operators they must notice, in percent, below what samples showed: a calendar or
 * a pack that is built when a test file loads is built before the change is made, and counts as unnoticed
 * here. A whole room takes hours: `SAMPLE=10` changes a tenth of it, `SEED=2` draws others,
 * `MUTATE=src/calendar/due.ts` narrows a run to one file. What did not change since the last run is not run
 * again.
 */
const rooms = {
  calendar: { source: "src/calendar", tests: ["test/calendar"], least: 85 },
  text: { source: "src/text", tests: ["test/text", "test/condition"], least: 80 },
  condition: { source: "src/condition", tests: ["test/condition", "test/facts", "test/text"], least: 90 },
  link: { source: "src/pack/link", tests: ["test/pack"], least: 85 },
  decide: { source: "src/decide", tests: ["test/decide"], least: 85 },
  ticket: { source: "src/ticket", tests: ["test/ticket"], least: 85 },
  editor: { source: "src/editor", tests: ["test/editor", "test/pack"], least: 80 },
  audit: { source: "src/audit", tests: ["test/audit", "test/condition"], least: 95 },
};

const { ROOM: name, MUTATE: file, SAMPLE: oneIn = "1", SEED: seed = "1" } = process.env;
if (name !== undefined && !Object.hasOwn(rooms, name))
  throw new Error(`ROOM must be one of ${Object.keys(rooms).join(", ")}`);
const chosen = name === undefined ? Object.values(rooms) : [rooms[name]];
const least = Math.min(...chosen.map((room) => room.least));

function sourcesOf({ source }) {
  const names = readdirSync(source, { recursive: true }).filter(
    (path) => path.endsWith(".ts") && !path.endsWith("index.ts"),
  );
  return names.map((path) => `${source}/${path}`);
}

/** How many lines stand together in a sample, so that what is written over several is in it too. */
const atOnce = 6;

/** The parts of a file that the seed draws, as ranges of lines. */
function drawn(path) {
  const isDrawn = (line) =>
    createHash("sha256").update(`${seed} ${path} ${line}`).digest().readUInt32BE() % Number(oneIn) === 0;
  const lines = readFileSync(path, "utf8").split("\n").length;
  const firsts = Array.from({ length: Math.ceil(lines / atOnce) }, (_, index) => index * atOnce + 1);
  return firsts.filter(isDrawn).map((first) => `${path}:${first}-${first + atOnce - 1}`);
}

const sources = file === undefined ? chosen.flatMap(sourcesOf) : [file];

/** Operators, conditions and calls change; words, patterns and tables are what goldens are for. */
const passedOver = [
  "StringLiteral",
  "Regex",
  "ObjectLiteral",
  "ArrayDeclaration",
  "ArrowFunction",
  "BlockStatement",
];

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutate.config.mjs", related: false },
  coverageAnalysis: "perTest",
  mutate: oneIn === "1" ? sources : sources.flatMap(drawn),
  mutator: { excludedMutations: passedOver },
  // What is computed once when a file loads would need every test to run again.
  ignoreStatic: true,
  ignorePatterns: ["dist", ".ci"],
  incremental: oneIn === "1",
  incrementalFile: `node_modules/.cache/mutate/${name ?? "all"}.json`,
  tempDirName: "node_modules/.cache/mutate/run",
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 100, low: least, break: least },
  concurrency: 2,
  timeoutMS: 5_000,
};

/** The tests that answer for what is mutated. */
export const tests = chosen.flatMap((room) => room.tests);
