import { type Dispatcher, packOf } from "../decide/index.js";
import type { AcceptThen, CompiledPack } from "../pack/index.js";
import {
  type EventType,
  eventTypes,
  type Phase,
  phases,
  ticketEvents,
  ticketPhases,
} from "../facts/index.js";
import { type Evidence, Shown } from "../condition/index.js";

/**
 * Returns the life of a ticket by a pack's own rules, as a Mermaid state diagram.
 *
 * It shows every passage some rule may admit, looking at the phase alone; what else a rule asks for is not
 * drawn. A star marks events that may make another unit responsible.
 * @example diagram(dispatcher) // "stateDiagram-v2\n  state \"已派单\" as dispatched\n…"
 */
export function diagram(dispatcher: Dispatcher): string {
  const pack = packOf(dispatcher);
  const edges = new Map<string, string[]>();
  for (const event of eventTypes)
    for (const from of phases)
      for (const { to, moves } of passages(pack, event, from)) {
        const key = `${from} --> ${to}`;
        const label = ticketEvents[event].title + (moves ? "*" : "");
        edges.set(key, [...new Set([...(edges.get(key) ?? []), label])]);
      }
  return [
    "stateDiagram-v2",
    ...phases.map((phase) => `  state "${ticketPhases[phase].title}" as ${phase}`),
    "  [*] --> dispatched",
    ...[...edges].map(([key, labels]) => `  ${key}: ${labels.join("、")}`),
    "",
  ].join("\n");
}

interface Passage {
  readonly to: Phase;
  readonly moves: boolean;
}

function passages(pack: CompiledPack, event: EventType, from: Phase): Passage[] {
  return possible(pack, event, from).flatMap((then) => {
    const moves = (then.responsible ?? "same") !== "same";
    const goals =
      then.phase === "before"
        ? phases.filter((phase) => !ticketPhases[phase].rests && leadsTo(pack, phase, from))
        : [then.phase ?? from];
    return goals.map((to) => ({ to, moves }));
  });
}

/** What the rules that may accept an event in a phase do. */
function possible(pack: CompiledPack, event: EventType, from: Phase): AcceptThen[] {
  const found: AcceptThen[] = [];
  for (const { when, then } of pack.events.get(event) ?? []) {
    const result = when === undefined ? true : byPhase(when.explain({ "ticket.phase": from }, new Shown()));
    if (result !== false && then.accept) found.push(then);
    if (result === true) break;
  }
  return found;
}

function leadsTo(pack: CompiledPack, from: Phase, to: Phase): boolean {
  return eventTypes.some((event) => possible(pack, event, from).some((then) => then.phase === to));
}

/**
 * Whether a condition holds as far as the phase alone tells; `undefined` where it does not. `known` are the
 * named ones shown before.
 */
function byPhase(evidence: Evidence, known = new Map<string, boolean | undefined>()): boolean | undefined {
  if ("fact" in evidence) return evidence.fact === "ticket.phase" ? evidence.result : undefined;
  if ("not" in evidence) {
    const inner = byPhase(evidence.not, known);
    return inner === undefined ? undefined : !inner;
  }
  if ("condition" in evidence) {
    if (evidence.of) known.set(evidence.condition, byPhase(evidence.of, known));
    return known.get(evidence.condition);
  }
  // No ticket keeps a text to look through.
  if ("scope" in evidence) return undefined;
  const decisive = "any" in evidence;
  const parts = (decisive ? evidence.any : evidence.all).map((part) => byPhase(part, known));
  if (parts.includes(decisive)) return decisive;
  return parts.includes(undefined) ? undefined : !decisive;
}
