import type { EpochMs } from "../calendar/index.js";
import type { CompiledPack } from "../pack/index.js";
import type { TicketEvent } from "./event.js";
import type { Terms } from "./terms.js";
import type { State } from "./state.js";
import type { Accepted, Opening } from "./ticket.js";

/** An event as it comes to a ticket. */
export interface Happening {
  readonly pack: CompiledPack;
  readonly opening: Opening;
  readonly state: State;
  readonly event: TicketEvent;
  readonly at: EpochMs;
}

/** An event with what it does, before it is done. */
export interface Turning extends Omit<Happening, "opening"> {
  readonly verdict: Accepted;
}

/** The same as a log has it, with what the version that judged it says of clocks. */
export interface Applying extends Omit<Turning, "pack"> {
  readonly terms: Terms;
}
