import { type Facts, parentOf } from "../../facts/index.js";
import type { CompiledRow, Target } from "../../pack/index.js";
import type { OpenCase } from "../open-case.js";
import type { RuleId } from "../trace.js";
import { cite, firstRule, holds } from "./first-rule.js";

/** What says who leads: a row of the directory, or a principle that goes before it. */
export interface FoundRow {
  readonly row: CompiledRow;
  readonly by: RuleId;
}

/**
 * Finds the row that says who leads.
 *
 * That is the nearest one. Where it goes by the place and a principle speaks of the topic, the principle says
 * who leads instead; a row that names its unit, or a body of the city, is an exception from principles.
 */
export function findRow(open: OpenCase): FoundRow | undefined {
  const row = nearestRow(open);
  if (row === undefined) return undefined;
  const found = goesByPlace(row.lead) ? principleFor(open, row) : undefined;
  return found ?? { row, by: cite(open, "route", row) };
}

/** The first row that holds of the appeal's own topic, else of the nearest one above, up to the root. */
function nearestRow({ pack, facts }: OpenCase): CompiledRow | undefined {
  for (const path of topicsUp(facts)) {
    const row = firstRule(pack.directory.get(path) ?? [], facts);
    if (row !== undefined) return row;
  }
  return undefined;
}

/** The first principle that holds and says who leads for the topic, or for the nearest one above it. */
function principleFor(open: OpenCase, instead: CompiledRow): FoundRow | undefined {
  const { pack, facts } = open;
  const topics = topicsUp(facts);
  for (const principle of pack.route.principles) {
    const topic = topics.find((path) => principle.leads.has(path)) ?? "";
    const row = principle.leads.get(topic);
    if (!row || !holds(principle, facts)) continue;
    return {
      row,
      by: cite(open, "route", row, { ...(topic !== "" && { leadsFor: topic }), insteadOf: instead.id }),
    };
  }
  return undefined;
}

/** Whether the place of an appeal decides which unit is meant. */
function goesByPlace(lead: Target): boolean {
  if ("unit" in lead) return false;
  return "level" in lead ? lead.level !== "city" : lead.at !== "city";
}

/** The topic of an appeal, those above it, and the root. */
function topicsUp(facts: Facts): string[] {
  const paths: string[] = [];
  for (let path = facts["topic"] as string | undefined; path !== undefined; path = parentOf(path))
    paths.push(path);
  return [...paths, ""];
}
