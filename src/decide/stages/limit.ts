import {
  duePlanned,
  endsTooLate,
  type EpochMs,
  formatDay,
  formatInstant,
  type PlannedDue,
  TimeError,
} from "../../calendar/index.js";
import type { CompiledLimit, CompiledPack, CompiledStep, StepDeclaration } from "../../pack/index.js";
import type { Deadline, ReviewReason, Routing } from "../decision.js";
import type { OpenCase } from "../open-case.js";
import type { RuleId } from "../trace.js";
import { cite, holds } from "./first-rule.js";
import type { Routed } from "./route.js";

export interface Limited {
  readonly deadlines: readonly Deadline[];
  readonly review: readonly ReviewReason[];
}

/** Decides by when: for each step the limit its rules give, counted for each unit that has to keep it. */
export function limit(open: OpenCase, { routing, row }: Pick<Routed, "routing" | "row">): Limited {
  const deadlines: Deadline[] = [];
  const { received, dispatched = received } = open.sound;
  const known: KnownInstants = { received, dispatched, due: new Map() };
  for (const step of open.pack.steps) {
    const units = unitsFor[step.for](routing);
    if (units.length === 0) continue;
    const own = step.directory && row?.limit;
    const given = own ? ofRow(open, own, row.id as RuleId) : ofRules(open, step, known);
    if (given === undefined || !canFollow(given.terms, known)) continue;
    const { terms, by } = given;
    const counted = count(terms, known);
    known.due.set(step.id, counted?.due.dueAt ?? null);
    const times = timesOf(open, terms, counted);
    for (const unit of units) deadlines.push({ step: step.id, unit, limit: terms.id, ...times, by });
  }
  const years = new Set(deadlines.flatMap((deadline) => unpublishedYears(open.pack, deadline)));
  return {
    deadlines,
    review: years.size > 0 ? [{ code: "calendar/provisional", years: [...years].sort() }] : [],
  };
}

type UnitsOf = (routing: Routing | null) => readonly (string | null)[];

/** Whose deadline a step's is: `null` is the hotline, or whoever is still to lead. */
const unitsFor: Readonly<Record<StepDeclaration["for"], UnitsOf>> = {
  lead: (routing) => [routing?.lead?.value ?? null],
  co: (routing) => routing?.co.map(({ value }) => value) ?? [],
  centre: () => [null],
};

/** The instants that limits run from, as far as a decision knows them. */
interface KnownInstants {
  readonly received: EpochMs;
  readonly dispatched: EpochMs;
  /** When the steps before are due; `null` where that waits, absent where a step has no limit. */
  readonly due: Map<string, EpochMs | null>;
}

/** `null` where what a limit starts from has yet to happen. */
function startOf({ start }: CompiledLimit, known: KnownInstants): EpochMs | null {
  switch (start.at) {
    case "received":
    case "dispatched":
      return known[start.at];
    case "due":
      return known.due.get(start.step) ?? null;
    case "event":
      return null;
  }
}

/** A limit that starts when another step is due has nothing to follow where that step has no limit. */
function canFollow({ start }: CompiledLimit, known: KnownInstants): boolean {
  return start.at !== "due" || known.due.has(start.step);
}

/** A limit, and the rule or row that gives it. */
interface Given {
  readonly terms: CompiledLimit;
  readonly by: RuleId;
}

/** The directory row's own limit goes before the step's rules. */
function ofRow(open: OpenCase, terms: CompiledLimit, by: RuleId): Given {
  open.trace.record("limit", terms);
  return { terms, by };
}

type LimitRule = CompiledStep["rules"][number];

/** The limit of the step's rules: of the first that holds, or of the one that is latest or earliest due. */
function ofRules(open: OpenCase, step: CompiledStep, known: KnownInstants): Given | undefined {
  const holding = step.rules.filter((rule) => holds(rule, open.facts));
  const due = ({ then }: LimitRule) => then && (count(then, known)?.due.dueAt ?? null);
  const rule = picks[step.pick](holding, due);
  if (rule === undefined) return undefined;
  // Those that lost are told too: a longer legal limit is explained beside the hotline's own.
  for (const told of step.pick === "first" ? [rule] : holding) {
    cite(open, "limit", told);
    if (told.then) open.trace.record("limit", told.then);
  }
  return rule.then ? { terms: rule.then, by: cite(open, "limit", rule) } : undefined;
}

type DueOf = (rule: LimitRule) => EpochMs | null;
type PickRule = (holding: readonly LimitRule[], due: DueOf) => LimitRule | undefined;

const picks: Readonly<Record<StepDeclaration["pick"], PickRule>> = {
  first: ([rule]) => rule,
  longest: (holding, due) => leastBy(holding, due, (dueAt) => -dueAt),
  shortest: (holding, due) => leastBy(holding, due, (dueAt) => dueAt),
};

/** The rule of least rank, of equals the first; one that is never due comes last. */
function leastBy(
  holding: readonly LimitRule[],
  due: DueOf,
  rankOf: (dueAt: number) => number,
): LimitRule | undefined {
  const ranked = holding.map((rule) => {
    const dueAt = due(rule);
    return { rule, rank: dueAt === null ? Infinity : rankOf(dueAt) };
  });
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.rule;
}

interface Counted {
  readonly startsAt: EpochMs;
  readonly due: PlannedDue;
}

/** Counts a limit; `null` while it waits. */
function count(terms: CompiledLimit, known: KnownInstants): Counted | null {
  const startsAt = startOf(terms, known);
  if (startsAt === null) return null;
  const due = duePlanned(terms.plan, { startsAt, startedAtDayEnd: terms.start.at === "due", pauses: [] });
  // Dispatching refuses the appeal then.
  if (due === undefined) throw new TimeError([endsTooLate(terms)]);
  return { startsAt, due };
}

type Times = Pick<Deadline, "startsAt" | "dueAt" | "lastDay" | "waitsFor" | "skipped" | "provisional">;

/** A count as a decision writes it. */
function timesOf({ pack }: OpenCase, terms: CompiledLimit, counted: Counted | null): Times {
  if (counted === null) {
    const waitsFor = terms.startsAt;
    return { startsAt: null, dueAt: null, lastDay: null, waitsFor, skipped: [], provisional: false };
  }
  const { startsAt, due } = counted;
  return {
    startsAt: formatInstant(startsAt, pack.utcOffsetMs),
    dueAt: formatInstant(due.dueAt, pack.utcOffsetMs),
    lastDay: formatDay(due.lastDay),
    waitsFor: null,
    skipped: due.days().skipped,
    provisional: due.provisional,
  };
}

/** The years a provisional deadline was counted over that have no notice yet. */
function unpublishedYears(pack: CompiledPack, { provisional, startsAt, lastDay }: Deadline): number[] {
  if (!provisional || startsAt === null || lastDay === null) return [];
  const [first, last] = [startsAt, lastDay].map((text) => Number(text.slice(0, 4))) as [number, number];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years.filter((year) => !pack.calendar.publishedYears.includes(year));
}
