import type { ConferenceReason } from "../decision.js";
import type { Facts } from "../../facts/index.js";
import { type CompiledPack, type CompiledRow, superiors } from "../../pack/index.js";
import type { Decided, RuleId, Trace } from "../trace.js";
import { cite, firstRule } from "./first-rule.js";
import { type Resolved, resolveAll } from "./resolve-target.js";

interface Leading {
  readonly lead: Decided<string> & { readonly fallback: boolean };
  readonly co: readonly Decided<string>[];
}

/**
 * One unit leads. Where an appeal lies in several places with a unit each, the pack's boundary rule says
 * which.
 */
export function chooseLead(
  pack: CompiledPack,
  row: CompiledRow,
  facts: Facts,
  trace: Trace,
  rowBy: RuleId,
): Leading | { reason: ConferenceReason; by?: RuleId } {
  const places = facts["divisions"] as readonly string[];
  const candidates = resolveAll(pack, row.lead, places);
  const [first, ...rest] = candidates;
  if (first === undefined) return { reason: "place-unknown" };
  const decided = ({ unit, fallback }: Resolved, by = rowBy) => ({ value: unit, by, fallback });
  if (rest.length === 0) return { lead: decided(first), co: [] };

  // INVARIANT: linking has checked that the last boundary rule has no condition.
  const rule = firstRule(pack.route.boundary, facts) as (typeof pack.route.boundary)[number];
  const by = cite(trace, "route", rule, facts);
  if (rule.then.lead === "conference") return { reason: "boundary", by };
  if (rule.then.lead === "first")
    return { lead: decided(first, by), co: rest.map(({ unit }) => ({ value: unit, by })) };
  const common = commonSuperior(
    pack,
    candidates.map(({ unit }) => unit),
  );
  if (common === undefined) return { reason: "no-common-unit", by };
  return {
    lead: { value: common, by, fallback: false },
    co: candidates.flatMap(({ unit }) => (unit === common ? [] : [{ value: unit, by }])),
  };
}

function commonSuperior(pack: CompiledPack, units: readonly string[]): string | undefined {
  const [first, ...rest] = units.map((unit) => [unit, ...superiors(pack, unit)]);
  return first?.find((unit) => rest.every((line) => line.includes(unit)));
}

/** The units complained about, where the pack has them recuse. */
export function recusedUnits(pack: CompiledPack, facts: Facts, trace: Trace): Decided<string>[] {
  const { recusal } = pack.route;
  const about = facts["about.units"] as readonly string[];
  if (about.length === 0 || recusal.when?.holds(facts) === false) return [];
  const by = trace.record("route", recusal, (shown) => recusal.when?.explain(facts, shown) ?? null, {
    recused: about,
  });
  return [...new Set(about)].map((value) => ({ value, by }));
}

/**
 * A unit complained about never leads: the ticket goes up to the first superior that is not complained about.
 */
export function recuse(
  pack: CompiledPack,
  lead: Decided<string>,
  recused: readonly Decided<string>[],
): Decided<string> | undefined {
  const isRecused = (unit: string) => recused.some(({ value }) => value === unit);
  if (!isRecused(lead.value)) return { value: lead.value, by: lead.by };
  const superior = superiors(pack, lead.value).find((unit) => !isRecused(unit));
  return superior === undefined ? undefined : { value: superior, by: (recused[0] as Decided<string>).by };
}
