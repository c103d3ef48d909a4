import { type CompiledPack, districtOver } from "../pack/index.js";
import type { DecisionRead, Opening } from "./ticket.js";

/** What a ticket is opened with, before its clocks are counted. */
export type Sent = Omit<Opening, "years">;

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
): Sent | undefined {
  const { review: _review, obligations, ...others } = decision;
  const stepOf = new Map(pack.obligations.map((rule) => [rule.id, rule.then.step ?? null]));
  // Each duty with the step whose clock is its own.
  const withSteps = obligations.map(({ value, by }) => ({
    value: { ...value, step: stepOf.get(by) ?? null },
    by,
  }));
  const kept = { ...others, obligations: withSteps };
  const { routing } = kept;
  if (routing === null) return undefined;
  if (routing.lead !== null) return { ...kept, routing: { ...routing, lead: routing.lead } };
  return conferred && openingConferred(pack, { ...kept, routing }, conferred);
}

/** The same, sent later than the decision thought: what counts from dispatch counts from then. */
export function sentAt(pack: CompiledPack, opening: Sent, at: string): Sent {
  const fromDispatch = (limit: string) => pack.limits.get(limit)?.startsAt === "dispatched";
  const deadlines = opening.deadlines.map((deadline) =>
    fromDispatch(deadline.limit) ? { ...deadline, startsAt: at } : deadline,
  );
  return { ...opening, dispatchedAt: at, deadlines };
}

type Unled = Omit<Sent, "routing"> & { readonly routing: NonNullable<DecisionRead["routing"]> };

function openingConferred(pack: CompiledPack, decision: Unled, conferred: Conferred): Sent {
  const { lead, at } = conferred;
  const routing = routingConferred(pack, decision.routing, conferred);
  const leadSteps = new Set(pack.steps.filter((step) => step.for === "lead").map(({ id }) => id));
  const deadlines = decision.deadlines.map((deadline) =>
    leadSteps.has(deadline.step) ? { ...deadline, unit: lead } : deadline,
  );
  return sentAt(pack, { ...decision, routing, deadlines }, at);
}

/** The conference's lead and co-handlers; their districts urge and coordinate, as those of any street do. */
function routingConferred(
  pack: CompiledPack,
  routing: Unled["routing"],
  { lead, co = [] }: Conferred,
): Opening["routing"] {
  const { by } = routing.mode;
  const recused = new Set(routing.recused.map(({ value }) => value));
  const helpers = [...new Set(co)].filter((unit) => unit !== lead);
  const districts = new Set([lead, ...helpers].flatMap((unit) => districtOver(pack, unit) ?? []));
  const informed = [...districts].filter(
    (unit) => unit !== lead && !helpers.includes(unit) && !recused.has(unit),
  );
  return {
    ...routing,
    lead: { value: lead, by },
    co: helpers.map((value) => ({ value, by })),
    cc: informed.map((value) => ({ value, by: pack.route.streetCc.id })),
  };
}
