import type { CalendarNotice } from "./year-schema.js";

/** Sorts notices by the day they were published; those of one day keep their order. */
export function byPublication(a: CalendarNotice, b: CalendarNotice): number {
  if (a.published === b.published) return 0;
  return a.published < b.published ? -1 : 1;
}
