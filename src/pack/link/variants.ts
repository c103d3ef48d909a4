import { foldText } from "../../text/index.js";
import { at } from "../place.js";
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
  linkMisspelt(linker);
}

/** What a misspelt word is read as is read as itself. */
function linkMisspelt(linker: Linker): void {
  const seen = new Set<string>();
  for (const doc of linker.pack.docs.variants)
    for (const [word, meant] of Object.entries(doc.value.misspelt ?? {})) {
      const place = at(doc, "misspelt", word);
      const isEmpty = [word, meant].map((one) => linker.reportEmptyWord(one, place)).some(Boolean);
      const plain = foldText(word);
      if (seen.has(plain)) linker.reportKey("variants/repeated", place, { character: word });
      seen.add(plain);
      if (!isEmpty && word !== meant && linker.slips(meant).length > 0)
        linker.report("variants/misread", place, { word, meant });
    }
}
