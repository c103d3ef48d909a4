import type { Match, Scan } from "./scan.js";
import type { Scanner } from "./scanner.js";

/** A text of its own, cut from another. */
export interface TextRun {
  readonly folded: string;
  readonly clauses: readonly string[];
  readonly scan: Scan;
}

/** Between two clauses that stand together; in no word of any rule. */
const between = "，";

/**
 * Returns every run of up to `most` neighbouring clauses. Those in which the same words count, clause by
 * clause, are one to every rule, and come once.
 */
export function* neighbours(scanner: Scanner, clauses: readonly string[], most: number): Generator<TextRun> {
  const known = new Set<string>();
  const inClause = matchesByClause(scanner.matches(clauses.join(between)), clauses);
  const keys = inClause.map((matches) => scanner.keyOf(matches));
  for (let first = 0; first < clauses.length; first++)
    for (let last = first; last < Math.min(first + most, clauses.length); last++) {
      const key = keys.slice(first, last + 1).join("|");
      if (known.has(key)) continue;
      known.add(key);
      const own = clauses.slice(first, last + 1);
      const scan = scanner.scanOf(inClause.slice(first, last + 1).flat());
      yield { folded: own.join(between), clauses: own, scan };
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
