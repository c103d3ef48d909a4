import type { Run } from "./due.js";
import { checkLimit, planLimit, type LimitTerms } from "./limit-plan.js";
import { localInstant, readPauses, type Pause } from "./pause.js";
import { problem, readOptions, type TimeProblem, written } from "./time-problem.js";
import type { WorkCalendar } from "./work-calendar.js";

/** What a count is asked with, as it comes in. */
export interface Asked {
  readonly limit: LimitTerms;
  readonly start: string;
  readonly calendar: WorkCalendar;
  readonly pauses: readonly Pause[];
  /** Which argument the pauses are. */
  readonly pausesAt: readonly string[];
  readonly options: { readonly startedAtDayEnd?: boolean } | null | undefined;
}

/** Returns a run ready to count, or pushes every problem of what was asked and returns `null`. */
export function readRun(
  { limit, start, calendar, pauses, pausesAt, options }: Asked,
  problems: TimeProblem[],
): Run | null {
  const { startedAtDayEnd = false } = readOptions(options, problems);
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
  const from = localInstant(start, calendar, ["start"], problems);
  const still = readPauses(pauses, calendar, pausesAt, problems);
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
