import { readdirSync, readFileSync } from "node:fs";
import type { Appeal, Decision, Dispatcher, Release } from "../../../src/index.js";
import {
  type Conferred,
  type Effect,
  openTicket,
  release,
  type Ticket,
  type TicketEvent,
  transition,
} from "../../../src/ticket/index.js";
import type { Verdict } from "../../../src/ticket/ticket.js";

/** One line of a life after its first: something happens, or somebody looks. */
type Line = TicketEvent | { readonly look: string };

/**
 * A ticket's story, a file of `fixtures/lives`: first the appeal, then what happens and when somebody looks.
 */
export interface Life {
  readonly name: string;
  readonly opening: { readonly appeal: Appeal; readonly conferred?: Conferred; readonly released?: Release };
  readonly lines: readonly Line[];
}

/** What one line came to. */
export type Moment = Happened | { readonly kind: "look"; readonly at: string };

interface Happened {
  readonly kind: "event";
  readonly event: TicketEvent;
  readonly verdict: Verdict;
  readonly effects: readonly Effect[];
}

export interface Lived {
  readonly ticket: Ticket;
  readonly effects: readonly Effect[];
  readonly moments: readonly Moment[];
}

const folder = "fixtures/lives";

/**
 * The lives of the Beijing pack; told of 2020, when 20 November was a Friday too, they are of the earlier
 * one.
 */
export function livesOf(year: "2026" | "2020"): Life[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(`${folder}/${file}`, "utf8").trimEnd().replaceAll("2026-", `${year}-`);
      const [opening, ...lines] = text.split("\n").map((line) => JSON.parse(line) as unknown);
      return {
        name: file.replace(".ndjson", ""),
        opening: opening as Life["opening"],
        lines: lines as Line[],
      };
    });
}

/** The decision a life begins with: where it is held, let go as the life tells. */
export function decisionOf({ name, opening: { appeal, released } }: Life, dispatcher: Dispatcher): Decision {
  const decision = dispatcher.dispatch(appeal);
  if (released === undefined) return decision;
  const free = release(decision, released);
  if (!free.ok) throw new Error(`${name}: ${JSON.stringify(free.diagnostics)}`);
  return free.value;
}

/** Lives a life: opens its ticket and lets everything happen. A line that cannot be read throws. */
export function live(life: Life, dispatcher: Dispatcher): Lived {
  const {
    name,
    opening: { conferred },
    lines,
  } = life;
  const opened = openTicket(decisionOf(life, dispatcher), dispatcher, { conferred });
  if (!opened.ok) throw new Error(`${name}: ${JSON.stringify(opened.diagnostics)}`);
  let { ticket } = opened;
  const moments = lines.map((line): Moment => {
    if ("look" in line) return { kind: "look", at: line.look };
    const result = transition(ticket, line, dispatcher);
    if (!result.ok && result.refusal === null) throw new Error(`${name}: ${JSON.stringify(result)}`);
    ticket = result.ticket;
    const { event, verdict } = ticket.log.at(-1) as Ticket["log"][number];
    return { kind: "event", event, verdict, effects: result.ok ? result.effects : [] };
  });
  return { ticket, effects: opened.effects, moments };
}
