import { foldText } from "./fold.js";

/** `①`, `⑴`, `㈠`; `(1)` and `（一）`; `1.`, `1、`, `1)` and `一、`, but not the `1.` of `1.5`. */
const listMark = /[①-⒛㈠-㈩]|[（(][一二三四五六七八九十\d]{1,3}[)）]|(?<!\d)\d{1,2}(?:[、．)）]|\.(?!\d))|(?<![一二三四五六七八九十百])[一二三四五六七八九十]{1,3}、/g;

/** A line ends a clause before an empty line and after a mark; elsewhere it only ran out of room. */
const paragraph = /\n\s*\n|(?<=\p{P})[^\S\n]*\n/gu;
const wrapped = /[^\S\n]*\n[^\S\n]*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** A point or comma between digits is part of a number, a point between letters of an address. */
const end = /[，。；！？;!?｡]|,(?!\d)|(?<!\d),|\.(?![A-Za-z\d])|(?<![A-Za-z\d])\./u;

/**
 * Returns the clauses of a text, folded, none empty: what stands together without a mark between.
 *
 * @example clausesOf("厨房着火了，我要\n投诉物业。") // ["厨房着火了", "我要投诉物业"]
 */
export function clausesOf(text: string): string[] {
  const lines = text.replace(/\r\n?/g, "\n").replace(listMark, "\n\n").replace(paragraph, "。").replace(wrapped, "");
  return lines.split(end).map(foldText).filter((clause) => clause !== "");
}

/** Returns each clause, and each with the next: where something may be said without what the rest of the text says. */
export function neighbours(clauses: readonly string[]): string[] {
  return clauses.flatMap((clause, index) => {
    const next = clauses[index + 1];
    return next === undefined ? [clause] : [clause, `${clause}，${next}`];
  });
}
