import { at, inside, type Place } from "../place.js";
import type { WordListFile } from "../schema/lists.js";
import { listedWord, wordListFiles } from "../word-lists.js";
import type { Linker } from "./linker.js";

/** Checks lists of words: no word twice, longer words that are, negations that are not themselves negated. */
export function linkLists(linker: Linker): void {
  const negated = new Set(
    wordListFiles(linker.pack).flatMap(({ id, negatedBy }) => (negatedBy === undefined ? [] : [id])),
  );
  for (const doc of linker.pack.docs.lists)
    doc.value.lists.forEach((list, index) => {
      const place = at(doc, "lists", index);
      linkWords(linker, list, inside(place, "words"));
      const { negatedBy } = list;
      if (negatedBy === undefined) return;
      const here = inside(place, "negatedBy");
      linker.reference("rule/unknown-list", here, negatedBy, linker.symbols.lists);
      if (negated.has(negatedBy)) linker.report("lists/negated-twice", here, { list: negatedBy });
    });
}

function linkWords(linker: Linker, { words }: WordListFile, place: Place): void {
  const seen = new Map<string, string>();
  words.forEach((entry, index) => {
    const here = inside(place, index);
    const { word, notIn } = listedWord(entry);
    const wordPlace = typeof entry === "string" ? here : inside(here, "word");
    const folded = linker.fold(word);
    const same = seen.get(folded);
    const isEmpty = linker.reportEmptyWord(word, wordPlace);
    if (same !== undefined) linker.report("lists/duplicate-word", wordPlace, { word, same });
    else if (!isEmpty) seen.set(folded, word);
    notIn.forEach((longer, position) => {
      const other = linker.fold(longer);
      if (other === folded || !other.includes(folded))
        linker.report("lists/not-longer", inside(here, "notIn", position), { word, longer });
    });
  });
}
