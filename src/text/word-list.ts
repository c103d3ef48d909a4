import { placesOf, type Extent } from "./runs.js";

/** A word of a list. */
export interface ListedWord {
  /** As people wrote it in the list, for showing. */
  readonly written: string;
  readonly word: string;
  /** Longer words in which it does not count: 被困 in 被困扰. */
  readonly notIn: readonly string[];
}

/** Words that mean the same to a rule, folded; and where one that stands in a text does not count. */
export interface WordList {
  readonly words: readonly ListedWord[];
  /** Words that take the place of a shorter one that stands in them. */
  readonly against: readonly string[];
  /** Words that take back the one right behind them: 不是. */
  readonly negatedBy: WordList | undefined;
}

/** Returns the words of a list that count in a text, in the order of the list: slow, and the definition. */
export function heardIn(text: string, list: WordList): ListedWord[] {
  const ends = negatedAt(text, list);
  return list.words.filter((listed) =>
    placesOf(text, listed.word).some((span) => counts(text, list, listed, span) && !ends.has(span.from)),
  );
}

function negatedAt(text: string, { negatedBy }: WordList): ReadonlySet<number> {
  if (negatedBy === undefined) return new Set();
  const spans = negatedBy.words.flatMap((listed) =>
    placesOf(text, listed.word).filter((span) => counts(text, negatedBy, listed, span)),
  );
  return new Set(spans.map(({ to }) => to));
}

/** No longer word that stands over it takes its place. */
function counts(text: string, { against }: WordList, { word, notIn }: ListedWord, span: Extent): boolean {
  const longer = [...notIn, ...against.filter(({ length }) => length > word.length)];
  return !longer.some((other) =>
    placesOf(text, other).some(({ from, to }) => from <= span.from && span.to <= to),
  );
}
