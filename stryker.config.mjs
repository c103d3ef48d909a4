/**
 * Mutation tests, on demand: `ROOM=calendar npm run mutate`, all rooms without `ROOM`. Each room has the tests that answer
 * for it, and the least share of changed operators they must notice, in percent. `MUTATE=src/calendar/due.ts` narrows a run
 * to one file; what did not change since the last run is not run again.
 */
const rooms = {
  calendar: { files: ["src/calendar/*.ts"], tests: ["test/calendar/**"], least: 90 },
  condition: { files: ["src/condition/**/*.ts", "src/facts.ts"], tests: ["test/condition/**", "test/facts*", "test/text/**"], least: 90 },
  text: { files: ["src/text/*.ts"], tests: ["test/text/**", "test/condition/**"], least: 90 },
  decide: { files: ["src/stages/*.ts", "src/decide.ts"], tests: ["test/stages/**", "test/laws*", "test/golden*"], least: 90 },
  link: { files: ["src/pack/link/*.ts"], tests: ["test/pack/**"], least: 90 },
  editor: { files: ["src/pack/lint/*.ts", "src/replay/cases.ts", "src/replay/story.ts"], tests: ["test/pack/**", "test/replay/**"], least: 90 },
  audit: { files: ["src/replay/second-engine.ts", "src/replay/verify.ts"], tests: ["test/replay/**", "test/condition/**"], least: 90 },
  ticket: { files: ["src/ticket/*.ts"], tests: ["test/ticket/**"], least: 90 },
};

const { ROOM: name, MUTATE: file } = process.env;
if (name !== undefined && !Object.hasOwn(rooms, name)) throw new Error(`ROOM must be one of ${Object.keys(rooms).join(", ")}`);
const chosen = name === undefined ? Object.values(rooms) : [rooms[name]];
const least = Math.min(...chosen.map((room) => room.least));

/** Operators, conditions and calls change; words, patterns and tables are what goldens are for. */
const passedOver = ["StringLiteral", "Regex", "ObjectLiteral", "ArrayDeclaration", "ArrowFunction", "BlockStatement"];

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutate.config.mjs", related: false },
  coverageAnalysis: "perTest",
  mutate: file === undefined ? [...chosen.flatMap((room) => room.files), "!**/index.ts"] : [file],
  mutator: { excludedMutations: passedOver },
  ignorePatterns: ["dist", "docs", ".ci"],
  incremental: true,
  incrementalFile: `node_modules/.cache/mutate/${name ?? "all"}.json`,
  tempDirName: "node_modules/.cache/mutate/run",
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 100, low: least, break: least },
  concurrency: 2,
  timeoutMS: 20_000,
};

/** The tests that answer for what is mutated. */
export const tests = chosen.flatMap((room) => room.tests);
