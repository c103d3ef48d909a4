import type { Decision, Dispatcher } from "../decide/index.js";
import type { Case, TicketExpectation } from "../pack/index.js";
import { type Read, release, replay, type Ticket, ticketAt, type TicketView } from "../ticket/index.js";
import { differ, type Difference, inOrder } from "./difference.js";

/**
 * Plays the events of a case on its ticket and compares what the case names of how it then stands. A case
 * that says anything of a ticket and nothing of how it stands would pass whatever comes of it, so it fails.
 */
export function tellStory(dispatcher: Dispatcher, told: Case, decision: Decision): Read<Difference[]> {
  if (!tellsOfTicket(told)) return { ok: true, value: [] };
  const { events = [], asOf, conferred, released, expect } = told;
  const free: Read<Decision> = released ? release(decision, released) : { ok: true, value: decision };
  if (!free.ok) return free;
  const played = replay(free.value, events, dispatcher, conferred && { conferred });
  if (!played.ok) return played;
  const seen = ticketAt(played.ticket, asOf ?? lastOf(played.ticket), dispatcher);
  return seen.ok ? { ok: true, value: compareTicket(seen.value, expect.ticket ?? {}) } : seen;
}

function tellsOfTicket({ events, asOf, conferred, released, expect }: Case): boolean {
  return [events, asOf, conferred, released, expect.ticket].some((part) => part !== undefined);
}

/** When the last thing happened to a ticket. Events may be told in any order, and in any offset. */
function lastOf({ opening, log }: Ticket): string {
  return log.reduce(
    (latest, { event }) => (Date.parse(event.at) > Date.parse(latest) ? event.at : latest),
    opening.dispatchedAt,
  );
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
  if (namesNothing(expect)) {
    const actual = { responsible: view.responsible.value, phase: view.phase };
    return [{ field: "ticket", expected: expect, actual }];
  }
  return [
    ...comparePlain(view, expect),
    ...compareSteps("due", expect.due, (step) => lastClock(view, step)?.dueAt),
    ...compareSteps("clocks", expect.clocks, (step) => lastClock(view, step)?.state),
    // What was missed stays missed, also where another clock has taken over since.
    ...compareSteps("missedBy", expect.missedBy, (step) => lastClock(view, step, "missed")?.missedBy),
    ...compareObligations(view, expect.obligations ?? []),
  ];
}

function comparePlain(view: TicketView, expect: TicketExpectation): Difference[] {
  const named = (Object.keys(actualValues) as Plain[]).filter((field) => expect[field] !== undefined);
  return named.flatMap((field) =>
    differ(`ticket.${field}`, inOrder(expect[field]), inOrder(actualValues[field](view))),
  );
}

/** Compares what is expected of some steps; what there is not is `null`. */
function compareSteps(
  field: "due" | "clocks" | "missedBy",
  expected: Readonly<Record<string, unknown>> | undefined,
  actual: (step: string) => unknown,
): Difference[] {
  return Object.entries(expected ?? {}).flatMap(([step, wanted]) =>
    differ(`ticket.${field}.${step}`, wanted, actual(step) ?? null),
  );
}

type Clock = TicketView["clocks"][number];

/** The latest clock of a step, or the latest that stands so. */
function lastClock({ clocks }: TicketView, step: string, state?: Clock["state"]): Clock | undefined {
  return clocks.findLast((clock) => clock.step === step && (state === undefined || clock.state === state));
}

function compareObligations({ obligations }: TicketView, expected: readonly string[]): Difference[] {
  const kinds = new Set<string>(obligations.map(({ kind }) => kind));
  const missing = expected.filter((kind) => !kinds.has(kind));
  if (missing.length === 0) return [];
  return [{ field: "ticket.obligations", expected: missing, actual: [...kinds] }];
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
