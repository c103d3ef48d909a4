/** The pipeline: kind and topic, disposal, units, limits, obligations. */
export { decideWithFacts } from "./decide.js";
export { shownDecision } from "./decision-schema.js";
export type {
  ConferenceReason,
  Deadline,
  DecidedDisposition,
  Decision,
  Hold,
  HoldReason,
  Mode,
  Obligation,
  Release,
  ReviewReason,
  Routing,
} from "./decision.js";
export {
  compilePack,
  type CompilePackResult,
  type Dispatcher,
  dispatcherOf,
  type DispatchOptions,
  type DispatchResult,
  findPack,
  packOf,
  safeCompilePack,
} from "./dispatcher.js";
export type { Disposition } from "../pack/index.js";
export { editionOn, latestEdition } from "./pack-in-time.js";
export { bothInForce, isInForce, latestFirst, packInForce } from "./pack-in-force.js";
export { firstRule, holds } from "./stages/first-rule.js";
export type { Decided, RuleId, Step } from "./trace.js";
export { safeSplitAppeal, splitAppeal, type SplitResult } from "./split-appeal.js";
