/** What happens to a dispatched appeal: events, clocks, and who is responsible. */
export { attribution, type Attribution } from "./attribution.js";
export type { Conferred } from "./confer.js";
export { diagram } from "./diagram.js";
export type { Effect } from "./effects.js";
export { eventSchema, type TicketEvent } from "./event.js";
export { stateOf } from "./fold.js";
export { factsFor } from "./facts.js";
export { forUnit, type Part, type UnitDecision } from "./for-unit.js";
export { millis } from "./instants.js";
export { type ClockMove, migrateTicket, type MigrateResult } from "./migrate.js";
export { type Rate, type Rates, rates, type RatesOptions } from "./rates.js";
export type { Read } from "./door.js";
export { readEvent, readTicket } from "./read.js";
export { type Recount, recountTickets } from "./recount.js";
export { release } from "./release.js";
export { type Clock, ticketAt, type TicketView } from "./ticket-at.js";
export {
  conferredSchema,
  type Entry,
  type Migration,
  type Refusal,
  releaseSchema,
  type Ticket,
  ticketSchema,
} from "./ticket.js";
export {
  type OpenOptions,
  type OpenResult,
  openTicket,
  replay,
  type Replayed,
  transition,
  type TransitionResult,
  type Unread,
} from "./transition.js";
export { type UnreadTicket, type Waiting, type Watched, type WatchList, watchList } from "./watch-list.js";
