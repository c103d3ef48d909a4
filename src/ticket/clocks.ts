import { eventKind, startEvents } from "../facts/index.js";
import type { ClockVerb } from "../pack/index.js";
import { type ClockRun, ended, startedNow } from "./clock-run.js";
import { verbOf } from "./clock-verbs.js";
import type { Applying } from "./happening.js";
import type { Terms } from "./terms.js";

/** The runs after an accepted event: those that waited for it start, and each step's verb is done. */
export function turnClocks(turning: Applying): readonly ClockRun[] {
  const { state, terms } = turning;
  const kept = state.runs
    .map((run) => (startsBy(run, turning) ? startedNow(run, turning.at) : run))
    .map((run) => (isLeft(run, turning) ? ended(run, { at: turning.at, how: "replaced", by: null }) : run));
  const turned = terms.steps.flatMap((step) => clocksOf(step, turning)).reduce(turn, kept);
  return turned.map((run) => handedOver(run, turning));
}

/** Whether a run waited for this event, of this unit. */
function startsBy(run: ClockRun, { state, event }: Applying): boolean {
  if (run.end !== null || run.waitsFor === null) return false;
  const isAwaited =
    event.type === "milestone" ? run.waitsFor === event.name : startEvents.get(run.waitsFor) === event.type;
  if (!isAwaited) return false;
  const byCo = event.unit !== undefined && state.co.includes(event.unit);
  if (run.for !== "co") return !byCo;
  return byCo ? run.unit === event.unit : !eventKind(event.type).ownAct;
}

/** Whether a unit goes on helping: who becomes responsible, or has to stay out, is no co-handler any more. */
function helpsOn(unit: string, { verdict }: Applying): boolean {
  return unit !== verdict.responsible && !verdict.recuses.includes(unit);
}

/** Whether a run is of a co-handler that is one no more. */
function isLeft(run: ClockRun, turning: Applying): boolean {
  return run.end === null && run.for === "co" && run.unit !== null && !helpsOn(run.unit, turning);
}

type Step = Terms["steps"][number];

/** What an event does to the clock of one step and unit. */
interface TurnedClock {
  readonly step: Step;
  readonly unit: string | null;
  readonly verb: ClockVerb;
  /** The step is not named, but meant by `*`. */
  readonly byStar: boolean;
  readonly turning: Applying;
}

function clocksOf(step: Step, turning: Applying): TurnedClock[] {
  const { clock } = turning.verdict;
  const named = clock[step.id];
  const verb = named ?? (step.for === "lead" ? clock["*"] : undefined);
  if (verb === undefined) return [];
  return unitsOf(step, turning).map((unit) => ({ step, unit, verb, byStar: named === undefined, turning }));
}

function unitsOf(step: Step, turning: Applying): readonly (string | null)[] {
  switch (step.for) {
    case "lead":
      return [turning.verdict.responsible];
    case "co":
      return coMeant(turning);
    case "centre":
      return [null];
  }
}

/** The co-handlers whose clocks an event means: those that join by it, else its sender, else all. */
function coMeant(turning: Applying): readonly string[] {
  const { state, event, verdict } = turning;
  if (verdict.joined.length > 0) return verdict.joined;
  const sender = state.co.find((unit) => unit === event.unit);
  const meant = sender === undefined ? state.co : [sender];
  return meant.filter((unit) => helpsOn(unit, turning));
}

function turn(runs: readonly ClockRun[], clock: TurnedClock): readonly ClockRun[] {
  const { step, unit, byStar, turning } = clock;
  const { turns, begins } = verbOf(clock.verb);
  const index = runs.findLastIndex(
    (run) => run.step === step.id && (step.for === "lead" || run.unit === unit),
  );
  const last = runs[index];
  const turned = last === undefined || last.end !== null ? runs : runs.with(index, turns(last, turning));
  const limit = begins?.(last);
  // `*` restarts what still runs: a step done stays done unless it is named.
  const staysDone = byStar && last !== undefined && last.end !== null;
  return limit === undefined || staysDone
    ? turned
    : [...turned, begun(clock, limit, last?.limit === limit ? last.kept : undefined)];
}

/** A new run from now; one that waits for an event of its own waits again. */
function begun({ step, unit, turning }: TurnedClock, limit: string, kept: ClockRun["kept"]): ClockRun {
  const { terms, at, event, verdict } = turning;
  const startsAt = terms.startsAt(limit) ?? kept?.startsAt ?? "";
  const waits: ClockRun = {
    step: step.id,
    for: step.for,
    unit,
    limit,
    // A limit that the pack has no more is counted as the run before it was.
    ...(kept && terms.startsAt(limit) === undefined && { kept }),
    by: verdict.rule.id,
    extra: 0,
    startsAt: null,
    waitsFor: startsAt,
    pauses: [],
    end: null,
  };
  const hasHappened =
    startsAt === "received" || startsAt === "dispatched" || startEvents.get(startsAt) === event.type;
  return hasHappened ? startedNow(waits, at) : waits;
}

/** A lead's clock that goes on is the new lead's. */
function handedOver(run: ClockRun, { state, verdict: { responsible } }: Applying): ClockRun {
  const moves = responsible !== state.responsible && run.end === null && run.for === "lead";
  return moves ? { ...run, unit: responsible } : run;
}
