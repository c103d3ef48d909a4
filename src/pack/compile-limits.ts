import { type LimitTerms, type Plan, planLimit, type WorkCalendar } from "../calendar/index.js";
import { dueStep } from "../facts/index.js";
import type { CompiledLimit, WorkingTime } from "./compiled.js";
import { cited } from "./reasons.js";
import type { Limit } from "./schema/limits.js";

/** A limit with what its `startsAt` means, ready to count by the pack's calendar. */
export function compileLimit(limit: Limit, calendar: WorkCalendar): CompiledLimit {
  return { ...cited(limit), start: startOf(limit.startsAt), plan: planned(limit, calendar) };
}

/** Made ready to count how long ago a ticket was dispatched. */
export function compileWorkingTime(
  officeHours: readonly string[] | undefined,
  calendar: WorkCalendar,
): WorkingTime {
  const one = { amount: 1, firstDayCounts: false, endsAt: "instant", roll: "none" } as const;
  return {
    workday: planned({ ...one, unit: "workday" }, calendar),
    workhour: officeHours && planned({ ...one, unit: "workhour", officeHours }, calendar),
  };
}

function planned(limit: LimitTerms, calendar: WorkCalendar): Plan {
  // INVARIANT: linking checked limits and office hours, so there are no problems to tell.
  return planLimit(limit, calendar, []) as Plan;
}

function startOf(startsAt: string): CompiledLimit["start"] {
  const step = dueStep(startsAt);
  if (step !== undefined) return { at: "due", step };
  if (startsAt === "received" || startsAt === "dispatched") return { at: startsAt };
  return { at: "event", event: startsAt };
}
