import type { Extent } from "./runs.js";

/** A word and where it stands in a text. */
export interface Match extends Extent {
  readonly word: number;
}

export interface Scan {
  /** Words found anywhere, also inside longer ones: what `mentions` asks. */
  has(wordId: number): boolean;
  /** Where competing words stand that no longer competing word covers: what topics score by. */
  readonly longest: readonly Match[];
  readonly matches: readonly Match[];
}

/** Reads the matches of a scanner, of whose words the first `competitors` compete. */
export function scanOf(matches: readonly Match[], competitors: number): Scan {
  const found = new Set<number>();
  const longest: Match[] = [];
  let coveredTo = 0;
  let last: Match | undefined;
  // INVARIANT: starts only grow, so a match is covered exactly when an earlier or equal start reached its
  // end.
  const settle = () => {
    if (last === undefined || last.to <= coveredTo) return;
    coveredTo = last.to;
    longest.push(last);
  };
  for (const match of matches) {
    found.add(match.word);
    // INVARIANT: competing words have the first ids, and of those that begin at one place the longest comes
    // last.
    if (match.word >= competitors) continue;
    if (match.from !== last?.from) settle();
    last = match;
  }
  settle();
  return { has: (wordId) => found.has(wordId), longest, matches };
}
