import type { SecondList } from "../../../src/audit/second-words.js";
import type { WordList } from "../../../src/text/word-list.js";

interface Written {
  readonly words: readonly { readonly word: string; readonly notIn: readonly string[] }[];
  readonly longest?: true;
  readonly negatedBy?: string;
}

const plain = (...words: string[]) => words.map((word) => ({ word, notIn: [] }));

/** Lists of every kind: with longer words that are not meant, with the longest word first, negated. */
const written: Readonly<Record<string, Written>> = {
  trapped: { words: [{ word: "被困", notIn: ["被困扰", "被困难"] }, ...plain("abc")] },
  heat: { words: plain("暖气", "气不"), longest: true },
  cold: { words: plain("不热", "暖气不热"), negatedBy: "no" },
  no: { words: [{ word: "没有", notIn: ["有没有"] }, ...plain("不是")] },
};

/** The words of a pack that may stand over those of a list. */
export const rivals = ["暖气不热", "不热了"];

export const lists: ReadonlyMap<string, WordList> = new Map(
  Object.keys(written).map((name) => [name, listOf(name)]),
);

export const secondLists: ReadonlyMap<string, SecondList> = new Map(
  Object.keys(written).map((name) => [name, secondOf(name)]),
);

/** Every word of the lists, and those that they are not. */
export const wordsOfLists: readonly string[] = Object.values(written).flatMap(({ words }) =>
  words.flatMap(({ word, notIn }) => [word, ...notIn]),
);

function listOf(name: string): WordList {
  const { words, longest, negatedBy } = written[name] as Written;
  return {
    words: words.map(({ word, notIn }) => ({ written: word, word, notIn })),
    against: longest ? rivals : [],
    negatedBy: negatedBy === undefined ? undefined : listOf(negatedBy),
  };
}

function secondOf(name: string): SecondList {
  const { words, longest, negatedBy } = written[name] as Written;
  return {
    words,
    rivals: longest ? rivals : [],
    negatedBy: negatedBy === undefined ? undefined : secondOf(negatedBy),
  };
}
