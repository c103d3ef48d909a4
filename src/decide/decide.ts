import { formatInstant } from "../calendar/index.js";
import type { SoundAppeal } from "../appeal/index.js";
import { cut } from "../diagnostic/index.js";
import type { Facts, TextValue } from "../facts/index.js";
import { isChinese } from "../text/index.js";
import type { CompiledPack } from "../pack/index.js";
import type { Decision, ReviewReason } from "./decision.js";
import { type OpenCase, openCase } from "./open-case.js";
import { findAccused } from "./stages/accused.js";
import { findMatters } from "./stages/matters.js";
import { limit } from "./stages/limit.js";
import { oblige } from "./stages/oblige.js";
import { askReview } from "./stages/review.js";
import { route } from "./stages/route.js";
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
  const settled = settle(openCase(pack, sound));
  const asked = askReview(settled.open);
  const routed = route(settled.open);
  const { open, routing } = routed;
  const accused = findAccused(open, routing);
  const limited = limit(open, routed);
  const obligations = oblige(open, routing, limited.deadlines);
  const decision: Decision = {
    appealId: appeal.id,
    pack: pack.info,
    receivedAt: formatInstant(received, pack.utcOffsetMs),
    dispatchedAt: formatInstant(dispatched, pack.utcOffsetMs),
    category: settled.category,
    topic: settled.topic,
    disposition: settled.disposition,
    routing,
    deadlines: limited.deadlines,
    obligations,
    confidential: accused.confidential,
    hold: accused.hold,
    review: [
      ...foreignText(open),
      ...misspelt(open),
      ...(routing ? doubtfulPlace(open) : []),
      ...settled.doubts,
      ...asked,
      // What it is about only matters where a unit was chosen by it.
      ...settled.review.filter(({ code }) => routing !== null || !code.startsWith("topic/")),
      ...(routing ? severalMatters(settled.open) : []),
      ...routed.review,
      ...accused.review,
      ...limited.review,
      ...missingHistory(open),
    ],
    trace: open.trace.steps,
    ...(appeal.extra && { extra: structuredClone(appeal.extra) }),
  };
  return { decision, facts: open.facts };
}

function foreignText({ facts }: OpenCase): ReviewReason[] {
  const text = facts["text"] as TextValue | undefined;
  return text === undefined || isChinese(text.folded) ? [] : [{ code: "text/not-chinese" }];
}

function misspelt({ pack, facts }: OpenCase): ReviewReason[] {
  const { written = [] } = (facts["text"] ?? {}) as Partial<TextValue>;
  const words = pack.slips(written.join("\n"));
  return words.length === 0 ? [] : [{ code: "text/misspelt", words }];
}

function doubtfulPlace({ placeFromText, facts }: OpenCase): ReviewReason[] {
  const divisions = facts["divisions"] as readonly string[];
  return placeFromText ? [{ code: "place/from-text", divisions }] : [];
}

function severalMatters(open: OpenCase): ReviewReason[] {
  const matters = findMatters(open).map((matter) => ({ ...matter, text: cut(matter.text.trim()) }));
  return matters.length === 0 ? [] : [{ code: "several-matters", matters }];
}

function missingHistory({ sound: { appeal } }: OpenCase): ReviewReason[] {
  const { same = "none", ids = [] } = appeal.history ?? {};
  return same !== "none" && ids.length === 0 ? [{ code: "history/no-ids" }] : [];
}
