import type { Target } from "../schema/directory.js";
import { at, inside, type Linker, type Place } from "./linker.js";
import { linkClosed, linkRule } from "./rules.js";

/** Checks the dispatch directory and the routing principles: topics, units, departments and limits exist. */
export function linkDirectory(linker: Linker): void {
  for (const doc of linker.pack.docs.directory)
    doc.value.rows.forEach((row, index) => {
      const place = at(doc, "rows", index);
      linkRule(linker, row, place, "route");
      if (row.topic !== "") linker.reference("directory/unknown-topic", inside(place, "topic"), row.topic, linker.symbols.topics);
      if (row.limit !== undefined) linker.reference("directory/unknown-limit", inside(place, "limit"), row.limit, linker.symbols.limits);
      if (row.mode === "dual" && !row.co) linker.report("directory/dual-without-co", inside(place, "mode"), { row: row.id });
      linkTarget(linker, row.lead, inside(place, "lead"));
      row.co?.forEach((target, position) => linkTarget(linker, target, inside(place, "co", position)));
      row.cc?.forEach((target, position) => linkTarget(linker, target, inside(place, "cc", position)));
    });
  for (const doc of linker.pack.docs.route) {
    const { boundary, $schema: _, ...principles } = doc.value;
    for (const [key, principle] of Object.entries(principles)) if (principle) linkRule(linker, principle, at(doc, key), "route");
    for (const [index, rule] of boundary.entries()) linkRule(linker, rule, at(doc, "boundary", index), "route");
    linkClosed(linker, boundary, at(doc, "boundary"));
  }
}

function linkTarget(linker: Linker, target: Target, place: Place): void {
  const { units, departments } = linker.symbols;
  if ("unit" in target) linker.reference("directory/unknown-unit", inside(place, "unit"), target.unit, units);
  if (!("department" in target)) return;
  const { department: id, at: level } = target;
  if (!linker.reference("directory/unknown-department", inside(place, "department"), id, departments)) return;
  // A district its template leaves out is no error: the district government answers there.
  const department = departments?.get(id);
  if (department && !department[level]) linker.report("directory/department-missing", inside(place, "at"), { department: id, at: level });
}
