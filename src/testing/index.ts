/** Arbitraries of appeals and ticket events, for property tests. */
export { appealArbitrary, type AppealArbitraryOptions } from "./appeals.js";
export { ticketEventsArbitrary, type TicketEventsOptions } from "./events.js";
