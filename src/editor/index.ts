/** What editors of rules need: findings, cases, JSON Schemas. */
export { type CaseResult, runCases } from "./cases.js";
export { lintPack } from "./check/lint-pack.js";
export { jsonSchemas } from "./json-schema.js";
