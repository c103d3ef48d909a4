import { distance } from "fastest-levenshtein";

/**
 * The known word a misspelt one was most likely meant to be, or `undefined` when none is near.
 *
 * Near means at most a third of the longer word has to change; ties go to the first known word.
 * @example suggest("heating-grop", ["heating-group", "gas-group"]) // "heating-group"
 */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const changes = distance(word, candidate);
    if (changes < bestDistance && changes <= Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3))) {
      best = candidate;
      bestDistance = changes;
    }
  }
  return best;
}
