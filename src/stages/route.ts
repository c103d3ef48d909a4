import type { ConferenceReason, ReviewReason, Routing } from "../decision.js";
import type { Facts } from "../facts.js";
import type { CompiledPack, CompiledRow } from "../pack/compiled.js";
import type { Target } from "../pack/schema/directory.js";
import { superiors } from "../pack/superiors.js";
import type { Decided, RuleId, Trace } from "../trace.js";
import { cite, firstRule } from "./first-rule.js";
import { needsPlace, type Resolved, resolveTarget } from "./resolve-target.js";

export interface Routed {
  readonly routing: Routing;
  readonly row: CompiledRow | undefined;
  readonly review: readonly ReviewReason[];
}

/**
 * Decides who leads, who cooperates and who is informed. Exactly one unit leads, or people confer for a typed reason.
 *
 * @source 《北京市接诉即办工作条例》第十二条、第十四条
 */
export function route(pack: CompiledPack, facts: Facts, trace: Trace): Routed {
  const row = nearestRow(pack, facts["topic"] as string | undefined, facts);
  const rowBy = row && cite(trace, "route", row, facts);
  const recused = recusedUnits(pack, facts, trace);
  if (row === undefined || rowBy === undefined) return confer(pack, trace, recused, "no-row", undefined);
  const leading = chooseLead(pack, row, facts, trace, rowBy);
  if ("reason" in leading) return confer(pack, trace, recused, leading.reason, row, leading.by);

  const lead = recuse(pack, leading.lead, recused);
  if (lead === undefined) return confer(pack, trace, recused, "no-superior", row, recused[0]?.by);

  const others = helpers(pack, row, facts, rowBy);
  const taken = new Set([lead, ...recused].map(({ value }) => value));
  const fresh = (units: readonly Decided<string>[]) => units.filter(({ value }) => !taken.has(value) && taken.add(value));
  const co = fresh([...leading.co, ...others.co]);
  const cc = fresh([...others.cc, ...superiorsOfStreets(pack, [lead, ...co], trace)]);
  return {
    routing: { mode: modeOf(pack, row, leading.lead, co.length > 0, trace), lead, co, cc, recused, reason: null },
    row,
    review: others.unresolved.length > 0 ? [{ code: "place/co-unknown", targets: others.unresolved }] : [],
  };
}

/** The row of the appeal's own topic, else of the nearest one above, up to the root. */
export function nearestRow(pack: CompiledPack, topic: string | undefined, facts: Facts): CompiledRow | undefined {
  for (let path = topic ?? ""; ; path = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "") {
    const row = firstRule(pack.directory.get(path) ?? [], facts);
    if (row !== undefined || path === "") return row;
  }
}

interface Leading {
  readonly lead: Decided<string> & { readonly fallback: boolean };
  readonly co: readonly Decided<string>[];
}

/** One unit leads. Where an appeal lies in several places with a unit each, the pack's boundary rule says which. */
function chooseLead(pack: CompiledPack, row: CompiledRow, facts: Facts, trace: Trace, rowBy: RuleId): Leading | { reason: ConferenceReason; by?: RuleId } {
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
  if (rule.then.lead === "first") return { lead: decided(first, by), co: rest.map(({ unit }) => ({ value: unit, by })) };
  const common = commonSuperior(pack, candidates.map(({ unit }) => unit));
  if (common === undefined) return { reason: "no-common-unit", by };
  return { lead: { value: common, by, fallback: false }, co: candidates.flatMap(({ unit }) => (unit === common ? [] : [{ value: unit, by }])) };
}

/** The units a target means over all places, each once. */
function resolveAll(pack: CompiledPack, target: Target, places: readonly string[]): Resolved[] {
  const at: readonly (string | undefined)[] = needsPlace(target) ? places : [undefined];
  const resolved = at.flatMap((place) => resolveTarget(pack, target, place) ?? []);
  return resolved.filter(({ unit }, index) => resolved.findIndex((other) => other.unit === unit) === index);
}

function commonSuperior(pack: CompiledPack, units: readonly string[]): string | undefined {
  const [first, ...rest] = units.map((unit) => [unit, ...superiors(pack, unit)]);
  return first?.find((unit) => rest.every((line) => line.includes(unit)));
}

function recusedUnits(pack: CompiledPack, facts: Facts, trace: Trace): Decided<string>[] {
  const { recusal } = pack.route;
  const about = facts["about.units"] as readonly string[];
  if (about.length === 0 || recusal.when?.holds(facts) === false) return [];
  const by = trace.record("route", recusal, recusal.when?.explain(facts) ?? null, { recused: about });
  return [...new Set(about)].map((value) => ({ value, by }));
}

/** A unit complained about never leads: the ticket goes up to the first superior that is not complained about. */
function recuse(pack: CompiledPack, lead: Decided<string>, recused: readonly Decided<string>[]): Decided<string> | undefined {
  const isRecused = (unit: string) => recused.some(({ value }) => value === unit);
  if (!isRecused(lead.value)) return { value: lead.value, by: lead.by };
  const superior = superiors(pack, lead.value).find((unit) => !isRecused(unit));
  return superior === undefined ? undefined : { value: superior, by: (recused[0] as Decided<string>).by };
}

function helpers(pack: CompiledPack, row: CompiledRow, facts: Facts, by: RuleId) {
  const places = facts["divisions"] as readonly string[];
  const unresolved: string[] = [];
  const units = (targets: readonly Target[]): Decided<string>[] =>
    targets.flatMap((target) => {
      const resolved = resolveAll(pack, target, places);
      if (resolved.length === 0) unresolved.push(Object.values(target).join("@"));
      return resolved.map(({ unit }) => ({ value: unit, by }));
    });
  return { co: units(row.co), cc: units(row.cc), unresolved };
}

/** A ticket sent straight to a street is also sent to its district, to urge and coordinate. */
function superiorsOfStreets(pack: CompiledPack, units: readonly Decided<string>[], trace: Trace): Decided<string>[] {
  return units.flatMap(({ value }) => {
    const unit = pack.units.get(value);
    if (unit?.kind !== "street" || unit.superior === undefined || unit.superior === pack.city) return [];
    return [{ value: unit.superior, by: trace.record("route", pack.route.streetCc) }];
  });
}

function modeOf(pack: CompiledPack, row: CompiledRow, lead: Leading["lead"], hasCo: boolean, trace: Trace): Routing["mode"] {
  if (lead.fallback) return { value: "district", by: trace.record("route", pack.route.districtFallback) };
  if (row.dual && hasCo) return { value: "dual", by: trace.record("route", pack.route.dual) };
  // A directory's closing row is the district's own duty to coordinate what no other row names.
  if (row.topic === "" && "level" in row.lead && row.lead.level === "district") return { value: "district", by: trace.record("route", pack.route.districtFallback) };
  return { value: "direct", by: trace.record("route", pack.route.direct) };
}

function confer(pack: CompiledPack, trace: Trace, recused: Routing["recused"], reason: ConferenceReason, row: CompiledRow | undefined, by?: RuleId): Routed {
  const principle = trace.record("route", pack.route.conference);
  return {
    routing: { mode: { value: "conference", by: principle }, lead: null, co: [], cc: [], recused, reason: { value: reason, by: by ?? principle } },
    row,
    review: [{ code: "conference", reason }],
  };
}
