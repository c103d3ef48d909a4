import type { Disposal } from "../schema/categories.js";
import { at, inside, type Linker, type Place } from "./linker.js";
import { linkBasis, linkRule } from "./rules.js";

/**
 * Checks categories and disposal rules: scripts and hotlines exist, and are there where the disposition needs
 * them.
 */
export function linkDispose(linker: Linker): void {
  for (const doc of linker.pack.docs.categories)
    doc.value.categories.forEach((category, index) => {
      const place = at(doc, "categories", index);
      linkBasis(linker, category.basis, place);
      linkDisposal(linker, category, place);
    });
  for (const doc of linker.pack.docs.dispose) {
    doc.value.scripts.forEach((script, index) => linkBasis(linker, script.basis, at(doc, "scripts", index)));
    doc.value.hotlines.forEach((hotline, index) => {
      linkBasis(linker, hotline.basis, at(doc, "hotlines", index));
      const earlier = doc.value.hotlines.findIndex((other) => other.number === hotline.number);
      if (earlier < index)
        linker.report("id/duplicate", at(doc, "hotlines", index, "number"), { id: hotline.number }, [
          doc.locate(["hotlines", earlier, "number"]),
        ]);
    });
    doc.value.rules.forEach((rule, index) => {
      const place = at(doc, "rules", index);
      linkRule(linker, rule, place, "dispose");
      linkDisposal(linker, rule.then, inside(place, "then"));
    });
  }
}

function linkDisposal(linker: Linker, disposal: Disposal, place: Place): void {
  const { disposition, script, hotline } = disposal;
  if (script !== undefined)
    linker.reference("dispose/unknown-script", inside(place, "script"), script, linker.symbols.scripts);
  else if (disposition === "inform")
    linker.report("dispose/missing-script", inside(place, "disposition"), { disposition });
  if (hotline !== undefined)
    linker.reference("dispose/unknown-hotline", inside(place, "hotline"), hotline, linker.symbols.hotlines);
  else if (disposition === "transfer")
    linker.report("dispose/missing-hotline", inside(place, "disposition"), { disposition });
}
