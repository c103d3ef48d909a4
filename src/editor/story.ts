import type { Decision, Dispatcher } from "../decide/index.js";
import type { Case, TicketExpectation } from "../pack/index.js";
import { type Read, release, replay, ticketAt, type TicketView } from "../ticket/index.js";
import { differ, type Difference, inOrder } from "./difference.js";

/**
 * Plays the events of a case on its ticket and compares what the case names of how it then stands. A case
 * that says anything of a ticket and nothing of how it stands would pass whatever comes of it, so it fails.
 */
export function tellStory(dispatcher: Dispatcher, told: Case, decision: Decision): Read<Difference[]> {
  const { events, asOf, conferred, released, expect } = told;
  if (![events, asOf, conferred, released, expect.ticket].some((part) => part !== undefined))
    return { ok: true, value: [] };
  const free: Read<Decision> = released ? release(decision, released) : { ok: true, value: decision };
  if (!free.ok) return free;
  const played = replay(free.value, events ?? [], dispatcher, conferred && { conferred });
  if (!played.ok) return played;
  const last = played.ticket.log.reduce(
    (latest, { event }) => (Date.parse(event.at) > Date.parse(latest) ? event.at : latest),
    played.ticket.opening.dispatchedAt,
  );
  const seen = ticketAt(played.ticket, asOf ?? last, dispatcher);
  return seen.ok ? { ok: true, value: compareTicket(seen.value, expect.ticket ?? {}) } : seen;
}

type Plain = Exclude<keyof TicketExpectation, "due" | "clocks" | "missedBy" | "obligations">;

const actualValues: { readonly [Key in Plain]: (view: TicketView) => unknown } = {
  responsible: ({ responsible }) => responsible.value,
  phase: ({ phase }) => phase,
  co: ({ co }) => co,
  cc: ({ cc }) => cc,
  refused: ({ refusals }) => Object.fromEntries(refusals.map(({ event, code }) => [event, code])),
  overdue: ({ overdue }) => [...new Set(overdue.map(({ step }) => step))],
  records: ({ records }) => records.map(({ kind, unit }) => `${kind} ${unit}`),
  returns: ({ returns }) => returns,
};

function compareTicket(view: TicketView, expect: TicketExpectation): Difference[] {
  if (namesNothing(expect))
    return [
      {
        field: "ticket",
        expected: expect,
        actual: { responsible: view.responsible.value, phase: view.phase },
      },
    ];
  const plain = (Object.keys(actualValues) as Plain[]).flatMap((field) =>
    expect[field] === undefined
      ? []
      : differ(`ticket.${field}`, inOrder(expect[field]), inOrder(actualValues[field](view))),
  );
  const clockOf = (step: string) => view.clocks.findLast((clock) => clock.step === step);
  const kinds = new Set(view.obligations.map(({ kind }) => kind));
  const missing = (expect.obligations ?? []).filter((kind) => !kinds.has(kind));
  return [
    ...plain,
    ...Object.entries(expect.due ?? {}).flatMap(([step, due]) =>
      differ(`ticket.due.${step}`, due, clockOf(step)?.dueAt ?? null),
    ),
    ...Object.entries(expect.clocks ?? {}).flatMap(([step, state]) =>
      differ(`ticket.clocks.${step}`, state, clockOf(step)?.state ?? null),
    ),
    // What was missed stays missed, also where another clock has taken over since.
    ...Object.entries(expect.missedBy ?? {}).flatMap(([step, unit]) =>
      differ(
        `ticket.missedBy.${step}`,
        unit,
        view.clocks.findLast((clock) => clock.step === step && clock.state === "missed")?.missedBy ?? null,
      ),
    ),
    ...(missing.length > 0 ? [{ field: "ticket.obligations", expected: missing, actual: [...kinds] }] : []),
  ];
}

/**
 * Whether an expectation names nothing to compare: no key, or only lists and tables of single things without
 * any.
 */
function namesNothing({
  due = {},
  clocks = {},
  missedBy = {},
  obligations = [],
  ...plain
}: TicketExpectation): boolean {
  const single = [due, clocks, missedBy, obligations].flatMap((part) => Object.keys(part));
  return single.length === 0 && Object.values(plain).every((part) => part === undefined);
}
