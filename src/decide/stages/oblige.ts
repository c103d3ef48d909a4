import type { Deadline, Obligation, Routing } from "../decision.js";
import type { OpenCase } from "../open-case.js";
import type { Decided } from "../trace.js";
import { cite, holds } from "./first-rule.js";

/**
 * Lists what each unit must now do, to whom and by when. Every rule that holds applies.
 *
 * @source 《北京市接诉即办工作条例》第十四条、第十五条
 */
export function oblige(
  open: OpenCase,
  routing: Routing | null,
  deadlines: readonly Deadline[],
): Decided<Obligation>[] {
  const { lead = null, co = [], cc = [] } = routing ?? {};
  const unitsFor = {
    lead: lead ? [lead.value] : [],
    co: co.map(({ value }) => value),
    cc: cc.map(({ value }) => value),
    centre: [null],
  };
  return open.pack.obligations.flatMap((rule) => {
    const { for: who, kind, text, to, step } = rule.then;
    const units: readonly (string | null)[] = unitsFor[who];
    if (units.length === 0 || !holds(rule, open.facts)) return [];
    const by = cite(open, "oblige", rule);
    const dueAt = (unit: string | null) =>
      deadlines.find((deadline) => deadline.step === step && deadline.unit === unit)?.dueAt ?? null;
    return units.map((unit) => ({ value: { unit, kind, text, to, dueAt: dueAt(unit) }, by }));
  });
}
