import { foldText } from "../../text/index.js";
import { variantsOf } from "../variants.js";
import type { Linker } from "./linker.js";

/** A character is read as one other, which is read as itself. */
export function linkVariants(linker: Linker): void {
  const variants = variantsOf(linker.pack);
  const targets = new Set(variants.map(({ read }) => read));
  const seen = new Set<string>();
  for (const { written, read, place } of variants) {
    // Folding comes first: what it changes is never met, full width and capitals among it.
    for (const character of [written, read])
      if (foldText(character) !== character) linker.report("variants/never", place, { character });
    if (seen.has(written) || targets.has(written))
      linker.report("variants/repeated", place, { character: written });
    seen.add(written);
  }
}
