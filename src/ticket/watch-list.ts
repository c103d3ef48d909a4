import { type EpochMs, timeUnits, type UnitName, usedPlanned } from "../calendar/index.js";
import { type Dispatcher, findPack, packOf } from "../decide/index.js";
import type { CompiledPack } from "../pack/index.js";
import { anyList, type Diagnostic, readArgument, watchOptions } from "../diagnostic/index.js";
import { isObject } from "../json/index.js";
import { type Counted, countRuns, type Course, limitMs, type Standing } from "./clock-view.js";
import { iso } from "./instants.js";
import { diagnosticsOf, type Read } from "./door.js";
import { readTicket } from "./read.js";
import type { Ticket } from "./ticket.js";
import { readAt } from "./ticket-at.js";
import { stateAt } from "./fold.js";

/** A clock that is due soon, or is overdue and not done. */
export interface Watched {
  readonly appealId: string;
  readonly step: string;
  /** Whose clock; `null` for the hotline. */
  readonly unit: string | null;
  readonly dueAt: string;
  /** What is left, in the clock's own unit; below zero by what was used beyond it. */
  readonly remaining: { readonly amount: number; readonly unit: UnitName };
  readonly responsible: string;
}

/** A ticket that waits for somebody to act. */
export interface Waiting {
  readonly appealId: string;
  readonly responsible: string;
  /** Since when it stands as it does. */
  readonly since: string;
}

/** What of some tickets wants to be looked at. */
export interface WatchList {
  /** Running clocks that are due soon, soonest first. */
  readonly due: readonly Watched[];
  /** Clocks whose time is up and that are not done, the longest overdue first. */
  readonly overdue: readonly Watched[];
  /** Tickets that nobody has signed for (未签收), those that wait longest first. */
  readonly unsigned: readonly Waiting[];
  /** Tickets with an objection under review (异议审核), those that wait longest first. */
  readonly reviewing: readonly Waiting[];
  /** Tickets that could not be read, by their place in the list: none hides another. */
  readonly unread: readonly UnreadTicket[];
}

export interface UnreadTicket {
  readonly index: number;
  /** As far as that can be read. */
  readonly appealId?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Returns what of some tickets wants to be looked at, at an instant: clocks due within so many hours, both
 * ends in, clocks overdue, and tickets that wait to be signed for or for the review of an objection.
 *
 * A clock of working time is due soon as well when no more than so many hours of its own are left: 4 working
 * hours from Friday 17:00 are at 17:30, whenever Monday begins. Diagnostics come back where the list, the
 * instant or the hours (not below zero) are none; a ticket that cannot be read is named in `unread`.
 *
 * @example watchList(tickets, { at, hours: 24 }, dispatcher) // { ok: true, value: { due: [{ appealId: "A1", step: "resolve", … }], overdue: [], … } }
 */
export function watchList(
  tickets: readonly (Ticket | unknown)[],
  options: { readonly at: string; readonly hours: number },
  dispatcher: Dispatcher,
): Read<WatchList> {
  const found = findPack(dispatcher);
  if (!found.ok) return found;
  const asked = readArgument("options", watchOptions, options);
  const given = readArgument("tickets", anyList, tickets);
  const at = readAt(found.pack, options?.at);
  if (!asked.ok || !given.ok || !at.ok)
    return { ok: false, diagnostics: diagnosticsOf([asked, given, at], "tickets") };
  const lists = new Lists(at.value, asked.value.hours * 3_600_000);
  given.value.forEach((ticket, index) => {
    const pack = packOf(dispatcher, ticket);
    const read = readTicket(pack, ticket);
    if (read.ok) lists.take(pack, read.value);
    else lists.unread.push({ index, ...named(ticket), diagnostics: read.diagnostics });
  });
  return { ok: true, value: lists.inOrder() };
}

/** The appeal that a ticket is of, where that can be read. */
export function named(ticket: unknown): Pick<UnreadTicket, "appealId"> {
  const opening = isObject(ticket) ? ticket["opening"] : undefined;
  const id = isObject(opening) ? opening["appealId"] : undefined;
  return typeof id === "string" ? { appealId: id } : {};
}

interface At<Entry> {
  readonly at: EpochMs;
  readonly entry: Entry;
}

class Lists {
  readonly #due: At<Watched>[] = [];
  readonly #overdue: At<Watched>[] = [];
  readonly #waiting = { dispatched: [] as At<Waiting>[], reviewing: [] as At<Waiting>[] };
  readonly unread: UnreadTicket[] = [];

  constructor(
    readonly at: EpochMs,
    readonly window: number,
  ) {}

  take(pack: CompiledPack, ticket: Ticket): void {
    const { appealId } = ticket.opening;
    const standing: Standing = { pack, state: stateAt(pack, ticket, this.at), at: this.at };
    const { phase, responsible, spans } = standing.state;
    for (const clock of countRuns(standing)) {
      const { run, state, dueAt, course } = clock;
      if (run.end !== null || dueAt === null || course === null) continue;
      const { step, unit } = run;
      const left = leftOf(course, this.at);
      const remaining = inUnit(left, course);
      const entry = { appealId, step, unit, dueAt: iso(dueAt, pack), remaining, responsible };
      if (state === "missed") this.#overdue.push({ at: dueAt, entry });
      else if (state === "running" && this.#isSoon(clock, left)) this.#due.push({ at: dueAt, entry });
    }
    const since = spans.at(-1)?.from ?? standing.state.since;
    // Nobody waits for one that is yet to be sent.
    if (since > this.at || (phase !== "dispatched" && phase !== "reviewing")) return;
    this.#waiting[phase].push({ at: since, entry: { appealId, responsible, since: iso(since, pack) } });
  }

  #isSoon({ dueAt, course }: Counted, left: number): boolean {
    if (dueAt !== null && dueAt <= this.at + this.window) return true;
    if (course === null || course.period.startsAt > this.at) return false;
    const { limit, wholeDays } = course.plan;
    // Working hours that end with a day are used up before that.
    const isOwn = timeUnits[limit.unit].counts !== "all" && (wholeDays || limit.endsAt === "instant");
    return isOwn && left <= this.window;
  }

  inOrder(): WatchList {
    const sorted = <Entry extends { readonly appealId: string }>(entries: readonly At<Entry>[]) =>
      entries
        .toSorted((a, b) => a.at - b.at || byText(a.entry.appealId, b.entry.appealId))
        .map(({ entry }) => entry);
    return {
      due: sorted(this.#due),
      overdue: sorted(this.#overdue),
      unsigned: sorted(this.#waiting.dispatched),
      reviewing: sorted(this.#waiting.reviewing),
      unread: this.unread,
    };
  }
}

/** What is left of a clock, in milliseconds of its own time. */
function leftOf({ plan, period }: Course, at: EpochMs): number {
  return limitMs(plan) - (at > period.startsAt ? usedPlanned(plan, period, at) : 0);
}

function inUnit(left: number, { plan }: Course): Watched["remaining"] {
  return { amount: Math.round((left / plan.unitMs) * 1000) / 1000, unit: plan.limit.unit };
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
