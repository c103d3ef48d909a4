import { type Decision, type Dispatcher, findPack } from "../decide/index.js";
import {
  anyList,
  type Diagnostic,
  type Locate,
  locateIn,
  locator,
  openOptions,
  Problems,
  readArgument,
} from "../diagnostic/index.js";
import { deepFreeze } from "../json/index.js";
import type { CompiledPack } from "../pack/index.js";
import type { Conferred } from "./confer.js";
import { type Effect, eventEffects, openingEffects } from "./effects.js";
import type { TicketEvent } from "./event.js";
import { evolve } from "./evolve.js";
import { millis } from "./instants.js";
import { judge } from "./judge.js";
import { diagnosticsOf } from "./door.js";
import { readEvent, readTicket } from "./read.js";
import { readOpening } from "./read-opening.js";
import { openState } from "./state.js";
import { termsOf } from "./terms.js";
import type { Refusal, Ticket } from "./ticket.js";
import { keepState, stateOf } from "./fold.js";

/** Bad data: nothing happened, and why. */
export interface Unread {
  readonly ok: false;
  readonly refusal: null;
  readonly diagnostics: readonly Diagnostic[];
}

export type OpenResult =
  { readonly ok: true; readonly ticket: Ticket; readonly effects: readonly Effect[] } | Unread;

export type TransitionResult =
  | { readonly ok: true; readonly ticket: Ticket; readonly effects: readonly Effect[] }
  /** The pack does not admit the event. `ticket` has it in its log and is otherwise as before. */
  | { readonly ok: false; readonly refusal: Refusal; readonly ticket: Ticket }
  | Unread;

export interface OpenOptions {
  /** What the conference before dispatch (派单前会商) came to, for a decision that has no lead. */
  readonly conferred?: Conferred | undefined;
  /** Where in the caller's input a path of the decision lies, for diagnostics with line and column. */
  readonly locate?: Locate | undefined;
}

/**
 * Returns the ticket of a dispatched appeal, with its lead responsible and its clocks running, and what to
 * carry out.
 *
 * Takes a `Decision`, also one that was kept as JSON; anything else comes back as diagnostics.
 * @source 《北京市接诉即办工作条例》第十四条第一款
 * @example openTicket(dispatcher.dispatch(appeal), dispatcher) // { ok: true, ticket, effects: [{ kind: "send", unit: "110106003", role: "lead", … }, … ] }
 */
export function openTicket(
  decision: Decision | unknown,
  dispatcher: Dispatcher,
  given?: OpenOptions,
): OpenResult {
  const found = findPack(dispatcher, decision);
  if (!found.ok) return unread(found.diagnostics);
  const { pack } = found;
  const asked = readArgument("options", openOptions, given);
  const { conferred, locate } = asked.ok ? asked.value : {};
  const read = readOpening(pack, decision, conferred, locate);
  if (!asked.ok || !read.ok) return unread(diagnosticsOf([asked, read], "decision"));
  const state = openState(pack, read.value);
  const ticket: Ticket = deepFreeze({ opening: read.value, log: [] });
  return { ok: true, ticket: keepState(pack, ticket, state), effects: openingEffects(pack, state) };
}

/**
 * Returns the ticket after one event with what to carry out, or the refusal with its rule and articles.
 *
 * Pure and total: the ticket given is not changed, and no data makes it throw. An event must come after the
 * last accepted one; of the same instant, its id must.
 * @source 《北京市接诉即办工作条例》第十二条第三款、第十四条至第十六条、第二十条、第二十三条
 * @example transition(ticket, { id: "2", type: "object", at, unit: "110106003", ground: "difficulty" }, dispatcher) // { ok: false, refusal: { code: "objection/ground-not-admitted", … }, ticket }
 */
export function transition(
  ticket: Ticket | unknown,
  event: TicketEvent | unknown,
  dispatcher: Dispatcher,
  locate?: Locate,
): TransitionResult {
  const found = findPack(dispatcher, ticket);
  if (!found.ok) return unread(found.diagnostics);
  const { pack } = found;
  const located = readArgument("locate", locator, locate);
  const known = readTicket(pack, ticket);
  const happened = readEvent(pack, event, located.ok ? located.value : undefined);
  if (!located.ok || !known.ok || !happened.ok)
    return unread(diagnosticsOf([located, known, happened], "ticket"));
  return step(pack, known.value, happened.value);
}

function step(pack: CompiledPack, ticket: Ticket, event: TicketEvent): TransitionResult {
  const { opening, migrations } = ticket;
  const state = stateOf(pack, ticket);
  const at = millis(event.at, pack);
  const verdict = judge({ pack, opening, state, event, at });
  const after = evolve(termsOf(pack), state, { event, verdict, at });
  const log = [...ticket.log, { event, verdict }];
  const next = keepState(pack, deepFreeze({ opening, ...(migrations && { migrations }), log }), after);
  if (!verdict.accepted) return { ok: false, refusal: verdict, ticket: next };
  return { ok: true, ticket: next, effects: eventEffects({ pack, state, event, at, verdict }, after) };
}

export interface Replayed {
  readonly ok: true;
  readonly ticket: Ticket;
  /** The answer to each event, in order. */
  readonly results: readonly Exclude<TransitionResult, Unread>[];
}

/**
 * Returns the ticket after all events, in the order given, with the answer to each.
 *
 * An event that cannot be read stops nothing from being reported: all diagnostics come back and no ticket.
 * @example replay(decision, events, dispatcher) // { ok: true, ticket, results: [{ ok: true, … }, { ok: false, refusal, … }] }
 */
export function replay(
  decision: Decision | unknown,
  events: readonly (TicketEvent | unknown)[],
  dispatcher: Dispatcher,
  options?: OpenOptions,
): Replayed | Unread {
  const opened = openTicket(decision, dispatcher, options);
  const given = readArgument("events", anyList, events);
  if (!opened.ok || !given.ok) return unread(diagnosticsOf([opened, given], "decision"));
  const problems = new Problems(locateIn("events"));
  const results: Exclude<TransitionResult, Unread>[] = [];
  let { ticket } = opened;
  given.value.forEach((event, index) => {
    const result = transition(ticket, event, dispatcher, (path, part) =>
      locateIn("events")([index, ...path], part),
    );
    if (!result.ok && result.refusal === null) {
      problems.take(result.diagnostics);
      return;
    }
    results.push(result);
    ticket = result.ticket;
  });
  return problems.serious ? unread(problems.list) : { ok: true, ticket, results };
}

function unread(diagnostics: readonly Diagnostic[]): Unread {
  return { ok: false, refusal: null, diagnostics };
}
