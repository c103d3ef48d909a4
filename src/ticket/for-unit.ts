import type { DayNote } from "../calendar/index.js";
import type { Deadline, Decided, Decision, Obligation, Routing } from "../decide/index.js";
import type { PackInfo } from "../pack/index.js";
import { isHeld } from "./held.js";
import { readRelease } from "./release.js";
import { type DecisionRead, decisionSchema } from "./ticket.js";

/** What a unit is to a decision. */
export type Part = "lead" | "co" | "cc";

/** A decision as one of its units may see it. */
export interface UnitDecision {
  readonly appealId: string;
  readonly pack: Pick<PackInfo, "id" | "version" | "digest" | "asOf">;
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
 * Returns what one unit may see of a decision, as plain JSON; `null` for a unit that has no part in it, for
 * one that must stay out because it is complained about, and for everybody while a hold is not released.
 *
 * Left out is what could tell who reported: `extra`, the trace with what rules saw, when the appeal came in,
 * and what only the hotline's people need; once a hold was released, also instants, which are the ticket's
 * then. What is no decision shows nothing.
 * @example forUnit(decision, "110106003")?.part // "lead"
 * @source 《信访工作条例》第三十条第三款
 */
export function forUnit(decision: Decision, unit: string): UnitDecision | null {
  const read = decisionSchema.safeParse(decision);
  const part = read.success ? partOf(read.data, unit) : undefined;
  if (part === undefined) return null;
  const { appealId, pack, dispatchedAt, category, topic, confidential } = decision;
  const { mode, lead, co, cc, recused } = decision.routing as Routing;
  const sentAt = later(dispatchedAt, decision.hold?.released?.at);
  const own = decision.deadlines.filter((deadline) => deadline.unit === unit);
  const duties = decision.obligations.filter(({ value }) => value.unit === unit);
  const moved = sentAt !== dispatchedAt;
  return {
    appealId,
    pack: packInfo(pack),
    part,
    dispatchedAt: sentAt,
    category: only(category),
    topic: topic && only(topic),
    routing: {
      mode: only(mode),
      lead: lead && only(lead),
      co: co.map(only),
      cc: cc.map(only),
      recused: recused.map(only),
    },
    deadlines: own.map((deadline) => shownDeadline(deadline, moved)),
    obligations: duties.map(({ value, by }) => ({ value: shownDuty(value, moved), by })),
    confidential,
  };
}

function partOf(decision: DecisionRead, unit: string): Part | undefined {
  const { routing, hold } = decision;
  if (routing === null || isHeld(decision)) return undefined;
  if (hold !== null && !readRelease(hold.released).ok) return undefined;
  const has = (units: readonly { readonly value: string }[]) => units.some(({ value }) => value === unit);
  if (has(routing.recused)) return undefined;
  if (routing.lead?.value === unit) return "lead";
  if (has(routing.co)) return "co";
  return has(routing.cc) ? "cc" : undefined;
}

function later(instant: string, other: string | undefined): string {
  return other !== undefined && Date.parse(other) > Date.parse(instant) ? other : instant;
}

// Key by key: what somebody else put into the decision is not for units.

function only<T>({ value, by }: Decided<T>): Decided<T> {
  return { value, by };
}

function packInfo({ id, version, digest, asOf }: PackInfo): UnitDecision["pack"] {
  return { id, version, digest, ...(asOf !== undefined && { asOf }) };
}

/**
 * A decision sent later than it thought has other instants, which its ticket knows; the old ones would tell
 * when the appeal came in.
 */
function shownDeadline(deadline: Deadline, moved: boolean): Deadline {
  const { step, unit, limit, startsAt, dueAt, lastDay, waitsFor, skipped, provisional, by } = deadline;
  if (!moved || startsAt === null)
    return {
      step,
      unit,
      limit,
      startsAt,
      dueAt,
      lastDay,
      waitsFor,
      skipped: skipped.map(shownDay),
      provisional,
      by,
    };
  return {
    step,
    unit,
    limit,
    startsAt: null,
    dueAt: null,
    lastDay: null,
    waitsFor: "dispatched",
    skipped: [],
    provisional: false,
    by,
  };
}

function shownDay({ date, reason, name, notice, provisional }: DayNote): DayNote {
  return {
    date,
    reason,
    ...(name !== undefined && { name }),
    ...(notice !== undefined && { notice: { number: notice.number, title: notice.title } }),
    ...(provisional && { provisional }),
  };
}

function shownDuty({ unit, kind, text, to, dueAt }: Obligation, moved: boolean): Obligation {
  return { unit, kind, text, to, dueAt: moved ? null : dueAt };
}
