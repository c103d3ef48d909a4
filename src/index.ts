export { type Appeal, appealSchema } from "./appeal.js";
export { compilePack, type CompilePackResult, type Dispatcher, type DispatchOptions, type DispatchResult, safeCompilePack } from "./dispatcher.js";
export type { ConferenceReason, Deadline, Decision, DecidedDisposition, Disposition, Mode, Obligation, ReviewReason, Routing } from "./decision.js";
export { type Diagnostic, type DiagnosticCode, diagnosticCodes, DiagnosticError, type Location, type Severity } from "./diagnostic.js";
export type { PackInfo } from "./pack/compiled.js";
export type { Unit, UnitKind } from "./pack/expand-units.js";
export type { PackFiles } from "./pack/read.js";
export type { Decided, Evidence, RuleId, Step } from "./trace.js";
