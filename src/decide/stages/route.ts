import type { Facts } from "../../facts/index.js";
import {
  type CompiledPack,
  type CompiledRow,
  type Disposition,
  dispositionTerms,
  districtOver,
  type Target,
} from "../../pack/index.js";
import type { Mode, ReviewReason, Routing } from "../decision.js";
import { learn, type OpenCase } from "../open-case.js";
import type { Decided, RuleId } from "../trace.js";
import { findRow } from "./find-row.js";
import { cite, holds } from "./first-rule.js";
import { chooseLead, type NoLead, recuse, recusedUnits } from "./lead.js";
import { resolveAll } from "./resolve-target.js";

interface Way {
  /** `null` where nothing is sent to a unit. */
  readonly routing: Routing | null;
  /** The row that named the lead, which may have a limit of its own. */
  readonly row: CompiledRow | undefined;
  readonly review: readonly ReviewReason[];
}

export interface Routed extends Way {
  /** The case with its routing known. */
  readonly open: OpenCase;
}

/** Decides who handles an appeal, where its disposition sends it to a unit at all. */
export function route(open: OpenCase): Routed {
  const { toUnit } = dispositionTerms[open.facts["disposition"] as Disposition];
  const way = toUnit ? findWay(open) : { routing: null, row: undefined, review: [] };
  return { ...way, open: learn(open, routedFacts(open.pack, way.routing)) };
}

/** What rules may read of a routing. */
function routedFacts(pack: CompiledPack, routing: Routing | null): Facts {
  if (routing === null) return {};
  const lead = routing.lead ? pack.units.get(routing.lead.value) : undefined;
  return {
    mode: routing.mode.value,
    lead: lead?.id,
    "lead.kind": lead?.kind,
    "lead.department": lead?.department,
  };
}

/**
 * Decides who leads, who cooperates and who is informed. Exactly one unit leads, or people confer for a typed
 * reason.
 *
 * @source 《北京市接诉即办工作条例》第十二条、第十四条
 */
function findWay(open: OpenCase): Way {
  const named = namedUnits(open);
  if (named) return { routing: named, row: undefined, review: [] };
  const found = findRow(open);
  const recused = recusedUnits(open);
  if (found === undefined) return confer(open, recused, { reason: "no-row" });
  const { row, by: rowBy } = found;
  const chosen = chooseLead(open, row, rowBy);
  if ("reason" in chosen) return confer(open, recused, chosen);
  const lead = recuse(open.pack, chosen.lead, recused);
  if (lead === undefined) return confer(open, recused, { reason: "no-superior", by: recused[0]?.by });

  const others = othersOf(open, row, rowBy);
  const taken = new Set([lead, ...recused].map(({ value }) => value));
  const fresh = (units: readonly Decided<string>[]) =>
    units.filter(({ value }) => !taken.has(value) && taken.add(value));
  const co = fresh([...chosen.co, ...others.co]);
  const cc = fresh([...others.cc, ...superiorsOfStreets(open, [lead, ...co])]);
  const stoodIn = chosen.lead.fallback && lead.value === chosen.lead.value;
  const mode = modeOf(row, { stoodIn, hasCo: co.length > 0 });
  return {
    routing: { mode: principled(open, mode), lead, co, cc, recused, reason: null },
    row,
    review: others.unresolved.length > 0 ? [{ code: "place/co-unknown", targets: others.unresolved }] : [],
  };
}

/** Where the pack says so, what an appeal says of a unit goes to that unit: thanks to the one thanked. */
function namedUnits(open: OpenCase): Routing | undefined {
  const { pack, facts } = open;
  const { named } = pack.route;
  const [lead, ...rest] = facts["about.units"] as readonly string[];
  if (named === undefined || lead === undefined || !holds(named, facts)) return undefined;
  const by = cite(open, "route", named);
  return {
    mode: principled(open, "direct"),
    lead: { value: lead, by },
    co: [],
    cc: [...new Set(rest)].filter((unit) => unit !== lead).map((value) => ({ value, by })),
    recused: [],
    reason: null,
  };
}

/**
 * Co-handlers and units to inform. A district that would only stand in for one not known does neither: that
 * is for review.
 */
function othersOf({ pack, facts }: OpenCase, row: CompiledRow, by: RuleId) {
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
function superiorsOfStreets({ pack, trace }: OpenCase, units: readonly Decided<string>[]): Decided<string>[] {
  const districts = units.flatMap(({ value }) => districtOver(pack, value) ?? []);
  return districts.map((value) => ({ value, by: trace.record("route", pack.route.streetCc) }));
}

/** The principle of the pack behind each mode. */
const principles: Readonly<Record<Mode, "direct" | "dual" | "districtFallback" | "conference">> = {
  direct: "direct",
  dual: "dual",
  district: "districtFallback",
  conference: "conference",
};

function principled({ pack, trace }: OpenCase, mode: Mode): Routing["mode"] {
  return { value: mode, by: trace.record("route", pack.route[principles[mode]]) };
}

/** `stoodIn`: a district leads because the unit meant is not there or not known. */
function modeOf(row: CompiledRow, { stoodIn, hasCo }: { stoodIn: boolean; hasCo: boolean }): Mode {
  if (stoodIn) return "district";
  if (row.dual && hasCo) return "dual";
  // A directory's closing row is the district's own duty to coordinate what no other row names.
  if (row.topic === "" && "level" in row.lead && row.lead.level === "district") return "district";
  return "direct";
}

function confer(open: OpenCase, recused: Routing["recused"], { reason, by }: NoLead): Way {
  const mode = principled(open, "conference");
  return {
    routing: { mode, lead: null, co: [], cc: [], recused, reason: { value: reason, by: by ?? mode.by } },
    row: undefined,
    review: [{ code: "conference", reason }],
  };
}
