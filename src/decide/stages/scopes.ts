import type { TextValue } from "../../facts/index.js";
import type { Match, Scanner } from "../../text/index.js";

/** Between two clauses that stand together; in no word of any rule. */
const between = "，";

/**
 * Each clause of each way to cut a text, and each two neighbours, as texts of their own. Those in which the
 * same words stand are one to every rule, and come once.
 */
export function* scopes(scanner: Scanner, cuts: readonly (readonly string[])[]): Generator<TextValue> {
  const known = new Set<string>();
  for (const clauses of cuts) {
    const whole = clauses.join(between);
    const inClause = wordsByClause(scanner.matches(whole), clauses);
    for (const [index, clause] of clauses.entries())
      for (const [last, text] of [
        [index, clause],
        [index + 1, `${clause}${between}${clauses[index + 1]}`],
      ] as const) {
        if (last >= clauses.length) continue;
        const words = new Set(inClause.slice(index, last + 1).flat());
        const key = [...words].sort((a, b) => a - b).join();
        if (known.has(key)) continue;
        known.add(key);
        yield { folded: text, scan: scanOf(scanner, words) };
      }
  }
}

/** Rules ask for hundreds of words: a table answers faster than a set. */
function scanOf({ size }: Scanner, words: Iterable<number>): TextValue["scan"] {
  const found = new Uint8Array(size);
  for (const word of words) found[word] = 1;
  return { has: (word) => found[word] === 1, longest: [] };
}

/** The words that stand in each clause. */
function wordsByClause(matches: readonly Match[], clauses: readonly string[]): number[][] {
  const words: number[][] = clauses.map(() => []);
  let at = 0;
  let ends = clauses[0]?.length ?? 0;
  for (const { word, from } of matches) {
    while (from >= ends + between.length) {
      at += 1;
      ends += between.length + (clauses[at]?.length ?? 0);
    }
    words[at]?.push(word);
  }
  return words;
}
