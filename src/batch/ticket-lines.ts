import { type Diagnostic, diagnostic, meaning, mostTold, problemsOf, suggest } from "../diagnostic/index.js";
import type { JsonPath } from "../json/index.js";
import type { Decision, Dispatcher, Release } from "../decide/index.js";
import { openTicket, type Read, release, type Ticket, transition } from "../ticket/index.js";
import { chosenBy, type Deciding } from "./deciding.js";
import type { Line } from "./line-splitter.js";
import { readLine } from "./read-line.js";
import { ticketLineSchema } from "./ticket-line-schema.js";

/** The tickets of a log of decisions and events, in the order they were opened. */
export class TicketLog {
  readonly tickets = new Map<string, Ticket>();
  refused = 0;
  /**
   * Lines about tickets that are not there. What the first were meant to be is looked for among all tickets,
   * of the rest it is not.
   */
  #unknown = 0;

  /** What decided the ticket of each id. */
  readonly #dispatchers = new Map<string, Dispatcher>();

  /** `deciding` is given the decision that opens a ticket. */
  constructor(readonly deciding: Deciding) {}

  /** The tickets by the dispatcher they stand on. */
  byDispatcher(): Map<Dispatcher, Ticket[]> {
    const groups = new Map<Dispatcher, Ticket[]>();
    for (const [id, ticket] of this.tickets) {
      const dispatcher = this.dispatcherOf(id) as Dispatcher;
      const group = groups.get(dispatcher);
      if (group) group.push(ticket);
      else groups.set(dispatcher, [ticket]);
    }
    return groups;
  }

  dispatcherOf(id: string): Dispatcher | undefined {
    return this.#dispatchers.get(id);
  }

  /** Takes one line; returns what was wrong with it. */
  take(line: Line, file: string): readonly Diagnostic[] {
    const read = readLine(line, file);
    if (!read.ok) return read.diagnostics;
    const parsed = ticketLineSchema.safeParse(read.value, { reportInput: true });
    if (!parsed.success) return problemsOf(parsed.error.issues, read.locate).list;
    const inside = (key: string) => (path: JsonPath, part?: "key" | "value") =>
      read.locate([key, ...path], part);
    if ("event" in parsed.data)
      return this.#event(parsed.data.ticket, parsed.data.event, inside("event"), read.locate(["ticket"]));
    const { decision } = parsed.data;
    if (this.tickets.has(decision.appealId))
      return [
        diagnostic("ticket/opened-twice", read.locate(["decision", "appealId"]), { name: decision.appealId }),
      ];
    const chosen = chosenBy(this.deciding, decision);
    if (!chosen.ok) return chosen.diagnostics.map((found) => ({ ...found, at: read.locate(["decision"]) }));
    const { dispatcher } = chosen;
    const free = this.#released(decision, parsed.data.released);
    if (!free.ok) return free.diagnostics.map((found) => ({ ...found, at: read.locate([]) }));
    const opened = openTicket(free.value, dispatcher, {
      conferred: parsed.data.conferred,
      locate: inside("decision"),
    });
    if (!opened.ok) return opened.diagnostics;
    this.tickets.set(decision.appealId, opened.ticket);
    this.#dispatchers.set(decision.appealId, dispatcher);
    return [];
  }

  #released(decision: unknown, by: Release | undefined): Read<unknown> {
    return by === undefined ? { ok: true, value: decision } : release(decision as Decision, by);
  }

  #event(
    id: string,
    event: unknown,
    locate: Parameters<typeof transition>[3],
    at: Diagnostic["at"],
  ): readonly Diagnostic[] {
    const ticket = this.tickets.get(id);
    const dispatcher = this.dispatcherOf(id);
    if (ticket === undefined || dispatcher === undefined) {
      this.#unknown += 1;
      const meant = this.#unknown > mostTold ? undefined : suggest(id, this.tickets.keys());
      return [diagnostic("ticket/unknown-ticket", at, { name: id, ...meaning(meant) })];
    }
    const result = transition(ticket, event, dispatcher, locate);
    if (!result.ok && result.refusal === null) return result.diagnostics;
    if (!result.ok) this.refused += 1;
    this.tickets.set(id, result.ticket);
    return [];
  }
}
