import type { TextValue } from "../../facts/index.js";
import type { CompiledTopics, TopicMarks } from "../../pack/index.js";
import { clauseExtents, type Extent, type Match } from "../../text/index.js";

/**
 * How many times each word of a text counts, in order of first appearance: more in the title and where
 * something is asked for, less as a mere circumstance.
 */
export function wordFactors(
  { marks, titleFactor }: CompiledTopics,
  text: TextValue,
  title: TextValue | undefined,
): ReadonlyMap<number, number> {
  const { longest } = text.scan;
  const inTitle = new Set(title?.scan.longest.map(({ word }) => word));
  const around = longest.length > 0 ? aroundWords(marks, text.folded) : undefined;
  const factors = new Map<number, number>();
  for (const match of longest) {
    const factor = (around?.(match) ?? 1) * (inTitle.has(match.word) ? titleFactor : 1);
    factors.set(match.word, Math.max(factors.get(match.word) ?? 0, factor));
  }
  return factors;
}

/**
 * How many times a word counts for what stands around it; `undefined` where nothing does. Words are asked of
 * in the order they stand in.
 */
function aroundWords(
  { scanner, asks, askFactor, asides, asideFactor }: TopicMarks,
  folded: string,
): ((match: Match) => number) | undefined {
  const found = scanner.matches(folded);
  if (found.length === 0) return undefined;
  const asideFrom = new Set(found.filter(({ word }) => asides.has(word)).map(({ from }) => from));
  const clauses = clauseExtents(folded);
  const clauseOf = inOrder(clauses);
  const asking = new Set(found.filter(({ word }) => asks.has(word)).map(clauseOf));
  const clauseOfWord = inOrder(clauses);
  return (match) => {
    const clause = clauseOfWord(match);
    if (asideFrom.has(match.to)) return asideFactor;
    return asking.has(clause) ? askFactor : 1;
  };
}

/** Finds the clause that each of many places begins in, told from first to last. */
function inOrder(clauses: readonly Extent[]): (place: Extent) => number {
  let at = 0;
  return ({ from }) => {
    while (at < clauses.length - 1 && from > (clauses[at] as Extent).to) at += 1;
    return at;
  };
}
