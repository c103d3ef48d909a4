import type { EpochMs } from "../calendar/index.js";
import type { CompiledPack, StepDeclaration } from "../pack/index.js";
import { dueStep, type EventType, type Phase } from "../facts/index.js";
import { millis } from "./instants.js";
import type { Opening } from "./ticket.js";

/**
 * One running of one limit for one step: from its start to its end, with the spans in which it stood still.
 */
export interface ClockRun {
  readonly step: string;
  readonly for: StepDeclaration["for"];
  /** Whose clock it is: of a lead's step the unit now responsible; `null` for the hotline. */
  readonly unit: string | null;
  readonly limit: string;
  /** Days added by extensions. */
  readonly extra: number;
  /** `null` while it waits, and always for a limit that follows another step's deadline. */
  readonly startsAt: EpochMs | null;
  readonly waitsFor: string | null;
  readonly pauses: readonly { readonly from: EpochMs; readonly to: EpochMs | null }[];
  readonly end: {
    readonly at: EpochMs;
    readonly how: "done" | "replaced";
    readonly by: string | null;
  } | null;
  /** The rule that set the limit. */
  readonly by: string;
}

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
  readonly objection: { readonly unit: string; readonly ground: string } | null;
  readonly objected: readonly { readonly unit: string; readonly ground: string }[];
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

/** The state of a ticket nobody has touched: its lead is responsible and the clocks of the decision run. */
export function openState(pack: CompiledPack, opening: Opening): State {
  const { routing, deadlines, obligations } = opening;
  const at = millis(opening.dispatchedAt, pack);
  const values = (units: readonly { value: string }[]) => units.map(({ value }) => value);
  const steps = new Map(pack.steps.map((step) => [step.id, step]));
  const stepOf = new Map(pack.obligations.map((rule) => [rule.id, rule.then.step ?? null]));
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
    runs: deadlines.map(({ step, unit, limit, startsAt, by }): ClockRun => {
      const waitsFor = pack.limits.get(limit)?.startsAt ?? "";
      const starts = startsAt === null || dueStep(waitsFor) !== undefined ? null : millis(startsAt, pack);
      return {
        step,
        unit,
        limit,
        by,
        for: steps.get(step)?.for ?? "lead",
        extra: 0,
        startsAt: starts,
        waitsFor: starts === null ? waitsFor : null,
        pauses: [],
        end: null,
      };
    }),
    objection: null,
    objected: [],
    counts: {},
    returns: 0,
    extensions: 0,
    reported: [],
    outcome: null,
    callBack: null,
    duties: obligations.map(({ value: { unit, kind, text, to }, by }) => ({
      unit,
      kind,
      text,
      to,
      by,
      step: stepOf.get(by) ?? null,
    })),
    records: [],
  };
}
