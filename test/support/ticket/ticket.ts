import type { Dispatcher } from "../../../src/index.js";
import { loadPack } from "../../../src/node.js";
import { openTicket, transition } from "../../../src/ticket/transition.js";
import type { Ticket } from "../../../src/ticket/ticket.js";

/** The smallest pack, with rules for every ticket event laid over it. */
export const dispatcher: Dispatcher = loadPack("fixtures/packs/good/ticket");

export const street = "990101001";
export const district = "990101";

/** A ticket at a street: rubbish, dispatched on Monday 2 March 2026 at 09:00, seven days to resolve. */
export function streetTicket(about: string[] = [], by = dispatcher): Ticket {
  return open(by, {
    id: "A1",
    receivedAt: "2026-03-02T09:00:00+08:00",
    title: "投诉垃圾",
    location: { divisions: [street] },
    about: { units: about },
  });
}

/** A ticket at the heating company, with the street as co-handler. */
export function heatingTicket(): Ticket {
  return open(dispatcher, {
    id: "A2",
    receivedAt: "2026-03-02T09:00:00+08:00",
    title: "投诉暖气不热",
    location: { divisions: [street] },
    facts: { "heating.supplier": "central" },
  });
}

/** The decision a ticket was opened with, as far as a ticket keeps it. */
export function decisionOf({ opening }: Ticket): unknown {
  return JSON.parse(JSON.stringify({ ...opening, receivedAt: opening.dispatchedAt, review: [] }));
}

function open(by: Dispatcher, appeal: Parameters<Dispatcher["dispatch"]>[0]): Ticket {
  const opened = openTicket(by.dispatch(appeal), by);
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
  return opened.ticket;
}

/** `"accepted"` or the refusal's code, after each event. */
export function run(ticket: Ticket, events: readonly object[]): { ticket: Ticket; answers: string[] } {
  const answers: string[] = [];
  let current = ticket;
  for (const event of events) {
    const result = transition(current, event, dispatcher);
    if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
    answers.push(result.ok ? "accepted" : result.refusal.code);
    current = result.ticket;
  }
  return { ticket: current, answers };
}
