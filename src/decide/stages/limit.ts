import { formatInstant, safeCountLimit, TimeError } from "../../calendar/index.js";
import type { Deadline, ReviewReason, Routing } from "../decision.js";
import { dueStep, type Facts } from "../../facts/index.js";
import type { CompiledPack, CompiledRow, CompiledStep, Limit } from "../../pack/index.js";
import type { RuleId, Trace } from "../trace.js";
import { cite, holds } from "./first-rule.js";

export interface Starts {
  readonly received: number;
  readonly dispatched: number;
}

export interface Limited {
  readonly deadlines: readonly Deadline[];
  readonly review: readonly ReviewReason[];
}

interface Chosen {
  readonly limit: Limit;
  readonly by: RuleId;
}

/** Decides by when: for each step the limit its rules give, counted for each unit that has to keep it. */
export function limit(
  pack: CompiledPack,
  facts: Facts,
  routing: Routing | null,
  row: CompiledRow | undefined,
  starts: Starts,
  trace: Trace,
): Limited {
  const deadlines: Deadline[] = [];
  const years = new Set<number>();
  for (const step of pack.steps) {
    const units =
      step.for === "co"
        ? (routing?.co ?? []).map(({ value }) => value)
        : [step.for === "lead" ? (routing?.lead?.value ?? null) : null];
    if (units.length === 0) continue;
    const chosen = choose(pack, step, facts, row, starts, deadlines, trace);
    if (chosen === undefined || followsNothing(chosen.limit, deadlines)) continue;
    const timed = time(pack, chosen.limit, starts, deadlines);
    for (const year of unpublishedYears(pack, timed)) years.add(year);
    for (const unit of units)
      deadlines.push({ step: step.id, unit, limit: chosen.limit.id, ...timed, by: chosen.by });
  }
  return {
    deadlines,
    review: years.size > 0 ? [{ code: "calendar/provisional", years: [...years].sort() }] : [],
  };
}

/** The years a provisional deadline was counted over that have no notice yet. */
function unpublishedYears(pack: CompiledPack, { provisional, startsAt, lastDay }: Timed): number[] {
  if (!provisional || startsAt === null || lastDay === null) return [];
  const [first, last] = [startsAt, lastDay].map((text) => Number(text.slice(0, 4))) as [number, number];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years.filter((year) => !pack.calendar.publishedYears.includes(year));
}

/**
 * The directory row's own limit for the main step, else the step's rules: the first that holds, or the latest
 * or earliest due.
 */
function choose(
  pack: CompiledPack,
  step: CompiledStep,
  facts: Facts,
  row: CompiledRow | undefined,
  starts: Starts,
  earlier: readonly Deadline[],
  trace: Trace,
): Chosen | undefined {
  const cited = (limitId: string, by: RuleId): Chosen => {
    const limit = pack.limits.get(limitId) as Limit;
    trace.record("limit", limit);
    return { limit, by };
  };
  if (step.directory && row?.limit !== undefined) return cited(row.limit, row.id as RuleId);
  const holding = step.rules.filter((rule) => holds(rule, facts));
  const rule = step.pick === "first" ? holding[0] : byDue(pack, step, holding, starts, earlier);
  if (rule === undefined) return undefined;
  // Those that lost are told too: a longer legal limit is explained beside the hotline's own.
  for (const other of step.pick === "first" ? [] : holding) {
    cite(trace, "limit", other, facts);
    if (other.then.limit !== null) trace.record("limit", pack.limits.get(other.then.limit) as Limit);
  }
  const by = cite(trace, "limit", rule, facts);
  return rule.then.limit === null ? undefined : cited(rule.then.limit, by);
}

function byDue(
  pack: CompiledPack,
  step: CompiledStep,
  rules: CompiledStep["rules"],
  starts: Starts,
  earlier: readonly Deadline[],
): CompiledStep["rules"][number] | undefined {
  const sign = step.pick === "longest" ? -1 : 1;
  const due = (rule: (typeof rules)[number]): number => {
    const limit = rule.then.limit === null ? undefined : pack.limits.get(rule.then.limit);
    const dueAt = limit && time(pack, limit, starts, earlier).dueAt;
    return dueAt ? Date.parse(dueAt) * sign : Infinity;
  };
  return rules.map((rule) => ({ rule, due: due(rule) })).sort((a, b) => a.due - b.due)[0]?.rule;
}

type Timed = Pick<Deadline, "startsAt" | "dueAt" | "lastDay" | "waitsFor" | "skipped" | "provisional">;

function time(pack: CompiledPack, limit: Limit, starts: Starts, earlier: readonly Deadline[]): Timed {
  const startsAt = startOf(pack, limit, starts, earlier);
  if (startsAt === undefined)
    return {
      startsAt: null,
      dueAt: null,
      lastDay: null,
      waitsFor: limit.startsAt,
      skipped: [],
      provisional: false,
    };
  const afterDeadline = dueStep(limit.startsAt) !== undefined;
  const counted = safeCountLimit(limit, startsAt, pack.calendar, { startedAtDayEnd: afterDeadline });
  // INVARIANT: linking checked the limit itself, so only the end of the calendar can be in the way;
  // dispatching refuses the appeal then.
  if (!counted.ok) throw new TimeError(counted.problems);
  const { dueAt, lastDay, skipped, provisional } = counted.value;
  return { startsAt, dueAt, lastDay, waitsFor: null, skipped, provisional };
}

/** A limit that starts when another step is due has nothing to follow where that step has no limit. */
function followsNothing(limit: Limit, earlier: readonly Deadline[]): boolean {
  const after = dueStep(limit.startsAt);
  return after !== undefined && !earlier.some((deadline) => deadline.step === after);
}

function startOf(
  pack: CompiledPack,
  limit: Limit,
  starts: Starts,
  earlier: readonly Deadline[],
): string | undefined {
  const after = dueStep(limit.startsAt);
  if (after !== undefined) return earlier.find((deadline) => deadline.step === after)?.dueAt ?? undefined;
  if (limit.startsAt === "received") return formatInstant(starts.received, pack.utcOffsetMs);
  return limit.startsAt === "dispatched" ? formatInstant(starts.dispatched, pack.utcOffsetMs) : undefined;
}
