import { dueStep } from "../facts/index.js";
import type { CompiledLimit } from "./compiled.js";
import type { Limit } from "./schema/limits.js";

/** A limit with what its `startsAt` means. */
export function compileLimit(limit: Limit): CompiledLimit {
  return { ...limit, start: startOf(limit.startsAt) };
}

function startOf(startsAt: string): CompiledLimit["start"] {
  const step = dueStep(startsAt);
  if (step !== undefined) return { at: "due", step };
  if (startsAt === "received" || startsAt === "dispatched") return { at: startsAt };
  return { at: "event", event: startsAt };
}
