import { inside, type Place } from "../place.js";
import type { Linker } from "./linker.js";

/** Checks that what a basis quotes by its title is one of the pack's sources. */
export function linkBasis(linker: Linker, basis: readonly string[], place: Place): void {
  basis.forEach((cited, index) => {
    const title = /^《([^《》]+)》/.exec(cited)?.[1];
    if (title !== undefined)
      linker.reference("basis/unknown-source", inside(place, "basis", index), title, linker.symbols.sources);
  });
}
