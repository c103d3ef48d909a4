export {
  appealArbitrary,
  type AppealArbitraryOptions,
  ticketEventsArbitrary,
  type TicketEventsOptions,
} from "./testing/index.js";
