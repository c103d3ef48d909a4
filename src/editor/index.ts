/** What editors of rules need: findings, cases, JSON Schemas. */
export { type CaseResult, runCases } from "./cases.js";
export { lintBase, lintEditions, lintPack } from "./check/lint-pack.js";
export { acceptLayers, type AcceptedLayers } from "./layers/accept.js";
export { type LayerChange, layerChanges } from "./layers/changes.js";
export { jsonSchemas } from "./json-schema.js";
export type { Answer } from "./measure/answers.js";
export { type LabelField, labelFields } from "./measure/labels.js";
export { type Accuracy, measure, type PackMeasure, Measuring, type ScoredTopic } from "./measure/measure.js";
export type { Count, Separation } from "./measure/separation.js";
