import { insideRun } from "./runs.js";

/** Finds which of many words stand in a text, all in one pass. None begins or ends inside a run of letters or of digits. */
export interface Scanner {
  /** How many different words it knows; word ids run from 0. */
  readonly size: number;
  readonly words: readonly string[];
  /** The id of a word, or `undefined` if the scanner was not built with it. */
  idOf(word: string): number | undefined;
  scan(text: string): Scan;
}

export interface Scan {
  /** Words found anywhere, also inside longer ones: what `mentions` asks. */
  has(wordId: number): boolean;
  /** Competing words found where no longer competing word covers them, in order of first appearance: what topics score by. */
  readonly longest: readonly number[];
}

interface Node {
  readonly next: Map<number, Node>;
  word: number;
}

/**
 * Builds a scanner over folded words: those that compete for being the longest at their place, and others that are only looked for.
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
  return { size: words.length, words, idOf: (word) => ids.get(word), scan: (text) => scan(root, words.length, competitors.size, text) };
}

function scan(root: Node, size: number, competitors: number, text: string): Scan {
  const found = new Uint8Array(size);
  const longest: number[] = [];
  const uncovered = new Uint8Array(competitors);
  let coveredTo = 0;
  for (let start = 0; start < text.length; start++) {
    if (insideRun(text, start)) continue;
    let node = root.next.get(text.charCodeAt(start));
    let best = -1;
    let bestEnd = 0;
    for (let at = start + 1; node !== undefined; at++) {
      if (node.word >= 0 && !insideRun(text, at)) {
        found[node.word] = 1;
        // INVARIANT: competing words have the first ids.
        if (node.word < competitors) {
          best = node.word;
          bestEnd = at;
        }
      }
      node = at < text.length ? node.next.get(text.charCodeAt(at)) : undefined;
    }
    // INVARIANT: starts only grow, so a match is covered exactly when an earlier or equal start reached its end.
    if (best >= 0 && bestEnd > coveredTo) {
      coveredTo = bestEnd;
      if (uncovered[best] === 0) {
        uncovered[best] = 1;
        longest.push(best);
      }
    }
  }
  return { has: (wordId) => found[wordId] === 1, longest };
}
