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
