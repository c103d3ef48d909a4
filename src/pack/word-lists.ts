import type { Folding, ListedWord, WordList } from "../text/index.js";
import type { WordListFile } from "./schema/lists.js";
import type { PackDocs } from "./read.js";

/** One word of a list with the longer words it does not count in, in whichever way it is written. */
export function listedWord(entry: WordListFile["words"][number]): { word: string; notIn: readonly string[] } {
  return typeof entry === "string" ? { word: entry, notIn: [] } : entry;
}

/** Every list of a pack. */
export function wordListFiles({ docs }: PackDocs): WordListFile[] {
  return docs.lists.flatMap((doc) => doc.value.lists);
}

/** Every word that stands in some list, as what it looks for or as a longer word that it is not. */
export function wordsOfLists(pack: PackDocs): string[] {
  return wordListFiles(pack)
    .flatMap(({ words }) => words.map(listedWord))
    .flatMap(({ word, notIn }) => [word, ...notIn]);
}

/** The lists of a pack by name, folded. `others` are its words elsewhere, of topics and places. */
export function wordLists(
  pack: PackDocs,
  { fold, others }: { readonly fold: Folding; readonly others: readonly string[] },
): ReadonlyMap<string, WordList> {
  const files = wordListFiles(pack);
  const listed = files.flatMap(({ words }) => words.map((entry) => fold(listedWord(entry).word)));
  const against = [...new Set([...others, ...listed])];
  const made = new Map<string, WordList>();
  const make = (name: string): WordList | undefined => {
    const file = files.find(({ id }) => id === name);
    if (file === undefined || made.has(name)) return made.get(name);
    const { words, longest, negatedBy } = file;
    const list = {
      words: words.map((entry) => folded(listedWord(entry), fold)),
      against: longest ? against : [],
      negatedBy: negatedBy === undefined ? undefined : make(negatedBy),
    };
    made.set(name, list);
    return list;
  };
  for (const { id } of files) make(id);
  return made;
}

function folded({ word, notIn }: ReturnType<typeof listedWord>, fold: Folding): ListedWord {
  return { written: word, word: fold(word), notIn: notIn.map(fold) };
}
