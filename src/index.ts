export { type Appeal, appealSchema } from "./appeal.js";
export { buildCalendar, safeBuildCalendar } from "./calendar/build-calendar.js";
export { type EpochDay, formatDay, parseDay } from "./calendar/civil-day.js";
export { type CountedLimit, countLimit, type CountOptions, safeCountLimit } from "./calendar/count-limit.js";
export type { DayNote } from "./calendar/day-notes.js";
export { elapsed, remaining, safeElapsed, safeRemaining } from "./calendar/elapsed.js";
export type { LimitTerms } from "./calendar/limit-plan.js";
export type { Pause } from "./calendar/pause.js";
export { type TimeCode, TimeError, type TimeProblem, type TimeResult } from "./calendar/time-problem.js";
export type { CalendarOptions, DayReason, NoticeRef, WorkCalendar } from "./calendar/work-calendar.js";
export { type CalendarNotice, type CalendarYear, yearSchema } from "./calendar/year-schema.js";
export type { ConferenceReason, Deadline, DecidedDisposition, Decision, Disposition, Hold, HoldReason, Mode, Obligation, Release, ReviewReason, Routing } from "./decision.js";
export { type Diagnostic, type DiagnosticCode, diagnosticCodes, type Location, type Severity } from "./diagnostic.js";
export { DiagnosticError } from "./diagnostic-error.js";
export { compilePack, type CompilePackResult, type Dispatcher, type DispatchOptions, type DispatchResult, safeCompilePack } from "./dispatcher.js";
export { explain, type ExplainOptions } from "./explain.js";
export { packInForce } from "./pack-in-force.js";
export type { CompileOptions } from "./pack/compile.js";
export type { PackInfo } from "./pack/compiled.js";
export type { Unit, UnitKind } from "./pack/expand-units.js";
export { jsonSchemas } from "./pack/json-schema.js";
export type { PackFiles } from "./pack/read.js";
export { renderDiagnostic, type RenderOptions } from "./render.js";
export {
  attribution, type Attribution, type Clock, type Conferred, diagram, type Effect, type Entry, eventSchema, forUnit, openTicket, type OpenOptions, type OpenResult, type Part,
  type Rate, type Rates, rates, type RatesOptions, type Read, type Refusal, release, replay, type Replayed, type Ticket, ticketAt, type TicketEvent,
  ticketSchema, type TicketView, transition, type TransitionResult, type UnitDecision, type Unread, type Watched, watchList,
} from "./ticket/index.js";
export type { Evidence } from "./condition/evidence.js";
export type { Decided, RuleId, Step } from "./trace.js";
