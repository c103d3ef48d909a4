/** What rules may read, of an appeal and of a ticket. */
export { type FactType, type StageName, stages } from "../diagnostic/index.js";
export {
  addFacts,
  builtInFacts,
  type DeclaredFact,
  declaredTypes,
  divisionWithin,
  type Facts,
  type FactSpec,
  type FactValue,
  type FactValueWords,
  type InstantValue,
  parentOf,
  spokenFacts,
  type TextValue,
  topicWithin,
} from "./facts.js";
export type { CarriedFact, TicketWords } from "./event-facts.js";
export {
  dueStep,
  eventKind,
  type EventType,
  eventTypes,
  startEvents,
  type StartName,
  ticketEvents,
} from "./ticket-events.js";
export {
  type KeptFact,
  keptFacts,
  type StandingFact,
  ticketFacts,
  type TicketFactSpec,
} from "./ticket-facts.js";
export { clockStates, type Phase, phases, type Role, ticketPhases } from "./ticket-phases.js";
