/**
 * How text is read, written a second time and another way: folding, clauses, lists of words.
 *
 * INVARIANT: nothing here comes from `condition`, `facts`, `pack` or `text`: two that share a slip would
 * agree on it.
 */

import { type ReadAs, secondFold } from "./second-fold.js";

/** A run of letters, a run of digits, or one other character. */
const token =
  /(?:(?=[\0-\u2e7f])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])+|(?:(?=[\0-\u2e7f])\p{Nd})+|./gsu;

/** Folded text as what words begin and end at. */
export function tokensOf(text: string): readonly string[] {
  return text.match(token) ?? [];
}

/** Where a word stands among tokens; `to` is out. */
interface Stand {
  readonly from: number;
  readonly to: number;
}

/** Every place where the tokens of a word stand one after the other. */
export function standsOf(text: readonly string[], word: readonly string[]): Stand[] {
  return text.flatMap((_, from) =>
    word.every((one, index) => text[from + index] === one) ? [{ from, to: from + word.length }] : [],
  );
}

/** A list of words as a pack writes it, with the words that may take the place of one of its own. */
export interface SecondList {
  readonly words: readonly (string | { readonly word: string; readonly notIn: readonly string[] })[];
  readonly rivals: readonly string[];
  readonly negatedBy: SecondList | undefined;
}

/** The words that may stand over one of a list: those it is a part of. */
export function rivalsOf(list: Pick<SecondList, "words">, all: readonly string[], readAs: ReadAs): string[] {
  const own = list.words.map((entry) => secondFold(wordOf(entry), readAs));
  return all.filter((rival) => {
    const folded = secondFold(rival, readAs);
    return own.some((word) => folded !== word && folded.includes(word));
  });
}

/** For each word of a list, whether it counts in a folded text. */
export function countedWords(text: string, list: SecondList, readAs: ReadAs): boolean[] {
  const tokens = tokensOf(text);
  const stands = (word: string) => standsOf(tokens, tokensOf(secondFold(word, readAs)));
  const negations = list.negatedBy ? uncovered(list.negatedBy, stands).flat() : [];
  return uncovered(list, stands).map((left) =>
    left.some(({ from }) => !negations.some(({ to }) => to === from)),
  );
}

/** For each word of a list the places where it stands in no longer one. */
function uncovered({ words, rivals }: SecondList, stands: (word: string) => Stand[]): Stand[][] {
  const over = rivals.flatMap(stands);
  return words.map((entry) => {
    const longer = typeof entry === "string" ? over : [...over, ...entry.notIn.flatMap(stands)];
    return stands(wordOf(entry)).filter((one) => !longer.some((other) => covers(other, one)));
  });
}

function covers(other: Stand, one: Stand): boolean {
  return other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
}

function wordOf(entry: SecondList["words"][number]): string {
  return typeof entry === "string" ? entry : entry.word;
}

const enders = new Set("，。；！？;!?｡");
const numerals = new Set("一二三四五六七八九十");
const isDigit = (character: string | undefined) => /^[0-9]$/.test(character ?? "");
const isAscii = (character: string | undefined) => /^[0-9A-Za-z]$/.test(character ?? "");
const isSpace = (character: string | undefined) => /^\s$/u.test(character ?? "");
const isHan = (character: string | undefined) => /^\p{Script=Han}$/u.test(character ?? "");
const isWritten = (character: string | undefined) => /^[\p{L}\p{N}]$/u.test(character ?? "");
const isMark = (character: string | undefined) => /^\p{P}$/u.test(character ?? "");

/** The clauses of one part of a text, folded, none empty. */
export function secondClauses(part: string, readAs: ReadAs): string[] {
  const characters = joined(unlisted([...part.replaceAll("\r\n", "\n").replaceAll("\r", "\n")]));
  const clauses = [""];
  characters.forEach((character, at) => {
    if (ends(characters, at)) clauses.push("");
    else clauses.push((clauses.pop() as string) + character);
  });
  return clauses.map((clause) => secondFold(clause, readAs)).filter((clause) => clause !== "");
}

function ends(text: readonly string[], at: number): boolean {
  const [before, character, after] = [text[at - 1], text[at] as string, text[at + 1]];
  if (character === ",") return !(isDigit(before) && isDigit(after));
  if (character === ".") return !(isAscii(before) && isAscii(after));
  return enders.has(character);
}

/** Each list mark becomes an empty line; a number that may be one stands behind an empty line. */
function unlisted(text: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < text.length;) {
    const length = markAt(text, at);
    const mayBe = length === 0 && isHan(text[at - 1]) ? numberedAt(text, at) : 0;
    if (length + mayBe > 0) out.push("\n", "\n");
    if (length === 0) out.push(...text.slice(at, at + Math.max(mayBe, 1)));
    at += Math.max(length, mayBe, 1);
  }
  return out;
}

/** How long the list mark is that begins here; 0 where none does. */
function markAt(text: readonly string[], at: number): number {
  const character = text[at] as string;
  const code = character.codePointAt(0) as number;
  if ((code >= 0x2460 && code <= 0x249b) || (code >= 0x3220 && code <= 0x3229)) return 1;
  if (character === "(" || character === "（") {
    const inside = numeralAt(text, at + 1) || digitsAt(text, at + 1, 3);
    const close = text[at + 1 + inside];
    return inside > 0 && (close === ")" || close === "）") ? inside + 2 : 0;
  }
  if (isWritten(text[at - 1])) return 0;
  const counted = numeralAt(text, at);
  if (counted > 0) return text[at + counted] === "、" ? counted + 1 : 0;
  return numberedAt(text, at);
}

/** How long `12.` or `3、` is where one stands. */
function numberedAt(text: readonly string[], at: number): number {
  const digits = digitsAt(text, at, 2);
  if (digits === 0) return 0;
  const [close, next] = [text[at + digits] ?? "", text[at + digits + 1]];
  const closes = close === "." ? !isDigit(next) : close !== "" && "、．)）".includes(close);
  return closes ? digits + 1 : 0;
}

/** How many digits stand here, if no more than so many do. */
function digitsAt(text: readonly string[], at: number, most: number): number {
  let length = 0;
  while (isDigit(text[at + length])) length++;
  return length <= most ? length : 0;
}

/** How long a number below a hundred is that is all there is of numerals: 三, 十, 十一, 二十一. */
function numeralAt(text: readonly string[], at: number): number {
  let length = 0;
  while (numerals.has(text[at + length] ?? "")) length++;
  const tens = text.slice(at, at + length).indexOf("十");
  const whole = text.slice(at, at + length).lastIndexOf("十") === tens;
  if (length === 1) return 1;
  if (length === 2) return tens >= 0 && whole ? 2 : 0;
  return length === 3 && tens === 1 && whole ? 3 : 0;
}

/** White space ends a clause, joins what stands beside it, or stays one space. */
function joined(text: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isSpace(text[at])) {
      out.push(text[at] as string);
      continue;
    }
    const before = text[at - 1];
    let lines = 0;
    for (; isSpace(text[at]); at++) lines += text[at] === "\n" ? 1 : 0;
    at--;
    const after = text[at + 1];
    const ofWords = [before, after].every((one) => isWritten(one) && !isHan(one));
    const stays = lines === 0 ? !(isHan(before) && isHan(after)) : ofWords;
    if (lines > 1 || (lines === 1 && isMark(before))) out.push("。");
    else if (stays) out.push(" ");
  }
  return out;
}
