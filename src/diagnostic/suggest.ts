import { distance } from "fastest-levenshtein";

/** Letters of the longest word that is compared with others: nobody misspells a longer one by a letter. */
const longestWord = 64;

/**
 * The known word a misspelt one was most likely meant to be, or `undefined` when none is near.
 *
 * Near means at most a third of the longer word has to change, whatever the case of its letters; swapped
 * letters count as one change. Ties go to the first known word. A word of more than 64 letters is near none.
 * @example suggest("heating-grop", ["heating-group", "gas-group"]) // "heating-group"
 */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const folded = word.toLowerCase();
  const letters = sorted(folded);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    if (candidate.length > longestWord) continue;
    const other = candidate.toLowerCase();
    const most = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    // At least as many letters have to change as one word is longer: most words are out without a comparison.
    const least = Math.abs(other.length - folded.length);
    if (least > most || least >= bestDistance) continue;
    const changes = changesBetween(folded, other, letters);
    if (changes < bestDistance && changes <= most) {
      best = candidate;
      bestDistance = changes;
    }
  }
  return best;
}

/** Swapped letters cost two changes each, but are one: `fcat` is as near to `fact` as `fac` is. */
function changesBetween(word: string, other: string, letters: string): number {
  const changes = distance(word, other);
  const swapped = changes === 2 && other.length === word.length && sorted(other) === letters;
  return swapped ? 1 : changes;
}

function sorted(word: string): string {
  return [...word].sort().join("");
}
