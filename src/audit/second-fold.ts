/**
 * How text is folded, written a second time and another way.
 *
 * INVARIANT: nothing here comes from `condition`, `facts`, `pack` or `text`: two that share a slip would
 * agree on it.
 */

/** What characters are read as, where that is another, and misspelt words. */
export interface ReadAs {
  readonly characters: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
}

/** Everything is read as it is written. */
export const asWritten: ReadAs = { characters: new Map(), words: new Map() };

/** The lines of a table of variants, each of groups that begin with what the others are read as. */
export function readAsOf(lines: readonly string[], misspelt: Readonly<Record<string, string>>): ReadAs {
  const characters = new Map<string, string>();
  for (const group of lines.join(" ").split(" ")) {
    const [first, ...others] = Array.from(group);
    for (const other of others) characters.set(other, first as string);
  }
  const plain: ReadAs = { characters, words: new Map() };
  const words = Object.entries(misspelt).map((pair) => pair.map((word) => secondFold(word, plain)));
  return { characters, words: new Map(words as [string, string][]) };
}

const isUnseen = (character: string) => /^[\p{Cf}\p{Mn}\p{Mc}\p{Me}]$/u.test(character);

/** Text as a pack reads it. */
export function secondFold(text: string, { characters, words }: ReadAs): string {
  const seen = [...text.normalize("NFKC").toLowerCase()].filter((character) => !isUnseen(character));
  const plain = [...seen.join("").normalize("NFKC")]
    .map((character) => characters.get(character) ?? character)
    .join("")
    .split(/\s/u)
    .filter((part) => part !== "")
    .join(" ");
  return words.size === 0 ? plain : corrected(plain, words);
}

/** Misspelt words one after another from the left, of those that begin at one place the longest. */
function corrected(text: string, words: ReadonlyMap<string, string>): string {
  const known = [...words.keys()].filter((word) => text.includes(word));
  let out = "";
  for (let at = 0; known.length > 0 && at < text.length;) {
    const here = known.filter((word) => text.startsWith(word, at));
    const longest = here.reduce((best, word) => (word.length > best.length ? word : best), "");
    out += longest === "" ? text.charAt(at) : words.get(longest);
    at += Math.max(longest.length, 1);
  }
  return known.length > 0 ? out : text;
}
