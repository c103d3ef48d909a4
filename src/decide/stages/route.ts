import type { ConferenceReason, ReviewReason, Routing } from "../decision.js";
import { type Facts, parentOf } from "../../facts/index.js";
import { type CompiledPack, type CompiledRow, districtOver, type Target } from "../../pack/index.js";
import type { Decided, RuleId, Trace } from "../trace.js";
import { cite, firstRule, holds } from "./first-rule.js";
import { chooseLead, recuse, recusedUnits } from "./lead.js";
import { resolveAll } from "./resolve-target.js";

export interface Routed {
  readonly routing: Routing;
  readonly row: CompiledRow | undefined;
  readonly review: readonly ReviewReason[];
}

/**
 * Decides who leads, who cooperates and who is informed. Exactly one unit leads, or people confer for a typed
 * reason.
 *
 * @source 《北京市接诉即办工作条例》第十二条、第十四条
 */
export function route(pack: CompiledPack, facts: Facts, trace: Trace): Routed {
  const named = namedUnits(pack, facts, trace);
  if (named) return { routing: named, row: undefined, review: [] };
  const row = nearestRow(pack, facts["topic"] as string | undefined, facts);
  const rowBy = row && cite(trace, "route", row, facts);
  const recused = recusedUnits(pack, facts, trace);
  if (row === undefined || rowBy === undefined) return confer(pack, trace, recused, "no-row", undefined);
  const leading = chooseLead(pack, row, facts, trace, rowBy);
  if ("reason" in leading) return confer(pack, trace, recused, leading.reason, row, leading.by);

  const lead = recuse(pack, leading.lead, recused);
  if (lead === undefined) return confer(pack, trace, recused, "no-superior", row, recused[0]?.by);

  const others = othersOf(pack, row, facts, rowBy);
  const taken = new Set([lead, ...recused].map(({ value }) => value));
  const fresh = (units: readonly Decided<string>[]) =>
    units.filter(({ value }) => !taken.has(value) && taken.add(value));
  const co = fresh([...leading.co, ...others.co]);
  const cc = fresh([...others.cc, ...superiorsOfStreets(pack, [lead, ...co], trace)]);
  return {
    routing: {
      mode: modeOf(
        pack,
        row,
        leading.lead.fallback && lead.value === leading.lead.value,
        co.length > 0,
        trace,
      ),
      lead,
      co,
      cc,
      recused,
      reason: null,
    },
    row,
    review: others.unresolved.length > 0 ? [{ code: "place/co-unknown", targets: others.unresolved }] : [],
  };
}

/** Where the pack says so, what an appeal says of a unit goes to that unit: thanks to the one thanked. */
function namedUnits(pack: CompiledPack, facts: Facts, trace: Trace): Routing | undefined {
  const { named, direct } = pack.route;
  const [lead, ...rest] = facts["about.units"] as readonly string[];
  if (named === undefined || lead === undefined || !holds(named, facts)) return undefined;
  const by = cite(trace, "route", named, facts);
  return {
    mode: { value: "direct", by: trace.record("route", direct) },
    lead: { value: lead, by },
    co: [],
    cc: [...new Set(rest)].filter((unit) => unit !== lead).map((value) => ({ value, by })),
    recused: [],
    reason: null,
  };
}

/** The row of the appeal's own topic, else of the nearest one above, up to the root. */
export function nearestRow(
  pack: CompiledPack,
  topic: string | undefined,
  facts: Facts,
): CompiledRow | undefined {
  for (let path = topic ?? ""; ; path = parentOf(path) ?? "") {
    const row = firstRule(pack.directory.get(path) ?? [], facts);
    if (row !== undefined || path === "") return row;
  }
}

/**
 * Co-handlers and units to inform. A district that would only stand in for one not known does neither: that
 * is for review.
 */
function othersOf(pack: CompiledPack, row: CompiledRow, facts: Facts, by: RuleId) {
  const places = facts["divisions"] as readonly string[];
  const unresolved: string[] = [];
  const units = (targets: readonly Target[]): Decided<string>[] =>
    targets.flatMap((target) => {
      const resolved = resolveAll(pack, target, places).filter(({ fallback }) => !fallback);
      if (resolved.length === 0) unresolved.push(Object.values(target).join("@"));
      return resolved.map(({ unit }) => ({ value: unit, by }));
    });
  return { co: units(row.co), cc: units(row.cc), unresolved };
}

/** A ticket sent straight to a street is also sent to its district, to urge and coordinate. */
function superiorsOfStreets(
  pack: CompiledPack,
  units: readonly Decided<string>[],
  trace: Trace,
): Decided<string>[] {
  return units.flatMap(({ value }) => {
    const district = districtOver(pack, value);
    return district === undefined
      ? []
      : [{ value: district, by: trace.record("route", pack.route.streetCc) }];
  });
}

function modeOf(
  pack: CompiledPack,
  row: CompiledRow,
  fallback: boolean,
  hasCo: boolean,
  trace: Trace,
): Routing["mode"] {
  if (fallback) return { value: "district", by: trace.record("route", pack.route.districtFallback) };
  if (row.dual && hasCo) return { value: "dual", by: trace.record("route", pack.route.dual) };
  // A directory's closing row is the district's own duty to coordinate what no other row names.
  if (row.topic === "" && "level" in row.lead && row.lead.level === "district")
    return { value: "district", by: trace.record("route", pack.route.districtFallback) };
  return { value: "direct", by: trace.record("route", pack.route.direct) };
}

function confer(
  pack: CompiledPack,
  trace: Trace,
  recused: Routing["recused"],
  reason: ConferenceReason,
  row: CompiledRow | undefined,
  by?: RuleId,
): Routed {
  const principle = trace.record("route", pack.route.conference);
  return {
    routing: {
      mode: { value: "conference", by: principle },
      lead: null,
      co: [],
      cc: [],
      recused,
      reason: { value: reason, by: by ?? principle },
    },
    row,
    review: [{ code: "conference", reason }],
  };
}
