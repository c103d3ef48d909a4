/** Imports point one way: words and data below, faces above. */
const layers = [
  ["diagnostic", "^src/(diagnostic|suggest|freeze|trace|facts)\\.ts$"],
  ["words", "^src/(in-words|diagnostic-error|locales/(zh-cn|en|locale))\\.ts$"],
  ["schema", "^src/schema/"],
  ["calendar", "^src/calendar/"],
  ["text", "^src/text/"],
  ["condition", "^src/condition/"],
  ["appeal", "^src/appeal\\.ts$"],
  ["pack", "^src/pack/"],
  ["stages", "^src/(stages/|decision(-schema)?\\.ts$|decide\\.ts$)"],
  ["dispatcher", "^src/dispatcher\\.ts$"],
  ["ticket", "^src/ticket/"],
  ["faces", "^src/(explain|replay|locales/explain|render|testing|node|index|packs|ics)"],
  ["cli", "^src/cli/"],
];

const only = (name, path, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^src/", pathNot: allowed },
  to: { path, dependencyTypesNot: ["type-only"] },
});

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    ...layers.slice(0, -1).map(([name, path], index) => ({
      name: `${name}-imports-upward`,
      severity: "error",
      from: { path },
      to: { path: layers.slice(index + 1).map(([, upper]) => upper).join("|"), dependencyTypesNot: ["type-only"] },
    })),
    only("zod-in-schemas-only", "node_modules/zod", "schema|^src/(appeal|ticket/event|ticket/ticket)\\.ts$", "zod stays in schema files"),
    only("date-fns-in-calendar-only", "node_modules/(date-fns|@date-fns)", "^src/calendar/", "date arithmetic stays in calendar/"),
    only("node-in-cli-only", "^node:|^(fs|path|stream|util|events|process)$", "^src/(cli/|node\\.ts$)", "the core runs in a browser"),
    only("rules-engine-in-one-file", "node_modules/json-rules-engine", "^src/replay/second-engine\\.ts$", "the second engine stays in one file"),
    {
      name: "second-engine-alone",
      comment: "an oracle shares no code with what it judges: it reads the grammar and nothing else",
      severity: "error",
      from: { path: "^src/replay/second-" },
      to: {
        path: "^src/",
        pathNot: "^src/(replay/second-operators|condition/(schema|used-names))\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    only("momoa-in-source-only", "node_modules/@humanwhocodes", "^src/pack/source\\.ts$", "one file reads JSON text"),
    only("ics-in-one-file", "node_modules/ics/", "^src/ics\\.ts$", "one file writes iCalendar"),
    only("fast-check-in-testing-only", "node_modules/fast-check", "^src/testing(-events)?\\.ts$", "fast-check is an optional peer"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
