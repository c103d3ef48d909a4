import { at, inside, type Place } from "../place.js";
import type { RuleOf } from "../rule-lists.js";
import type { Target } from "../schema/directory.js";
import { linkDueOrder } from "./limits.js";
import type { Linker } from "./linker.js";
import { linkRules, linkShared } from "./rules.js";

/** Checks the dispatch directory: topics, units, departments and limits exist. */
export function linkDirectory(linker: Linker): void {
  for (const doc of linker.pack.docs.directory) linkShared(linker, doc.value, at(doc), "route");
  linkRules(linker, "directory", (row, place) => linkRow(linker, row, place));
}

function linkRow(linker: Linker, row: RuleOf<"directory">, place: Place): void {
  const { topic, limit, mode, lead, co, cc } = row;
  if (topic !== "")
    linker.reference("directory/unknown-topic", inside(place, "topic"), topic, linker.symbols.topics);
  linkRowLimit(linker, limit, inside(place, "limit"));
  if (mode === "dual" && !co)
    linker.report("directory/dual-without-co", inside(place, "mode"), { row: row.id });
  linkTarget(linker, lead, inside(place, "lead"));
  co?.forEach((target, index) => linkTarget(linker, target, inside(place, "co", index)));
  cc?.forEach((target, index) => linkTarget(linker, target, inside(place, "cc", index)));
}

/** A row's limit exists, and so does the step it is for, after the step it follows. */
function linkRowLimit(linker: Linker, id: string | undefined, place: Place): void {
  const { limits, steps } = linker.symbols;
  if (
    id === undefined ||
    !linker.reference("directory/unknown-limit", place, id, limits) ||
    !limits ||
    !steps
  )
    return;
  const step = [...steps.values()].find((declared) => declared.directory);
  if (step === undefined) linker.report("directory/limit-without-step", place, { limit: id });
  else linkDueOrder(linker, id, step.id, place);
}

/** A unit, or a department with bodies at that level, exists. */
export function linkTarget(linker: Linker, target: Target, place: Place): void {
  const { units, departments } = linker.symbols;
  if ("unit" in target) linker.reference("directory/unknown-unit", inside(place, "unit"), target.unit, units);
  if (!("department" in target)) return;
  const { department: id, at: level } = target;
  if (!linker.reference("directory/unknown-department", inside(place, "department"), id, departments)) return;
  // A district its template leaves out is no error: the district government answers there.
  const department = departments?.get(id);
  if (department && !department[level])
    linker.report("directory/department-missing", inside(place, "at"), { department: id, at: level });
}
