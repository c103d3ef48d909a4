import type { Target } from "../schema/directory.js";
import { at, inside, type Linker, type Place } from "./linker.js";
import { linkDueOrder } from "./limits.js";
import { linkClosed, linkRule } from "./rules.js";

/** Checks the dispatch directory and the routing principles: topics, units, departments and limits exist. */
export function linkDirectory(linker: Linker): void {
  for (const doc of linker.pack.docs.directory)
    doc.value.rows.forEach((row, index) => {
      const place = at(doc, "rows", index);
      linkRule(linker, row, place, "route");
      if (row.topic !== "")
        linker.reference("directory/unknown-topic", inside(place, "topic"), row.topic, linker.symbols.topics);
      linkRowLimit(linker, row.limit, inside(place, "limit"));
      if (row.mode === "dual" && !row.co)
        linker.report("directory/dual-without-co", inside(place, "mode"), { row: row.id });
      linkTarget(linker, row.lead, inside(place, "lead"));
      row.co?.forEach((target, position) => linkTarget(linker, target, inside(place, "co", position)));
      row.cc?.forEach((target, position) => linkTarget(linker, target, inside(place, "cc", position)));
    });
  for (const doc of linker.pack.docs.route) {
    const { boundary, $schema: _, ...principles } = doc.value;
    for (const [key, principle] of Object.entries(principles))
      if (principle) linkRule(linker, principle, at(doc, key), "route");
    for (const [index, rule] of boundary.entries())
      linkRule(linker, rule, at(doc, "boundary", index), "route");
    linkClosed(linker, boundary, at(doc, "boundary"));
  }
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

function linkTarget(linker: Linker, target: Target, place: Place): void {
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
