import { checkYear } from "../../calendar/index.js";
import { jsonPath } from "../../diagnostic/index.js";
import { at, locationOf, type Place } from "../place.js";
import type { Linker } from "./linker.js";

/** Checks the calendar: sound year files, one for each year. */
export function linkCalendar(linker: Linker): void {
  const first = new Map<number, Place>();
  for (const doc of linker.pack.docs.calendar) {
    const place = at(doc, "year");
    const earlier = first.get(doc.value.year);
    if (earlier) linker.report("id/duplicate", place, { id: String(doc.value.year) }, [locationOf(earlier)]);
    else first.set(doc.value.year, place);
    for (const problem of checkYear(doc.value))
      linker.report(problem.code, at(doc, ...jsonPath(problem.pointer)), problem.params);
  }
}
