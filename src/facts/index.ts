/** What rules may read, of an appeal and of a ticket. */
export { builtInFacts, divisionWithin, type Facts, type FactSpec, type FactType, type FactValue, type InstantValue, parentOf, type StageName, stages, type TextValue, topicWithin } from "./facts.js";
export { clockStates, dueStep, type EventType, eventTypes, keptFacts, type Phase, phases, restingPhases, type Role, startEvents, ticketFacts, type TicketFactSpec, type TicketWords } from "./ticket-facts.js";
