import { type Folding, foldingOf } from "../text/index.js";
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
export function foldOf(pack: PackDocs): Folding {
  return foldingOf(new Map(variantsOf(pack).map(({ written, read }) => [written, read])));
}
