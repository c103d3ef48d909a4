import { distance } from "fastest-levenshtein";

/**
 * The known word a misspelt one was most likely meant to be, or `undefined` when none is near.
 *
 * Near means at most a third of the longer word has to change, whatever the case of its letters;
 * swapped letters count as one change. Ties go to the first known word.
 * @example suggest("heating-grop", ["heating-group", "gas-group"]) // "heating-group"
 */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  const letters = sorted(folded);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    // Swapped letters, which cost two changes each: `fcat` is as near to `fact` as `fac` is.
    const swapped = other.length === folded.length && distance(folded, other) === 2 && sorted(other) === letters;
    const changes = swapped ? 1 : distance(folded, other);
    if (changes < bestDistance && changes <= Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3))) {
      best = candidate;
      bestDistance = changes;
    }
  }
  return best;
}

function sorted(word: string): string {
  return [...word].sort().join("");
}
