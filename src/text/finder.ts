import type { Match, Scan } from "./scan.js";
import type { WordList } from "./word-list.js";

/** Finds which words of a list count in a text that has been scanned. */
export interface Finder {
  /** Ids of the list's words, in its order. */
  readonly ids: readonly number[];
  /** Whether a word may stand in a text and not count: else finding it is enough. */
  readonly isParticular: boolean;
  found(scan: Scan): ReadonlySet<number>;
  /** Whether any is found. */
  anyIn(scan: Scan): boolean;
  /** The matches of its words that count. */
  countedIn(matches: readonly Match[]): readonly Match[];
}

/** As `heardIn`, of matches. */
export function finderOf(list: WordList, idOf: (word: string) => number): Finder {
  const ids = list.words.map(({ word }) => idOf(word));
  const find = counted(list, idOf);
  const known = new WeakMap<Scan, ReadonlySet<number>>();
  const found = (scan: Scan) => {
    const before = known.get(scan);
    if (before) return before;
    const words = new Set(find(scan.matches).map(({ word }) => word));
    known.set(scan, words);
    return words;
  };
  const isParticular =
    list.negatedBy !== undefined ||
    list.against.length > 0 ||
    list.words.some(({ notIn }) => notIn.length > 0);
  const own = new Set(ids);
  return {
    ids,
    isParticular,
    found,
    anyIn: isParticular
      ? (scan) => found(scan).size > 0
      : (scan) => scan.matches.some(({ word }) => own.has(word)),
    countedIn: find,
  };
}

type Find = (matches: readonly Match[]) => Match[];

function counted(list: WordList, idOf: (word: string) => number): Find {
  const { words, against, negatedBy } = list;
  const everyLonger = new Set(against.map(idOf));
  const notIn = new Map(words.map((listed) => [idOf(listed.word), new Set(listed.notIn.map(idOf))]));
  const lengths = [...against, ...words.flatMap((listed) => listed.notIn)].map(({ length }) => length);
  const reach = Math.max(0, ...lengths);
  const negating = negatedBy && counted({ ...negatedBy, negatedBy: undefined }, idOf);
  const covers = (other: Match, match: Match) =>
    other.from <= match.from &&
    match.to <= other.to &&
    (notIn.get(match.word)?.has(other.word) ||
      (everyLonger.has(other.word) && lengthOf(other) > lengthOf(match)));
  return (matches) => {
    const ends = new Set(negating?.(matches).map(({ to }) => to));
    return matches.filter(
      (match, index) =>
        notIn.has(match.word) &&
        !ends.has(match.from) &&
        !around(matches, index, reach).some((other) => covers(other, match)),
    );
  };
}

/** The matches that can stand over one: they begin no earlier than the longest of them is long. */
function around(matches: readonly Match[], index: number, reach: number): Match[] {
  const { from } = matches[index] as Match;
  let first = index;
  while (first > 0 && (matches[first - 1] as Match).from > from - reach) first--;
  let last = index;
  while (matches[last + 1]?.from === from) last++;
  return matches.slice(first, last + 1);
}

function lengthOf({ from, to }: Match): number {
  return to - from;
}
