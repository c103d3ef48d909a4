import type { Appeal, Dispatcher } from "../../src/index.js";
import { appeal } from "./appeal.js";
import { minimal } from "./packs.js";

/** Who handles a complaint, without the rules that say so. */
export function routed(more: Partial<Appeal>, dispatcher: Dispatcher = minimal) {
  const { routing, review } = dispatcher.dispatch(appeal({ category: "complaint", ...more }));
  const values = (list: readonly { value: string }[] = []) => list.map(({ value }) => value);
  return {
    mode: routing?.mode.value,
    reason: routing?.reason?.value ?? null,
    lead: routing?.lead?.value ?? null,
    co: values(routing?.co),
    cc: values(routing?.cc),
    review: review.map(({ code }) => code),
  };
}
