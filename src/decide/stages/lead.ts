import { type BoundaryRule, type CompiledPack, type CompiledRow, superiors } from "../../pack/index.js";
import type { ConferenceReason } from "../decision.js";
import type { OpenCase } from "../open-case.js";
import type { Decided, RuleId } from "../trace.js";
import { cite, firstRule } from "./first-rule.js";
import { type Resolved, resolveAll } from "./resolve-target.js";

interface Leading {
  readonly lead: Decided<string> & { readonly fallback: boolean };
  readonly co: readonly Decided<string>[];
}

/** Why nobody leads yet, and the rule that says so; without one the principle of conferring does. */
export interface NoLead {
  readonly reason: ConferenceReason;
  readonly by?: RuleId | undefined;
}

/**
 * One unit leads. Where an appeal lies in several places with a unit each, the pack's boundary rule says
 * which.
 */
export function chooseLead(open: OpenCase, row: CompiledRow, rowBy: RuleId): Leading | NoLead {
  const { pack, facts } = open;
  const [first, ...rest] = resolveAll(pack, row.lead, facts["divisions"] as readonly string[]);
  if (first === undefined) return { reason: "place-unknown" };
  if (rest.length === 0) return { lead: { value: first.unit, by: rowBy, fallback: first.fallback }, co: [] };
  // INVARIANT: linking has checked that the last boundary rule has no condition.
  const rule = firstRule(pack.route.boundary, facts) as (typeof pack.route.boundary)[number];
  const by = cite(open, "route", rule);
  return boundaryLeads[rule.then.lead]({ pack, first, rest, by });
}

/** The units of an appeal astride a boundary, and the rule that says which of them leads. */
interface Astride {
  readonly pack: CompiledPack;
  readonly first: Resolved;
  readonly rest: readonly Resolved[];
  readonly by: RuleId;
}

type LeadOf = (astride: Astride) => Leading | NoLead;

const boundaryLeads: Readonly<Record<BoundaryRule["then"]["lead"], LeadOf>> = {
  first: ({ first, rest, by }) => ({
    lead: { value: first.unit, by, fallback: first.fallback },
    co: rest.map(({ unit }) => ({ value: unit, by })),
  }),
  common: ({ pack, first, rest, by }) => {
    const units = [first, ...rest].map(({ unit }) => unit);
    const common = commonSuperior(pack, units);
    if (common === undefined) return { reason: "no-common-unit", by };
    // Whoever leads is left out of the co-handlers later, with those recused.
    return { lead: { value: common, by, fallback: false }, co: units.map((value) => ({ value, by })) };
  },
  conference: ({ by }) => ({ reason: "boundary", by }),
};

function commonSuperior(pack: CompiledPack, units: readonly string[]): string | undefined {
  const [first, ...rest] = units.map((unit) => [unit, ...superiors(pack, unit)]);
  return first?.find((unit) => rest.every((line) => line.includes(unit)));
}

/** The units complained about, where the pack has them recuse. */
export function recusedUnits({ pack, facts, trace }: OpenCase): Decided<string>[] {
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
