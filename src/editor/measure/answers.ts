/** What was decided where a label expects something: how often, and for example where. */
export interface Answer {
  readonly expected: string | null;
  readonly actual: string | null;
  readonly right: boolean;
  readonly count: number;
  /** Ids of the first appeals. */
  readonly appeals: readonly string[];
  /** The words that pointed to the topic, the most frequent first. */
  readonly words: readonly string[];
}

/** Most examples and most words kept of one answer. */
const most = 10;

/** Counts what is answered where what is expected: the cells of a confusion table. */
export class Answers {
  readonly #cells = new Map<string, Cell>();

  add(said: Said, appeal: string, words: readonly string[]): void {
    const key = JSON.stringify([said.expected, said.actual]);
    const cell: Cell = this.#cells.get(key) ?? { ...said, count: 0, appeals: [], words: new Map() };
    this.#cells.set(key, cell);
    cell.count += 1;
    if (cell.appeals.length < most) cell.appeals.push(appeal);
    for (const word of words) cell.words.set(word, (cell.words.get(word) ?? 0) + 1);
  }

  /** The most frequent first. */
  get list(): Answer[] {
    const byCount = [...this.#cells.values()].sort((a, b) => b.count - a.count);
    return byCount.map((cell) => ({ ...cell, words: mostFrequent(cell.words) }));
  }
}

type Said = Pick<Answer, "expected" | "actual" | "right">;

interface Cell extends Said {
  count: number;
  readonly appeals: string[];
  readonly words: Map<string, number>;
}

function mostFrequent(words: ReadonlyMap<string, number>): string[] {
  const byCount = [...words].sort(([, a], [, b]) => b - a);
  return byCount.slice(0, most).map(([word]) => word);
}
