import {
  type EpochMs,
  type LimitTerms,
  parseOfficeHours,
  safeCountLimit,
  safeElapsed,
} from "../calendar/index.js";
import type { CompiledPack } from "../pack/index.js";
import { type clockStates, dueStep } from "../facts/index.js";
import { iso, millis } from "./instants.js";
import type { ClockRun, State } from "./state.js";

export type ClockState = (typeof clockStates)[number];

/** A run with its deadline counted. */
export interface Counted {
  readonly run: ClockRun;
  readonly state: ClockState;
  readonly startsAt: EpochMs | null;
  /** The last instant in time; `null` while it waits or stands still. */
  readonly dueAt: EpochMs | null;
  readonly lastDay: string | null;
  readonly provisional: boolean;
  /** Who was responsible when the time was up, where it was not kept. */
  readonly missedBy: string | null;
}

/** Counts every run of a ticket as it stands at an instant. */
export function countRuns(pack: CompiledPack, state: State, at: EpochMs): Counted[] {
  return state.runs.map((run) => countRun(pack, state, run, at));
}

export function countRun(pack: CompiledPack, state: State, run: ClockRun, at: EpochMs): Counted {
  const startsAt = startOf(pack, state, run, at, []);
  const due = startsAt === null ? undefined : dueOf(pack, run, startsAt, at);
  const dueMs = due ? millis(due.dueAt, pack) : null;
  const judged = judge(run, startsAt, dueMs, at);
  const still = judged === "paused" || judged === "waiting";
  return {
    run,
    state: judged,
    startsAt,
    dueAt: still ? null : dueMs,
    lastDay: still ? null : (due?.lastDay ?? null),
    provisional: due?.provisional ?? false,
    missedBy: judged === "missed" && dueMs !== null ? holderAt(state, run, dueMs) : null,
  };
}

function judge(run: ClockRun, startsAt: EpochMs | null, due: EpochMs | null, at: EpochMs): ClockState {
  const { end } = run;
  if (end !== null) return due !== null && end.at > due ? "missed" : end.how === "done" ? "met" : "replaced";
  if (startsAt === null) return "waiting";
  if (due !== null && at > due) return "missed";
  return run.pauses.at(-1)?.to === null ? "paused" : "running";
}

/** A limit that follows a step's deadline starts when that step is due, late or not. */
function startOf(
  pack: CompiledPack,
  state: State,
  run: ClockRun,
  at: EpochMs,
  seen: readonly ClockRun[],
): EpochMs | null {
  const after = run.waitsFor === null ? undefined : dueStep(run.waitsFor);
  if (after === undefined) return run.startsAt;
  const base = baseOf(state, run, after);
  if (base === undefined || seen.includes(base)) return null;
  const open = base.end === null && base.pauses.at(-1)?.to === null;
  const starts = startOf(pack, state, base, at, [...seen, run]);
  const due = starts === null ? undefined : dueOf(pack, base, starts, at);
  const dueMs = due ? millis(due.dueAt, pack) : null;
  return open && (dueMs === null || dueMs >= at) ? null : dueMs;
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

function dueOf(pack: CompiledPack, run: ClockRun, startsAt: EpochMs, at: EpochMs) {
  const limit = termsOf(pack, run);
  const counted =
    limit &&
    safeCountLimit(limit, iso(startsAt, pack), pack.calendar, {
      pauses: pausesOf(pack, run, at),
      startedAtDayEnd: run.waitsFor !== null,
    });
  // Out of range: due after the last year a calendar can address, so never within anyone's time.
  return counted?.ok ? counted.value : undefined;
}

/** How much of its limit a run used up to an instant, in whole milliseconds of the limit's own time. */
export function usedMs(
  pack: CompiledPack,
  run: ClockRun,
  startsAt: EpochMs,
  to: EpochMs,
  at: EpochMs,
): number {
  const limit = termsOf(pack, run);
  const options = { startedAtDayEnd: run.waitsFor !== null };
  const used =
    limit &&
    to > startsAt &&
    safeElapsed(limit, iso(startsAt, pack), iso(to, pack), pack.calendar, pausesOf(pack, run, at), options);
  if (!limit || !used || !used.ok) return 0;
  return Math.round(used.value * unitMs(limit));
}

export function limitMs(pack: CompiledPack, run: ClockRun): number {
  const limit = termsOf(pack, run);
  return limit ? limit.amount * unitMs(limit) : 0;
}

function unitMs({ unit }: LimitTerms): number {
  return unit === "day" || unit === "workday" ? 86_400_000 : 3_600_000;
}

function pausesOf(pack: CompiledPack, run: ClockRun, at: EpochMs): { from: string; to: string }[] {
  return run.pauses.map(({ from, to }) => ({
    from: iso(from, pack),
    to: iso(to ?? Math.max(at, from), pack),
  }));
}

/**
 * The limit with its extensions: a day is 24 hours of an hour limit, and the office hours of a working-hour
 * limit.
 */
function termsOf(pack: CompiledPack, run: ClockRun): LimitTerms | undefined {
  const limit = pack.limits.get(run.limit);
  if (limit === undefined || run.extra === 0) return limit;
  const office =
    limit.unit === "workhour" && limit.officeHours ? parseOfficeHours(limit.officeHours, []) : undefined;
  const windows = office?.ok && office.value !== "24/7" ? office.value : [{ open: 0, close: 86_400_000 }];
  const dayHours = windows.reduce((sum, { open, close }) => sum + close - open, 0) / 3_600_000;
  const perDay = { day: 1, workday: 1, hour: 24, workhour: dayHours }[limit.unit];
  return { ...limit, amount: limit.amount + run.extra * perDay };
}

/** Whoever held the ticket up to the last instant in time answers for it; a co-handler for its own clock. */
function holderAt(state: State, run: ClockRun, due: EpochMs): string | null {
  if (run.for !== "lead") return run.unit;
  const span = state.spans.find(({ from, to }) => from < due && (to === null || due <= to));
  // Due before the ticket was even sent: the first to have it answers.
  return (span ?? state.spans[0])?.unit ?? run.unit;
}
