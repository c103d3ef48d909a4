import { type Plan, planLimit, type WorkCalendar } from "../calendar/index.js";
import { dueStep } from "../facts/index.js";
import type { CompiledLimit } from "./compiled.js";
import type { Limit } from "./schema/limits.js";

/** A limit with what its `startsAt` means, ready to count by the pack's calendar. */
export function compileLimit(limit: Limit, calendar: WorkCalendar): CompiledLimit {
  // INVARIANT: linking checked every limit, so there are no problems to tell.
  const plan = planLimit(limit, calendar, []) as Plan;
  return { ...limit, start: startOf(limit.startsAt), plan };
}

function startOf(startsAt: string): CompiledLimit["start"] {
  const step = dueStep(startsAt);
  if (step !== undefined) return { at: "due", step };
  if (startsAt === "received" || startsAt === "dispatched") return { at: startsAt };
  return { at: "event", event: startsAt };
}
