import type { PackDocs } from "../pack/index.js";
import type { ReadAs } from "./second-fold.js";
import { rivalsOf, type SecondList } from "./second-words.js";

/** The word lists of a pack as its files have them, with the longer words that count against theirs. */
export function secondLists(docs: PackDocs["docs"], readAs: ReadAs): ReadonlyMap<string, SecondList> {
  const files = docs.lists.flatMap((doc) => doc.value.lists);
  const wordOf = (entry: SecondList["words"][number]) => (typeof entry === "string" ? entry : entry.word);
  const all = [
    ...docs.topics.flatMap((doc) => doc.value.topics).flatMap(wordsUnder),
    ...docs.topics.flatMap((doc) => doc.value.ignored ?? []),
    ...docs.units
      .flatMap((doc) => doc.value.divisions ?? [])
      .filter(({ level }) => level !== "city")
      .flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    ...calledShort(docs),
    ...docs.units.flatMap((doc) => Object.values(doc.value.places ?? {}).flat()),
    ...files.flatMap(({ words }) => words.map(wordOf)),
  ];
  const made = files.map(({ id, words, longest }) => {
    const rivals = longest ? rivalsOf({ words }, all, readAs) : [];
    return [id, { words, rivals, negatedBy: undefined }] as const;
  });
  const plain = new Map<string, SecondList>(made);
  return new Map(
    files.map(({ id, negatedBy }) => [
      id,
      { ...(plain.get(id) as SecondList), negatedBy: plain.get(negatedBy ?? "") },
    ]),
  );
}

/** Districts without 区, alone and before what makes another name of them. */
function calledShort(docs: PackDocs["docs"]): string[] {
  const districts = docs.units
    .flatMap((doc) => doc.value.divisions ?? [])
    .filter(({ level, name }) => level === "district" && /^..+[区县]$/.test(name));
  return docs.units
    .flatMap((doc) => doc.value.shortNames ?? [])
    .flatMap(({ notBefore, except }) =>
      districts
        .filter(({ code }) => !except?.includes(code))
        .flatMap(({ name }) => ["", ...notBefore].map((next) => name.slice(0, -1) + next)),
    );
}

type Topic = PackDocs["docs"]["topics"][number]["value"]["topics"][number];

function wordsUnder({ words, children = [] }: Topic): string[] {
  return [...Object.keys(words), ...children.flatMap(wordsUnder)];
}
