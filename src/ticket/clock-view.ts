import {
  duePlanned,
  type EpochDay,
  type EpochMs,
  type Period,
  type Plan,
  planLimit,
} from "../calendar/index.js";
import type { CompiledPack } from "../pack/index.js";
import { type clockStates, dueStep } from "../facts/index.js";
import { type ClockRun, isPaused } from "./clock-run.js";
import type { State } from "./state.js";

export type ClockState = (typeof clockStates)[number];

/** A ticket's state, looked at at an instant. */
export interface Standing {
  readonly pack: CompiledPack;
  readonly state: State;
  readonly at: EpochMs;
}

/** A run that has started, ready to count. */
export interface Course {
  readonly plan: Plan;
  readonly period: Period;
}

/** A run with its deadline counted. */
export interface Counted {
  readonly run: ClockRun;
  readonly state: ClockState;
  readonly startsAt: EpochMs | null;
  /** The last instant in time; `null` while it waits or stands still. */
  readonly dueAt: EpochMs | null;
  readonly lastDay: EpochDay | null;
  readonly provisional: boolean;
  /** Who was responsible when the time was up, where it was not kept. */
  readonly missedBy: string | null;
  /** By what and from when it is counted; `null` while it waits. */
  readonly course: Course | null;
}

/** Counts every run of a ticket as it stands at an instant. */
export function countRuns(standing: Standing): Counted[] {
  return standing.state.runs.map((run) => countRun(standing, run));
}

function countRun(standing: Standing, run: ClockRun): Counted {
  const startsAt = startOf(standing, run);
  const course = courseOf(standing, run, startsAt);
  // Out of range: due after the last year a calendar can address, so never within anyone's time.
  const due = course && duePlanned(course.plan, course.period);
  const dueAt = due?.dueAt ?? null;
  const state = clockState(run, { startsAt, dueAt, at: standing.at });
  const hasDeadline = state !== "paused" && state !== "waiting";
  return {
    run,
    state,
    startsAt,
    dueAt: hasDeadline ? dueAt : null,
    lastDay: hasDeadline ? (due?.lastDay ?? null) : null,
    provisional: due?.provisional ?? false,
    missedBy: state === "missed" && dueAt !== null ? holderAt(standing.state, run, dueAt) : null,
    course,
  };
}

const endedAs: Readonly<Record<NonNullable<ClockRun["end"]>["how"], ClockState>> = {
  done: "met",
  replaced: "replaced",
};

interface Times {
  readonly startsAt: EpochMs | null;
  readonly dueAt: EpochMs | null;
  readonly at: EpochMs;
}

function clockState(run: ClockRun, { startsAt, dueAt, at }: Times): ClockState {
  const { end } = run;
  if (dueAt !== null && (end?.at ?? at) > dueAt) return "missed";
  if (end !== null) return endedAs[end.how];
  if (startsAt === null) return "waiting";
  return isPaused(run) ? "paused" : "running";
}

/** When a run starts. A limit that follows a step's deadline starts when that step is due, late or not. */
function startOf(standing: Standing, run: ClockRun, seen: readonly ClockRun[] = []): EpochMs | null {
  const after = run.waitsFor === null ? undefined : dueStep(run.waitsFor);
  if (after === undefined) return run.startsAt;
  const base = baseOf(standing.state, run, after);
  if (base === undefined || seen.includes(base)) return null;
  const course = courseOf(standing, base, startOf(standing, base, [...seen, run]));
  const due = course && duePlanned(course.plan, course.period);
  if (!due) return null;
  const standsStill = base.end === null && isPaused(base);
  return standsStill && due.dueAt >= standing.at ? null : due.dueAt;
}

/**
 * The run whose deadline another follows: the last one, or for a run that has ended the last one begun before
 * that.
 */
function baseOf(state: State, run: ClockRun, step: string): ClockRun | undefined {
  const runs = state.runs.filter((other) => other.step === step);
  const { end } = run;
  return end === null
    ? runs.at(-1)
    : (runs.findLast(({ startsAt }) => (startsAt ?? -Infinity) < end.at) ?? runs[0]);
}

function courseOf({ pack, at }: Standing, run: ClockRun, startsAt: EpochMs | null): Course | null {
  const plan = planOf(pack, run);
  if (startsAt === null || plan === undefined) return null;
  const pauses = run.pauses.map(({ from, to }) => ({ from, to: to ?? Math.max(at, from) }));
  return { plan, period: { startsAt, startedAtDayEnd: run.waitsFor !== null, pauses } };
}

function planOf({ limits, calendar }: CompiledPack, { limit, kept, extra }: ClockRun): Plan | undefined {
  const terms = kept ?? limits.get(limit);
  const plan = kept ? planLimit(kept, calendar, []) : limits.get(limit)?.plan;
  if (!terms || !plan || extra === 0) return plan ?? undefined;
  const amount = terms.amount + extra * plan.perDay;
  return planLimit({ ...terms, amount }, calendar, []) ?? undefined;
}

/** The whole of a limit with its extensions, in milliseconds of its own time. */
export function limitMs({ limit, unitMs }: Plan): number {
  return limit.amount * unitMs;
}

/** Whoever held the ticket up to the last instant in time answers for it; a co-handler for its own clock. */
function holderAt(state: State, run: ClockRun, due: EpochMs): string | null {
  if (run.for !== "lead") return run.unit;
  const span = state.spans.find(({ from, to }) => from < due && (to === null || due <= to));
  // Due before the ticket was even sent: the first to have it answers.
  return (span ?? state.spans[0])?.unit ?? run.unit;
}
