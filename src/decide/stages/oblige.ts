import type { Deadline, Obligation, Routing } from "../decision.js";
import type { Facts } from "../../facts/index.js";
import type { CompiledPack } from "../../pack/index.js";
import type { Decided, Trace } from "../trace.js";
import { cite, holds } from "./first-rule.js";

/**
 * Lists what each unit must now do, to whom and by when. Every rule that holds applies.
 *
 * @source 《北京市接诉即办工作条例》第十四条、第十五条
 */
export function oblige(
  pack: CompiledPack,
  facts: Facts,
  routing: Routing | null,
  deadlines: readonly Deadline[],
  trace: Trace,
): Decided<Obligation>[] {
  const unitsFor = {
    lead: routing?.lead ? [routing.lead.value] : [],
    co: routing?.co.map(({ value }) => value) ?? [],
    cc: routing?.cc.map(({ value }) => value) ?? [],
    centre: [null],
  };
  return pack.obligations.flatMap((rule) => {
    const { for: who, kind, text, to, step } = rule.then;
    const units: readonly (string | null)[] = unitsFor[who];
    if (units.length === 0 || !holds(rule, facts)) return [];
    const by = cite(trace, "oblige", rule, facts);
    const dueAt = (unit: string | null) =>
      deadlines.find((deadline) => deadline.step === step && deadline.unit === unit)?.dueAt ?? null;
    return units.map((unit) => ({ value: { unit, kind, text, to, dueAt: dueAt(unit) }, by }));
  });
}
