import { type Diagnostic, diagnostic } from "../../diagnostic/index.js";
import type { PackDocs } from "../../pack/index.js";

/** Years inside the pack's calendar without a file, and years whose file names no notice yet. */
export function missingYear({ docs }: PackDocs): Diagnostic[] {
  const years = docs.calendar.map((doc) => doc.value.year).sort((a, b) => a - b);
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) return [];
  const absent = Array.from({ length: last - first }, (_, index) => first + index).filter(
    (year) => !years.includes(year),
  );
  return [
    ...absent.map((year) =>
      diagnostic("calendar/missing-year", { file: `calendar/${year}.json`, pointer: "" }, { year }),
    ),
    ...docs.calendar
      .filter((doc) => doc.value.notices.length === 0)
      .map((doc) => diagnostic("calendar/missing-year", doc.locate(["notices"]), { year: doc.value.year })),
  ];
}
