import type { Diagnostic } from "../../diagnostic/index.js";
import { type EditionDays, joinedDays } from "./split.js";

/** What was found of one edition of a pack. */
export interface FoundIn {
  readonly days: EditionDays;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was found of all editions of a pack, each once; what is not so on all days says on which it is. */
export function foundDuring(editions: readonly FoundIn[]): Diagnostic[] {
  const found = new Map<string, { readonly first: Diagnostic; readonly editions: Set<number> }>();
  editions.forEach(({ diagnostics }, index) => {
    for (const first of diagnostics) {
      const key = JSON.stringify(first);
      const known = found.get(key) ?? { first, editions: new Set<number>() };
      known.editions.add(index);
      found.set(key, known);
    }
  });
  return [...found.values()].flatMap(({ first, editions: those }) =>
    those.size === editions.length
      ? [first]
      : runsOf(those).map(([start, end]) => ({
          ...first,
          during: joinedDays((editions[start] as FoundIn).days, (editions[end] as FoundIn).days),
        })),
  );
}

/** Numbers that follow each other, as the first and last of each run. */
function runsOf(numbers: ReadonlySet<number>): [number, number][] {
  const starts = [...numbers].filter((number) => !numbers.has(number - 1));
  const ends = [...numbers].filter((number) => !numbers.has(number + 1));
  return starts.map((start, index) => [start, ends[index] as number]);
}
