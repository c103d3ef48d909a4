import { type Folding, foldText } from "./fold.js";
import type { Extent } from "./runs.js";

const numeral = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])";

const numbered = "\\d{1,2}(?:[、．)）]|\\.(?!\\d))";

/**
 * `①`, `⑴`, `㈠`; `(1)` and `（一）`; `1.`, `1、`, `1)` and `一、` where no letter or digit stands before them:
 * not `周六、`, nor the `1.` of `1.5`. Right after a Han character `2、` is a number as likely: there the text
 * is cut, and it is kept.
 */
const listMark = new RegExp(
  [
    "[①-⒛㈠-㈩]",
    `[（(](?:${numeral}|\\d{1,3})[)）]`,
    `(?<![\\p{L}\\p{N}])(?:${numbered}|${numeral}、)`,
    `(?<=\\p{Script=Han})(?<kept>${numbered})`,
  ].join("|"),
  "gu",
);

/** A point or comma between digits is part of a number, a point between letters of an address. */
const end = /[，。；！？;!?｡]|,(?!\d)|(?<!\d),|\.(?![A-Za-z\d])|(?<![A-Za-z\d])\./u;

const letterOrDigit = /[\p{L}\p{N}]/u;
const han = /\p{Script=Han}/u;
const mark = /\p{P}/u;

/**
 * Returns the clauses of a text, folded, none empty: what stands together without a mark between.
 *
 * A line ends a clause before an empty line and after a mark; elsewhere it only ran out of room. White space
 * between two Han characters says nothing.
 * @example clausesOf("厨房着火了，我要\n投诉物业。") // ["厨房着火了", "我要投诉物业"]
 */
export function clausesOf(text: string, fold: Folding = foldText): string[] {
  const lines = text.replace(/\r\n?/g, "\n").replace(listMark, "\n\n$<kept>");
  return folded(joinLines(lines).split(end), fold);
}

/** Where the clauses of a folded text stand in it; its lines have been joined. */
export function clauseExtents(folded: string): Extent[] {
  const ends = [...folded.matchAll(new RegExp(end, "gu"))].map(({ index }) => index);
  const borders = [-1, ...ends, folded.length];
  return borders.slice(1).map((to, at) => ({ from: (borders[at] as number) + 1, to }));
}

function isWord(character: string): boolean {
  return letterOrDigit.test(character) && !han.test(character);
}

/** Each run of white space is looked at once, whatever it holds. */
function joinLines(text: string): string {
  return text.replace(/\s+/gu, (space, at: number) => {
    const [before = ""] = Array.from(text.slice(Math.max(0, at - 2), at)).slice(-1);
    const [after = ""] = text.slice(at + space.length, at + space.length + 2);
    const breaks = space.split("\n").length - 1;
    if (breaks > 1 || (breaks === 1 && mark.test(before))) return "。";
    // A line that ran out of room goes on; only between letters or digits of other scripts is it a space.
    if (breaks === 1) return isWord(before) && isWord(after) ? " " : "";
    return han.test(before) && han.test(after) ? "" : " ";
  });
}

function folded(parts: readonly string[], fold: Folding): string[] {
  return parts.map((part) => fold(part)).filter((part) => part !== "");
}
