/**
 * Runs of letters and of digits, which a word neither begins nor ends inside: `ems` is not in `items`, nor
 * `5g` in `15g`.
 *
 * Letters are those of the Latin, Greek and Cyrillic alphabets. A letter beside a digit ends the run, as a
 * Han character does: `wifi` stands in `wifi6`, `12345` in `12345app`, `etc` in `etc卡`.
 */
type Run = "letters" | "digits" | undefined;

const letter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const digit = /\p{Nd}/u;
/**
 * Above this come Han characters, kana and Hangul; the few Latin letters there are phonetic notation and do
 * not count.
 */
const lastAlphabetic = 0x2e7f;

const runs: readonly Run[] = Array.from({ length: lastAlphabetic + 1 }, (_, unit) =>
  runOf(String.fromCharCode(unit)),
);

function runOf(character: string): Run {
  if (letter.test(character)) return "letters";
  return digit.test(character) ? "digits" : undefined;
}

/** Whether the place before the UTF-16 unit at `at` lies inside a run of letters or of digits. */
export function insideRun(text: string, at: number): boolean {
  const run = at > 0 && at < text.length ? runs[text.charCodeAt(at)] : undefined;
  return run !== undefined && run === runs[text.charCodeAt(at - 1)];
}

/** Where something stands in a text, in UTF-16 units; `to` is out. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Every place where a word stands in a text, both folded: what a scanner finds, by looking for one word. */
export function placesOf(text: string, word: string): Extent[] {
  const found: Extent[] = [];
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
    const to = from + word.length;
    if (!insideRun(text, from) && !insideRun(text, to)) found.push({ from, to });
  }
  return found;
}
