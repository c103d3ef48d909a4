const han = /\p{Script=Han}/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Words that stand apart, in all other letters. */
const words = /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{L})+/gu;

/**
 * Whether a text is Chinese at least by half: each character of Chinese counts one, so does each of Japanese
 * kana and each word in other letters. One without any letter is not another language.
 * @example isChinese("iPhone 15 Pro Max 退款难") // true
 */
export function isChinese(text: string): boolean {
  return count(text, han) >= count(text, kana) + count(text, words);
}

function count(text: string, part: RegExp): number {
  return text.match(part)?.length ?? 0;
}
