import type { EpochMs } from "../calendar/index.js";
import type { ClockVerb, CompiledPack } from "../pack/index.js";
import { dueStep, type EventType, startEvents } from "../facts/index.js";
import type { TicketEvent } from "./event.js";
import type { ClockRun, State } from "./state.js";
import type { Accepted } from "./ticket.js";

interface Moment {
  readonly pack: CompiledPack;
  readonly at: EpochMs;
  readonly event: TicketEvent;
  readonly verdict: Accepted;
  /** The co-handlers whose clocks the event means. */
  readonly co: readonly string[];
}

/** The runs after an accepted event. */
export function turnClocks(
  pack: CompiledPack,
  state: State,
  at: EpochMs,
  event: TicketEvent,
  verdict: Accepted,
): readonly ClockRun[] {
  // Who becomes responsible, or has to stay out, is no co-handler any more.
  const stays = (unit: string) => unit !== verdict.responsible && !verdict.recuses.includes(unit);
  const sender = state.co.find((unit) => unit === event.unit);
  const co =
    verdict.joined.length > 0 ? verdict.joined : (sender === undefined ? state.co : [sender]).filter(stays);
  const moment: Moment = { pack, at, event, verdict, co };
  const moved = state.responsible !== verdict.responsible;
  let runs = startWaiting(state.runs, event, at, sender);
  runs = runs.map((run) =>
    run.end === null && run.for === "co" && run.unit !== null && !stays(run.unit)
      ? ended(run, at, "replaced", null)
      : run,
  );
  for (const step of pack.steps) {
    const verb = verdict.clock[step.id] ?? (step.for === "lead" ? verdict.clock["*"] : undefined);
    if (verb === undefined) continue;
    const units: readonly (string | null)[] =
      step.for === "co" ? co : [step.for === "lead" ? verdict.responsible : null];
    for (const unit of units)
      runs = turn(runs, step, unit, verb, moment, verdict.clock[step.id] === undefined);
  }
  return moved
    ? runs.map((run) =>
        run.end === null && run.for === "lead" ? { ...run, unit: verdict.responsible } : run,
      )
    : runs;
}

/** Acts each unit does for itself: one unit's starts no other's clock. */
const ownActs: readonly EventType[] = ["sign", "contact", "report-in"];

function startWaiting(
  runs: readonly ClockRun[],
  event: TicketEvent,
  at: EpochMs,
  co: string | undefined,
): readonly ClockRun[] {
  const isAwaited = (waitsFor: string) =>
    event.type === "milestone" ? waitsFor === event.name : startEvents.get(waitsFor) === event.type;
  const isTheirs = (run: ClockRun) =>
    run.for === "co"
      ? run.unit === co || (co === undefined && !ownActs.includes(event.type))
      : co === undefined;
  return runs.map((run) =>
    run.end === null && run.waitsFor !== null && isAwaited(run.waitsFor) && isTheirs(run)
      ? { ...run, startsAt: at, waitsFor: null }
      : run,
  );
}

function turn(
  runs: readonly ClockRun[],
  step: { id: string; for: ClockRun["for"] },
  unit: string | null,
  verb: ClockVerb,
  moment: Moment,
  wildcard: boolean,
): readonly ClockRun[] {
  const { at, pack } = moment;
  const index = runs.findLastIndex(
    (run) => run.step === step.id && (step.for === "lead" || run.unit === unit),
  );
  const run = runs[index];
  const replace = (next: ClockRun) => runs.map((one, position) => (position === index ? next : one));
  if (typeof verb === "object" || verb === "restarts") {
    const limit = typeof verb === "object" ? verb.starts : run?.limit;
    // `*` restarts what still runs: a step done stays done unless it is named.
    if (limit === undefined || (wildcard && run?.end)) return runs;
    return [
      ...(run && !run.end ? replace(ended(run, at, "replaced", run.unit)) : runs),
      started(pack, step, unit, limit, moment),
    ];
  }
  if (run === undefined || run.end !== null) return runs;
  if (verb === "stops") return replace(ended(run, at, "done", run.unit));
  if (verb === "extends")
    return moment.event.type === "extend" ? replace({ ...run, extra: run.extra + moment.event.days }) : runs;
  const open = run.pauses.at(-1)?.to === null;
  if (verb === "pauses" && !open) return replace({ ...run, pauses: [...run.pauses, { from: at, to: null }] });
  if (verb === "runs" && open) return replace(closePause(run, at));
  if (verb === "runs" && run.waitsFor !== null && dueStep(run.waitsFor) === undefined)
    return replace({ ...run, startsAt: at, waitsFor: null });
  return runs;
}

/** A new run from now; one that waits for an event of its own waits again. */
function started(
  pack: CompiledPack,
  step: { id: string; for: ClockRun["for"] },
  unit: string | null,
  limit: string,
  { at, event, verdict }: Moment,
): ClockRun {
  const startsAt = pack.limits.get(limit)?.startsAt ?? "";
  const now =
    startsAt === "received" || startsAt === "dispatched" || startEvents.get(startsAt) === event.type;
  return {
    step: step.id,
    for: step.for,
    unit,
    limit,
    by: verdict.rule.id,
    extra: 0,
    startsAt: now ? at : null,
    waitsFor: now ? null : startsAt,
    pauses: [],
    end: null,
  };
}

function ended(run: ClockRun, at: EpochMs, how: "done" | "replaced", by: string | null): ClockRun {
  return { ...closePause(run, at), end: { at, how, by } };
}

function closePause(run: ClockRun, at: EpochMs): ClockRun {
  return {
    ...run,
    pauses: run.pauses.map((pause) => (pause.to === null ? { from: pause.from, to: at } : pause)),
  };
}
