/**
 * The rooms of `src/`, each above all that it may import. The root's entries hand on what they find below.
 */
const rooms = [
  "json",
  "diagnostic",
  "text",
  "calendar",
  "facts",
  "condition",
  "pack",
  "appeal",
  "decide",
  "ticket",
  "explain",
  "ics",
  "editor",
  "audit",
  "testing",
  "disk",
  "batch",
  "packs",
  "cli",
];

const inside = (room) => `^src/${room}/`;
const anyOf = (names) => `^src/(${names.join("|")})/`;

/** Only these places may import a package, or Node's own modules. */
const only = (name, imported, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^src/", pathNot: allowed },
  to: { path: imported },
});

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "every-file-has-a-room",
      comment: "the root has one file for each entry of `exports`, and `packs/` those of the packs",
      severity: "error",
      from: { path: "^src/", pathNot: `${anyOf(rooms)}|^src/(index|node|editor|ics|testing)\\.ts$` },
      to: {},
    },
    ...rooms.slice(0, -1).map((room, index) => ({
      name: `${room}-imports-upward`,
      severity: "error",
      from: { path: inside(room) },
      to: { path: `${anyOf(rooms.slice(index + 1))}|^src/[^/]+\\.ts$` },
    })),
    {
      name: "through-the-door",
      comment: "a room is entered through its index.ts; each file of packs/ is an entry",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/[^/]+/", pathNot: "^src/($1|packs)/|^src/[^/]+/index\\.ts$" },
    },
    {
      name: "through-the-door-from-the-root",
      comment: "a room is entered through its index.ts",
      severity: "error",
      from: { path: "^src/[^/]+\\.ts$" },
      to: { path: "^src/[^/]+/", pathNot: "^src/[^/]+/index\\.ts$" },
    },
    {
      name: "not-through-its-own-door",
      comment: "inside a room files name each other",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/$1/index\\.ts$" },
    },
    only(
      "zod-in-schemas-only",
      "node_modules/zod",
      "schema|^src/(pack/files|ticket/(event|ticket))\\.ts$",
      "zod stays in schema files",
    ),
    only(
      "date-fns-in-calendar-only",
      "node_modules/(date-fns|@date-fns)",
      "^src/calendar/",
      "date arithmetic stays in calendar/",
    ),
    only(
      "node-in-faces-only",
      "^node:|^(fs|path|stream|util|events|process)$",
      "^src/(batch|cli|disk)/",
      "the core runs in a browser",
    ),
    only(
      "rules-engine-in-one-file",
      "node_modules/json-rules-engine",
      "^src/audit/second-engine\\.ts$",
      "one file asks it",
    ),
    {
      name: "second-engine-alone",
      comment: "an oracle shares no code with what it judges: it reads the grammar and nothing else",
      severity: "error",
      from: { path: "^src/audit/second-" },
      to: {
        path: "^src/",
        pathNot: "^src/(audit/second-(operators|words|fold)|(condition|facts)/index)\\.ts$",
      },
    },
    only(
      "momoa-in-source-only",
      "node_modules/@humanwhocodes",
      "^src/diagnostic/(source|replaced)\\.ts$",
      "one file reads JSON text",
    ),
    only("ics-in-one-file", "node_modules/ics/", "^src/ics/ics\\.ts$", "one file writes iCalendar"),
    only(
      "fast-check-in-testing-only",
      "node_modules/fast-check",
      "^src/testing/",
      "fast-check is an optional peer",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
