import type { Run } from "./due.js";
import { checkLimit, planLimit, type LimitTerms } from "./limit-plan.js";
import { localInstant, type Pause, readPauses } from "./pause.js";
import { problem, readOptions, type TimeProblem, written } from "./time-problem.js";
import type { WorkCalendar } from "./work-calendar.js";

export interface CountOptions {
  /** Spans in which the clock stood still, in any order. */
  readonly pauses?: readonly Pause[];
  /**
   * A start at exactly 00:00 is 24:00 of the day before: so when one period starts as another's last day
   * ends.
   */
  readonly startedAtDayEnd?: boolean;
}

/** What a count is asked with, as it comes in. */
export interface Asked {
  readonly limit: LimitTerms;
  readonly start: string;
  /** Which argument the start is. */
  readonly startAt: readonly string[];
  readonly calendar: WorkCalendar;
  readonly options: CountOptions | null | undefined;
}

/** Returns a run ready to count, or pushes every problem of what was asked and returns `null`. */
export function readRun(
  { limit, start, startAt, calendar, options }: Asked,
  problems: TimeProblem[],
): Run | null {
  const { startedAtDayEnd = false, pauses = [] } = readOptions(
    options,
    ["startedAtDayEnd", "pauses"],
    problems,
  );
  if (typeof startedAtDayEnd !== "boolean") {
    problems.push(
      problem("time/invalid", ["options", "startedAtDayEnd"], { text: written(startedAtDayEnd) }),
    );
  }
  if (!isCalendar(calendar)) {
    problems.push(...checkLimit(limit), problem("time/invalid", ["calendar"], { text: written(calendar) }));
    return null;
  }
  const plan = planLimit(limit, calendar, problems);
  const from = localInstant(start, calendar, startAt, problems);
  const still = readPauses(pauses, calendar, ["options", "pauses"], problems);
  return plan === null || problems.length > 0 ? null : { plan, start: from, pauses: still, startedAtDayEnd };
}

const numbers = ["offsetMs", "firstDay", "lastDay"] as const;
const methods = ["isWorkday", "workdaysBetween", "nthWorkdayAfter", "isProvisional", "reason"] as const;

/** Whether it has all that a calendar has: a copy as JSON has lost its methods. */
export function isCalendar(value: unknown): value is WorkCalendar {
  if (typeof value !== "object" || value === null) return false;
  const given = value as Partial<WorkCalendar>;
  return (
    numbers.every((key) => Number.isInteger(given[key])) &&
    methods.every((key) => typeof given[key] === "function")
  );
}
