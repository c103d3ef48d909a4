import { formatInstant } from "../calendar/index.js";
import type { Decision, Routing } from "./decision.js";
import type { Facts } from "../facts/index.js";
import type { CompiledPack, CompiledRow, Unit } from "../pack/index.js";
import { findAccused } from "./stages/accused.js";
import { limit } from "./stages/limit.js";
import { oblige } from "./stages/oblige.js";
import { addFacts, readFacts, type SoundAppeal } from "../appeal/index.js";
import { askReview } from "./stages/review.js";
import { type Routed, route } from "./stages/route.js";
import { settle } from "./stages/settle.js";

/** Decides one appeal: classify → dispose → route → limit → oblige. Reads nothing but its arguments. */
export function decide(pack: CompiledPack, sound: SoundAppeal): Decision {
  return decideWithFacts(pack, sound).decision;
}

/** As `decide`, with everything the rules could read in the end: what the second engine is asked again. */
export function decideWithFacts(
  pack: CompiledPack,
  sound: SoundAppeal,
): { decision: Decision; facts: Facts } {
  const { appeal, received, dispatched = received } = sound;
  const read = readFacts(pack, sound);
  const {
    classification,
    disposition,
    trace,
    review: settled,
  } = settle(pack, read.facts, read.location.fromText);
  const asked = askReview(pack, classification.facts, appeal, trace);
  const disposed = addFacts(classification.facts, { disposition: disposition.value });
  const routed = sendsToUnit(disposition.value) ? route(pack, disposed, trace) : undefined;
  const routing = routed?.routing ?? null;
  const confidential =
    appeal.appellant?.confidential === true ||
    pack.categories.get(classification.category.value)?.confidential === true;
  const accused = findAccused(pack, disposed, routing, confidential, trace);
  const facts = addFacts(disposed, routedFacts(pack, routing));
  const limited = limit(pack, facts, routing, rowOf(routed), { received, dispatched }, trace);
  const obligations = oblige(pack, facts, routing, limited.deadlines, trace);
  const decision: Decision = {
    appealId: appeal.id,
    pack: pack.info,
    receivedAt: formatInstant(received, pack.utcOffsetMs),
    dispatchedAt: formatInstant(dispatched, pack.utcOffsetMs),
    category: classification.category,
    topic: classification.topic,
    disposition,
    routing,
    deadlines: limited.deadlines,
    obligations,
    confidential,
    hold: accused.hold,
    review: [
      ...(read.location.fromText && routing
        ? [{ code: "place/from-text", divisions: read.location.divisions } as const]
        : []),
      ...settled,
      ...asked,
      ...classification.review,
      ...(routed?.review ?? []),
      ...accused.review,
      ...limited.review,
      ...(appeal.history && appeal.history.same !== "none" && !appeal.history.ids?.length
        ? [{ code: "history/no-ids" } as const]
        : []),
    ],
    trace: trace.steps,
    ...(appeal.extra && { extra: structuredClone(appeal.extra) }),
  };
  return { decision, facts };
}

function sendsToUnit(disposition: string): boolean {
  return disposition === "dispatch" || disposition === "forward";
}

function rowOf(routed: Routed | undefined): CompiledRow | undefined {
  return routed?.routing.lead ? routed.row : undefined;
}

function routedFacts(pack: CompiledPack, routing: Routing | null): Facts {
  if (routing === null) return {};
  const lead: Unit | undefined = routing.lead ? pack.units.get(routing.lead.value) : undefined;
  return {
    mode: routing.mode.value,
    lead: lead?.id,
    "lead.kind": lead?.kind,
    "lead.department": lead?.department,
  };
}
