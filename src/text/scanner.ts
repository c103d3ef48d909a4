import { insideRun } from "./runs.js";

/**
 * Finds which of many words stand in a text, all in one pass. None begins or ends inside a run of letters or
 * of digits.
 */
export interface Scanner {
  /** How many different words it knows; word ids run from 0. */
  readonly size: number;
  readonly words: readonly string[];
  /** The id of a word, or `undefined` if the scanner was not built with it. */
  idOf(word: string): number | undefined;
  scan(text: string): Scan;
  /** Every place where a word stands, by where it begins, then by where it ends. */
  matches(text: string): readonly Match[];
}

/** A word and where it stands in a text, in UTF-16 units; `to` is out. */
export interface Match {
  readonly word: number;
  readonly from: number;
  readonly to: number;
}

export interface Scan {
  /** Words found anywhere, also inside longer ones: what `mentions` asks. */
  has(wordId: number): boolean;
  /**
   * Competing words found where no longer competing word covers them, in order of first appearance: what
   * topics score by.
   */
  readonly longest: readonly number[];
}

interface Node {
  readonly next: Map<number, Node>;
  word: number;
}

/**
 * Builds a scanner over folded words: those that compete for being the longest at their place, and others
 * that are only looked for.
 *
 * A plain map trie: measured faster on 2,000 words than the automata on npm.
 */
export function buildScanner(competing: Iterable<string>, others: Iterable<string> = []): Scanner {
  const competitors = new Set(competing);
  const words = [...new Set([...competitors, ...others])];
  const ids = new Map(words.map((word, index) => [word, index]));
  const root: Node = { next: new Map(), word: -1 };
  for (const [word, id] of ids) {
    let node = root;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      let child = node.next.get(unit);
      if (child === undefined) node.next.set(unit, (child = { next: new Map(), word: -1 }));
      node = child;
    }
    node.word = id;
  }
  const matches = (text: string) => matchesIn(root, text);
  return {
    size: words.length,
    words,
    idOf: (word) => ids.get(word),
    scan: (text) => scanOf(matches(text), words.length, competitors.size),
    matches,
  };
}

function matchesIn(root: Node, text: string): Match[] {
  const found: Match[] = [];
  for (let from = 0; from < text.length; from++) {
    if (insideRun(text, from)) continue;
    let node = root.next.get(text.charCodeAt(from));
    for (let to = from + 1; node !== undefined; to++) {
      if (node.word >= 0 && !insideRun(text, to)) found.push({ word: node.word, from, to });
      node = to < text.length ? node.next.get(text.charCodeAt(to)) : undefined;
    }
  }
  return found;
}

function scanOf(matches: readonly Match[], size: number, competitors: number): Scan {
  const found = new Uint8Array(size);
  const longest = new Set<number>();
  let coveredTo = 0;
  let last: Match | undefined;
  // INVARIANT: starts only grow, so a match is covered exactly when an earlier or equal start reached its
  // end.
  const settle = () => {
    if (last === undefined || last.to <= coveredTo) return;
    coveredTo = last.to;
    longest.add(last.word);
  };
  for (const match of matches) {
    found[match.word] = 1;
    // INVARIANT: competing words have the first ids, and of those that begin at one place the longest comes
    // last.
    if (match.word >= competitors) continue;
    if (match.from !== last?.from) settle();
    last = match;
  }
  settle();
  return { has: (wordId) => found[wordId] === 1, longest: [...longest] };
}
