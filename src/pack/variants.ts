import { type Folding, foldingOf, type Spelling, spellingOf } from "../text/index.js";
import { at, inside, type Place } from "./place.js";
import type { PackDocs } from "./read.js";

/** A character that is read as another, and where a pack says so. */
export interface Variant {
  readonly written: string;
  readonly read: string;
  readonly place: Place;
}

/** Every character that a pack reads as another. */
export function variantsOf({ docs }: PackDocs): Variant[] {
  return docs.variants.flatMap((doc) =>
    doc.value.characters.flatMap((line, index) => {
      const place = inside(at(doc, "characters"), index);
      return line.split(" ").flatMap((group) => {
        const [read = "", ...others] = group;
        return others.map((written) => ({ written, read, place }));
      });
    }),
  );
}

/** How a pack reads text. */
export interface Reading {
  /** As rules see it: each character as it is read, misspelt words as they were meant. */
  readonly fold: Folding;
  /** The words of a text that are misspelt. */
  readonly slips: Spelling["slips"];
}

export function readingOf(pack: PackDocs): Reading {
  const fold = foldingOf(new Map(variantsOf(pack).map(({ written, read }) => [written, read])));
  const meant = pack.docs.variants.flatMap((doc) => Object.entries(doc.value.misspelt ?? {}));
  const { correct, slips } = spellingOf(new Map(meant.map(([word, read]) => [fold(word), fold(read)])));
  return { fold: (text) => correct(fold(text)), slips: (text) => slips(fold(text)) };
}
