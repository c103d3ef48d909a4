import { dueStep } from "../facts/index.js";
import type { ClockVerb, ClockVerbName } from "../pack/index.js";
import { type ClockRun, ended, isPaused, resumed, startedNow } from "./clock-run.js";
import type { Applying } from "./happening.js";

/** What an event does to one clock. */
interface Verb {
  /** What it makes of a run that has not ended. */
  readonly turns: (run: ClockRun, turning: Applying) => ClockRun;
  /** The limit of a new run, whether or not the last one has ended. */
  readonly begins?: (last: ClockRun | undefined) => string | undefined;
}

const replaced: Verb["turns"] = (run, { at }) => ended(run, { at, how: "replaced", by: run.unit });

const verbs: Readonly<Record<ClockVerbName, Verb>> = {
  runs: {
    turns(run, { at }) {
      if (isPaused(run)) return resumed(run, at);
      const waitsForEvent = run.waitsFor !== null && dueStep(run.waitsFor) === undefined;
      return waitsForEvent ? startedNow(run, at) : run;
    },
  },
  pauses: {
    turns: (run, { at }) =>
      isPaused(run) ? run : { ...run, pauses: [...run.pauses, { from: at, to: null }] },
  },
  continues: { turns: (run) => run },
  restarts: { turns: replaced, begins: (last) => last?.limit },
  stops: { turns: (run, { at }) => ended(run, { at, how: "done", by: run.unit }) },
  extends: {
    turns: (run, { event }) => (event.type === "extend" ? { ...run, extra: run.extra + event.days } : run),
  },
};

export function verbOf(verb: ClockVerb): Verb {
  return typeof verb === "object" ? { turns: replaced, begins: () => verb.starts } : verbs[verb];
}
