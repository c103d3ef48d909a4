import { inside, type Place } from "../place.js";
import type { Reasons } from "../reasons.js";
import type { Linker } from "./linker.js";

/** Checks why something is as it is: by what it cites, or else by what it says is the pack's own. */
export function linkReasons(linker: Linker, { basis, own }: Reasons, place: Place, shared = false): void {
  if (basis === undefined && own === undefined && !shared) linker.report("basis/missing", place);
  linkBasis(linker, basis, inside(place, "basis"));
}

/** Checks that what a basis quotes by its title is one of the pack's sources. */
export function linkBasis(linker: Linker, basis: Reasons["basis"], place: Place): void {
  basis?.forEach((cited, index) => {
    const title = /^《([^《》]+)》/.exec(cited)?.[1];
    if (title !== undefined)
      linker.reference("basis/unknown-source", inside(place, index), title, linker.symbols.sources);
  });
}
