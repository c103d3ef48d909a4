/** How text is made comparable: a rule's words and what people write go through the same one. */
export type Folding = (text: string) => string;

/** Marks that stand on or beside a character, selectors of its look, and characters without width. */
const unseen = /[\p{M}\p{Cf}]/gu;

/**
 * Returns the folding that also reads some characters as others, each as one: `裡` as `里`.
 * @example foldingOf(new Map([["裡", "里"]]))("家裡 ＡＢＣ") // "家里 abc"
 */
export function foldingOf(variants: ReadonlyMap<string, string>): Folding {
  if (variants.size === 0) return foldText;
  // By their numbers: a character may mean something in a pattern.
  const numbers = [...variants.keys()].map((character) => character.codePointAt(0)?.toString(16));
  const written = new RegExp(`[${numbers.map((number) => `\\u{${number}}`).join("")}]`, "gu");
  return (text) => foldText(text).replace(written, (character) => variants.get(character) as string);
}

/** Reads words as they were meant; says which ones were not. */
export interface Spelling {
  readonly correct: Folding;
  /** The misspelt words of a folded text, each once, with what they are read as. */
  readonly slips: (folded: string) => readonly Slip[];
}

export interface Slip {
  readonly written: string;
  readonly read: string;
}

/**
 * Returns the spelling that reads some words as others, the longest at its place; one that is read as itself
 * keeps shorter ones inside it from being changed.
 * @example spellingOf(new Map([["拉圾", "垃圾"]])).correct("拉圾桶") // "垃圾桶"
 */
export function spellingOf(meant: ReadonlyMap<string, string>): Spelling {
  if (meant.size === 0) return { correct: (folded) => folded, slips: () => [] };
  const words = [...meant.keys()].toSorted((a, b) => b.length - a.length);
  const written = new RegExp(words.map(escaped).join("|"), "gu");
  return {
    correct: (folded) => folded.replace(written, (word) => meant.get(word) as string),
    slips: (folded) => {
      const found = new Set(folded.match(written));
      const slips = [...found].map((word) => ({ written: word, read: meant.get(word) as string }));
      return slips.filter((slip) => slip.written !== slip.read);
    },
  };
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/**
 * Text as rules see it: NFKC, lower case, without marks, selectors and characters without width, every run of
 * white space one space.
 *
 * @example foldText("ＡＢＣ \n １２３") // "abc 123"
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(unseen, "")
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .trim();
}
