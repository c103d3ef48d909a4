import type { CompiledPack, StepDeclaration } from "../pack/index.js";
import type { Former } from "./ticket.js";

/** What folding a log asks of the version of the pack that judged it. */
export interface Terms {
  readonly steps: readonly Pick<StepDeclaration, "id" | "for">[];
  /** What a limit starts at; `undefined` of one that is not there. */
  startsAt(limit: string): string | undefined;
}

export function termsOf({ steps, limits }: CompiledPack): Terms {
  return { steps, startsAt: (limit) => limits.get(limit)?.startsAt };
}

/** The same of a version that a ticket has left. */
export function formerTerms({ steps, limits }: Former): Terms {
  return { steps, startsAt: (limit) => (Object.hasOwn(limits, limit) ? limits[limit]?.startsAt : undefined) };
}
