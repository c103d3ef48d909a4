/**
 * Text as rules see it: NFKC, lower case, characters without width left out, every run of white space one
 * space.
 *
 * @example foldText("ＡＢＣ \n １２３") // "abc 123"
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}
