import type { Deadline, Decision, Obligation, Routing } from "../decision.js";
import type { PackInfo } from "../pack/compiled.js";
import type { Decided } from "../trace.js";
import { type DecisionKept, decisionSchema } from "./ticket.js";

/** What a unit is to a decision. */
export type Part = "lead" | "co" | "cc";

/** A decision as one of its units may see it. */
export interface UnitDecision {
  readonly appealId: string;
  readonly pack: PackInfo;
  readonly part: Part;
  /** ISO 8601 in the pack's offset. */
  readonly dispatchedAt: string;
  readonly category: Decided<string>;
  readonly topic: Decided<string> | null;
  readonly routing: Pick<Routing, "mode" | "lead" | "co" | "cc" | "recused">;
  /** The unit's own. */
  readonly deadlines: readonly Deadline[];
  /** The unit's own. */
  readonly obligations: readonly Decided<Obligation>[];
  /** The reporter must not become known to the units complained about. */
  readonly confidential: boolean;
}

/**
 * Returns what one unit may see of a decision, as plain JSON; `null` for a unit that has no part in it, for one that must
 * stay out because it is complained about, and for everybody while a hold is not released.
 *
 * Left out is what could tell who reported: `extra`, the trace with what rules saw, when the appeal came in, and what only
 * the hotline's people need. What is no decision shows nothing.
 * @example forUnit(decision, "110106003")?.part // "lead"
 * @source 《信访工作条例》第三十条第三款
 */
export function forUnit(decision: Decision, unit: string): UnitDecision | null {
  const sound = decisionSchema.safeParse(decision);
  const part = sound.success ? partOf(sound.data, unit) : undefined;
  if (part === undefined) return null;
  const { appealId, pack, dispatchedAt, category, topic, confidential, deadlines, obligations } = decision;
  const { mode, lead, co, cc, recused } = decision.routing as Routing;
  return {
    appealId, pack, part, dispatchedAt, category, topic,
    routing: { mode, lead, co, cc, recused },
    deadlines: deadlines.filter((deadline) => deadline.unit === unit),
    obligations: obligations.filter(({ value }) => value.unit === unit),
    confidential,
  };
}

function partOf({ routing, hold }: DecisionKept, unit: string): Part | undefined {
  if (routing === null || (hold !== null && hold.released === null)) return undefined;
  const has = (units: readonly { readonly value: string }[]) => units.some(({ value }) => value === unit);
  if (has(routing.recused)) return undefined;
  if (routing.lead?.value === unit) return "lead";
  if (has(routing.co)) return "co";
  return has(routing.cc) ? "cc" : undefined;
}
