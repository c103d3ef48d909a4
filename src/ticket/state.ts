import type { EpochMs } from "../calendar/index.js";
import type { CompiledPack } from "../pack/index.js";
import { dueStep, type EventType, type Phase } from "../facts/index.js";
import type { ClockRun } from "./clock-run.js";
import type { EventOf } from "./event.js";
import { millis } from "./instants.js";
import { type Terms, termsOf } from "./terms.js";
import type { Opening } from "./ticket.js";

/**
 * A span in which one unit was responsible and the ticket in one phase. `to` is out, `null` while it lasts.
 */
export interface Span {
  readonly unit: string;
  readonly phase: Phase;
  readonly from: EpochMs;
  readonly to: EpochMs | null;
}

export interface Duty {
  readonly unit: string | null;
  readonly kind: string;
  readonly text: string;
  readonly to: string;
  readonly step: string | null;
  readonly by: string;
}

export interface Recorded {
  readonly kind: string;
  readonly unit: string;
  readonly at: EpochMs;
  readonly event: string;
  readonly by: string;
}

export interface Objection {
  readonly unit: string;
  readonly ground: string;
}

/** What folding a log comes to. Deadlines are not in it: they are counted from the runs when asked for. */
export interface State {
  /** The last accepted event; later ones must come after it. */
  readonly last: { readonly at: EpochMs; readonly id: string };
  readonly ids: ReadonlySet<string>;
  readonly phase: Phase;
  /** The phase to go back to after a review or a suspension. */
  readonly before: Phase;
  readonly responsible: string;
  readonly responsibleBy: string;
  /** When it came to the unit now responsible, or was reopened. */
  readonly since: EpochMs;
  readonly spans: readonly Span[];
  readonly co: readonly string[];
  readonly cc: readonly string[];
  readonly recused: readonly string[];
  readonly runs: readonly ClockRun[];
  readonly objection: Objection | null;
  readonly objected: readonly Objection[];
  readonly counts: { readonly [Event in EventType]?: number };
  readonly returns: number;
  readonly extensions: number;
  /** Co-handlers that have reported their final result. */
  readonly reported: readonly string[];
  readonly outcome: string | null;
  readonly callBack: {
    readonly reached: boolean;
    readonly resolved?: boolean | undefined;
    readonly satisfied?: boolean | undefined;
  } | null;
  readonly duties: readonly Duty[];
  readonly records: readonly Recorded[];
}

/** What an objection says; one whose sender is not told is of whoever is responsible. */
export function objectionIn(event: EventOf<"object">, { responsible }: State): Objection {
  return { unit: event.unit ?? responsible, ground: event.ground };
}

/** The state of a ticket nobody has touched: its lead is responsible and the clocks of the decision run. */
export function openState(
  pack: CompiledPack,
  opening: Omit<Opening, "years">,
  terms: Terms = termsOf(pack),
): State {
  const { routing, deadlines, obligations } = opening;
  const at = millis(opening.dispatchedAt, pack);
  const values = (units: readonly { value: string }[]) => units.map(({ value }) => value);
  return {
    last: { at, id: "" },
    ids: new Set(),
    phase: "dispatched",
    before: "dispatched",
    responsible: routing.lead.value,
    responsibleBy: routing.lead.by,
    since: at,
    spans: [{ unit: routing.lead.value, phase: "dispatched", from: at, to: null }],
    co: values(routing.co),
    cc: values(routing.cc),
    recused: values(routing.recused),
    runs: deadlines.map((deadline) => runOf(pack, deadline, terms)),
    objection: null,
    objected: [],
    counts: {},
    returns: 0,
    extensions: 0,
    reported: [],
    outcome: null,
    callBack: null,
    duties: obligations.map(({ value, by }) => ({ ...value, by })),
    records: [],
  };
}

/** The clock of a deadline that was decided. */
function runOf(
  pack: CompiledPack,
  { step, unit, limit, startsAt, by }: Opening["deadlines"][number],
  terms: Terms,
): ClockRun {
  const startsBy = terms.startsAt(limit) ?? "";
  const waits = startsAt === null || dueStep(startsBy) !== undefined;
  return {
    step,
    for: terms.steps.find(({ id }) => id === step)?.for ?? "lead",
    unit,
    limit,
    by,
    extra: 0,
    startsAt: waits ? null : millis(startsAt, pack),
    waitsFor: waits ? startsBy : null,
    pauses: [],
    end: null,
  };
}
