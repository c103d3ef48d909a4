import type { Decision } from "../../src/index.js";

/** Every `by` in a decision. */
export function citedRules(decision: Decision): string[] {
  const { category, topic, disposition, routing, deadlines, obligations, hold } = decision;
  const decided = [
    category,
    topic,
    disposition,
    hold,
    routing?.mode,
    routing?.lead,
    routing?.reason,
    ...(routing?.co ?? []),
    ...(routing?.cc ?? []),
    ...(routing?.recused ?? []),
    ...deadlines,
    ...obligations,
  ];
  return decided.flatMap((one) => (one ? [one.by] : []));
}
