/** A pack of rules: its files, how they are read, linked and compiled. */
export {
  compileFiles,
  type CompileOptions,
  type CompileResult,
  type Edition,
  type Editions,
} from "./compile.js";
export type {
  Citable,
  CompiledLimit,
  CompiledPack,
  CompiledRow,
  CompiledRule,
  CompiledStep,
  CompiledTopics,
  TopicMarks,
  PackInfo,
} from "./compiled.js";
export type { PackDigests } from "./pack-digests.js";
export { districtOf, type Unit, type UnitKind } from "./expand-units.js";
export { type FileKindName, fileKindNames, fileKindOf, fileKinds } from "./files.js";
export { type Collection, type Shape, shapeAt, type Shapes, shapes } from "./layers/shapes.js";
export { mergePacks, type MergeResult, safeMergePacks } from "./merge-packs.js";
export { isOn } from "./editions/days.js";
export { foundDuring } from "./editions/during.js";
export { inside, locationOf } from "./place.js";
export type { PackDocs, PackLayers } from "./read.js";
export { layerIdOf, type PackFiles } from "./read-files.js";
export { type Cited, cited, ownPrefix } from "./reasons.js";
export { conditionOf, listsOf, type PlacedRule, rowsByTopic, ruleLists, rulesOf } from "./rule-lists.js";
export type { Case, Expectation, TicketExpectation } from "./schema/cases.js";
export {
  type Category,
  categoryRule,
  type Disposal,
  type Disposition,
  dispositionTerms,
} from "./schema/categories.js";
export type { Target } from "./schema/directory.js";
export { type PublishedPack, publishedSchema } from "./schema/published.js";
export type { PackLayer } from "./schema/pack.js";
export { daysSchema } from "./schema/days.js";
export { rebaseSchema, verbSchema } from "./schema/layer.js";
export { type KeptLimit, keptLimitSchema, type StepDeclaration } from "./schema/limits.js";
export type { ObligationRule } from "./schema/responsibility.js";
export type { BoundaryRule } from "./schema/route.js";
export type { AcceptThen, EventThen, Notice } from "./schema/ticket-events.js";
export { type RateName, rateNames } from "./schema/ticket-terms.js";
export { type ClockVerb, type ClockVerbName, clockVerbNames } from "./schema/ticket-words.js";
export { districtOver, superiors } from "./superiors.js";
export { bareName } from "./unit-names.js";
