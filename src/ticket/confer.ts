import { type CompiledPack, districtOver } from "../pack/index.js";
import type { DecisionRead, Opening } from "./ticket.js";

/** What a conference before dispatch (派单前会商) decided. */
export interface Conferred {
  readonly lead: string;
  readonly co?: readonly string[] | undefined;
  /** When the ticket is sent to them: the clocks that start at dispatch start here. */
  readonly at: string;
}

/**
 * What a ticket is opened with: the decision's own lead, else the one the conference named. `undefined` where
 * there is neither.
 */
export function openingOf(
  pack: CompiledPack,
  decision: DecisionRead,
  conferred: Conferred | undefined,
): Opening | undefined {
  const { receivedAt: _received, review: _review, ...kept } = decision;
  const { routing } = kept;
  if (routing === null) return undefined;
  if (routing.lead !== null) return { ...kept, routing: { ...routing, lead: routing.lead } };
  return conferred && openingConferred(pack, { ...kept, routing }, conferred);
}

/** The same, sent later than the decision thought: what counts from dispatch counts from then. */
export function sentAt(pack: CompiledPack, opening: Opening, at: string): Opening {
  const fromDispatch = (limit: string) => pack.limits.get(limit)?.startsAt === "dispatched";
  const deadlines = opening.deadlines.map((deadline) =>
    fromDispatch(deadline.limit) ? { ...deadline, startsAt: at } : deadline,
  );
  return { ...opening, dispatchedAt: at, deadlines };
}

type Unled = Omit<Opening, "routing"> & { readonly routing: NonNullable<DecisionRead["routing"]> };

function openingConferred(pack: CompiledPack, decision: Unled, conferred: Conferred): Opening {
  const { routing } = decision;
  const { lead, co = [], at } = conferred;
  const { by } = routing.mode;
  const stepFor = new Map(pack.steps.map((step) => [step.id, step.for]));
  // A street that gets the ticket has its district urge and coordinate.
  const districts = new Set([lead, ...co].flatMap((unit) => districtOver(pack, unit) ?? []));
  const stays = (unit: string) =>
    unit !== lead && !co.includes(unit) && !routing.recused.some(({ value }) => value === unit);
  const opening = {
    ...decision,
    routing: {
      ...routing,
      lead: { value: lead, by },
      co: [...new Set(co)].filter((unit) => unit !== lead).map((value) => ({ value, by })),
      cc: [...districts].filter(stays).map((value) => ({ value, by: pack.route.streetCc.id })),
    },
    deadlines: decision.deadlines.map((deadline) => ({
      ...deadline,
      unit: stepFor.get(deadline.step) === "lead" ? lead : deadline.unit,
    })),
  };
  return sentAt(pack, opening, at);
}
