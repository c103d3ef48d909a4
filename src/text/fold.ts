/**
 * Text as rules see it: NFKC, lower case, every run of white space one space.
 *
 * @example foldText("ＡＢＣ \n １２３") // "abc 123"
 */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}
