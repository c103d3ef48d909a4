import type { Match, Scan } from "./scan.js";
import type { Scanner } from "./scanner.js";

/** A text of its own, cut from another. */
export interface TextRun {
  readonly folded: string;
  readonly written: readonly string[];
  readonly scan: Scan;
}

/** Between two clauses that stand together; in no word of any rule. */
const between = "，";

/**
 * Returns every run of up to `most` neighbouring clauses, for each way to cut a text. Those in which the same
 * words count are one to every rule, and come once.
 */
export function* neighbours(
  scanner: Scanner,
  cuts: readonly (readonly string[])[],
  most: number,
): Generator<TextRun> {
  const known = new Set<string>();
  for (const clauses of cuts) {
    const inClause = matchesByClause(scanner.matches(clauses.join(between)), clauses);
    for (let first = 0; first < clauses.length; first++)
      for (let last = first; last < Math.min(first + most, clauses.length); last++) {
        const matches = inClause.slice(first, last + 1).flat();
        const key = scanner.keyOf(matches);
        if (known.has(key)) continue;
        known.add(key);
        const folded = clauses.slice(first, last + 1).join(between);
        yield { folded, written: [folded], scan: scanner.scanOf(matches) };
      }
  }
}

/** The words that stand in each clause, at their places in the whole. */
function matchesByClause(matches: readonly Match[], clauses: readonly string[]): Match[][] {
  const words: Match[][] = clauses.map(() => []);
  let at = 0;
  let ends = clauses[0]?.length ?? 0;
  for (const match of matches) {
    while (match.from >= ends + between.length) {
      at += 1;
      ends += between.length + (clauses[at]?.length ?? 0);
    }
    words[at]?.push(match);
  }
  return words;
}
