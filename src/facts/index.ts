/** What rules may read, of an appeal and of a ticket. */
export { type FactType, type StageName, stages } from "../diagnostic/index.js";
export {
  builtInFacts,
  divisionWithin,
  type Facts,
  type FactSpec,
  type FactValue,
  type FactValueWords,
  type InstantValue,
  parentOf,
  type TextValue,
  topicWithin,
} from "./facts.js";
export {
  clockStates,
  dueStep,
  type EventType,
  eventTypes,
  keptFacts,
  type Phase,
  phases,
  restingPhases,
  type Role,
  startEvents,
  type StartName,
  ticketFacts,
  type TicketFactSpec,
  type TicketWords,
} from "./ticket-facts.js";
