import type { EpochMs } from "../calendar/index.js";
import type { KeptLimit, StepDeclaration } from "../pack/index.js";

/**
 * One running of one limit for one step: from its start to its end, with the spans in which it stood still.
 */
export interface ClockRun {
  readonly step: string;
  readonly for: StepDeclaration["for"];
  /** Whose clock it is: of a lead's step the unit now responsible; `null` for the hotline. */
  readonly unit: string | null;
  readonly limit: string;
  /** How it counts, where the pack has other terms by now or none. */
  readonly kept?: KeptLimit | undefined;
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

/** Whether a clock stands still, or did until it ended. */
export function isPaused(run: ClockRun): boolean {
  return run.pauses.at(-1)?.to === null;
}

/** The run ended, and its last pause with it. */
export function ended(run: ClockRun, end: NonNullable<ClockRun["end"]>): ClockRun {
  return { ...resumed(run, end.at), end };
}

/** The run without a pause that lasts. */
export function resumed(run: ClockRun, at: EpochMs): ClockRun {
  return { ...run, pauses: run.pauses.map(({ from, to }) => ({ from, to: to ?? at })) };
}

/** The run of a limit that starts now. */
export function startedNow(run: ClockRun, at: EpochMs): ClockRun {
  return { ...run, startsAt: at, waitsFor: null };
}
