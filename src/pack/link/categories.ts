import { at, inside, type Place } from "../place.js";
import { type Disposal, dispositionTerms } from "../schema/categories.js";
import type { Linker } from "./linker.js";
import { linkReasons } from "./basis.js";

/** Checks categories: their bases, and how each is disposed of. */
export function linkCategories(linker: Linker): void {
  for (const doc of linker.pack.docs.categories)
    doc.value.categories.forEach((category, index) => {
      const place = at(doc, "categories", index);
      linkReasons(linker, category, place);
      linkDisposal(linker, category, place);
    });
}

/** Scripts and hotlines exist, and are there where the disposition needs them. */
export function linkDisposal(linker: Linker, disposal: Disposal, place: Place): void {
  const { disposition, script, hotline } = disposal;
  const { scripts, hotlines } = linker.symbols;
  const { needs } = dispositionTerms[disposition];
  if (script !== undefined)
    linker.reference("dispose/unknown-script", inside(place, "script"), script, scripts);
  else if (needs === "script")
    linker.report("dispose/missing-script", inside(place, "disposition"), { disposition });
  if (hotline !== undefined)
    linker.reference("dispose/unknown-hotline", inside(place, "hotline"), hotline, hotlines);
  else if (needs === "hotline")
    linker.report("dispose/missing-hotline", inside(place, "disposition"), { disposition });
}
