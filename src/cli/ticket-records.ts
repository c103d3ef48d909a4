import { chosenBy, type Deciding, type TicketLog } from "../batch/index.js";
import type { Dispatcher } from "../decide/index.js";
import { type Diagnostic, inEveryLanguage } from "../diagnostic/index.js";
import { recountTickets, ticketAt, watchList } from "../ticket/index.js";
import type { Call } from "./command.js";
import { render } from "./load-pack.js";
import { CliError, type Message } from "./words.js";

/** What is asked of the tickets of a log. */
export interface AskedOfLog {
  readonly call: Call;
  readonly log: TicketLog;
  readonly at: string;
}

/** The records that answer it, and what is told of them once they are written. */
export interface TicketRecords {
  readonly records: Iterable<object>;
  told(): Message;
}

/** How each ticket stands. */
export function standing({ call, log, at }: AskedOfLog, any: Dispatcher): TicketRecords {
  let overdue = 0;
  function* records(): Generator<object> {
    for (const [id, one] of log.tickets) {
      const ticket = sound(ticketAt(one, at, log.dispatcherOf(id) ?? any), call);
      overdue += ticket.overdue.length > 0 ? 1 : 0;
      yield { ok: true, ticket };
    }
  }
  return {
    records: records(),
    told: () => ({ "zh-CN": `，有逾期的 ${overdue} 张`, en: `, ${overdue} with something overdue` }),
  };
}

/** What wants to be looked at: clocks due within some hours or overdue, tickets that wait. */
export function watched({ call, log, at }: AskedOfLog, hours: number): TicketRecords {
  const lists = [...log.byDispatcher()].map(([dispatcher, tickets]) =>
    sound(watchList(tickets, { at, hours }, dispatcher), call),
  );
  for (const { diagnostics } of lists.flatMap(({ unread }) => unread))
    sound({ ok: false, diagnostics }, call);
  const clocks = (key: "due" | "overdue") =>
    earliestFirst(
      lists.flatMap((list) => list[key]),
      ({ dueAt }) => dueAt,
    );
  const waiting = (key: "unsigned" | "reviewing") =>
    earliestFirst(
      lists.flatMap((list) => list[key]),
      ({ since }) => since,
    );
  const all = {
    due: clocks("due"),
    overdue: clocks("overdue"),
    unsigned: waiting("unsigned"),
    reviewing: waiting("reviewing"),
  };
  const records = Object.entries(all).flatMap(([key, list]) => list.map((one) => ({ ok: true, [key]: one })));
  const [due, overdue, unsigned, reviewing] = Object.values(all).map(({ length }) => length);
  return {
    records,
    told: () => ({
      "zh-CN": `，快到期的时钟 ${due} 个，逾期的 ${overdue} 个，未签收的工单 ${unsigned} 张，异议待审的 ${reviewing} 张`,
      en: `, ${due} clocks due soon, ${overdue} overdue, ${unsigned} tickets not signed for, ${reviewing} under review`,
    }),
  };
}

/** Over all versions of a registry, as each puts them. */
function earliestFirst<One>(list: readonly One[], at: (one: One) => string): One[] {
  return list.toSorted((one, other) => Date.parse(at(one)) - Date.parse(at(other)));
}

/** The tickets whose clocks are due otherwise than by the notices that were known before. */
export function recounted({ call, log, at }: AskedOfLog, before: Deciding): TicketRecords {
  const moved = [...log.byDispatcher()].flatMap(([dispatcher, tickets]) => {
    const old = sound(chosen(before, tickets[0]?.opening), call);
    const { moved: some, unread } = sound(recountTickets(tickets, old, dispatcher, at), call);
    for (const { diagnostics } of unread) sound({ ok: false, diagnostics }, call);
    return some;
  });
  return {
    records: moved.map((one) => ({ ok: true, recounted: one })),
    told: () => ({ "zh-CN": `，截止时间变了的 ${moved.length} 张`, en: `, ${moved.length} due otherwise` }),
  };
}

function chosen(deciding: Deciding, opening: unknown): Sound<Dispatcher> {
  const found = chosenBy(deciding, opening);
  return found.ok ? { ok: true, value: found.dispatcher } : found;
}

type Sound<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

function sound<T>(read: Sound<T>, call: Call): T {
  if (read.ok) return read.value;
  const told = read.diagnostics.map((found) => render(found, {}, call.lang)).join("\n");
  throw new CliError(inEveryLanguage(told));
}
