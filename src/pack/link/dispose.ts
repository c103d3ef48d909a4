import { at, inside } from "../place.js";
import { linkDisposal } from "./categories.js";
import type { Linker } from "./linker.js";
import { linkBasis } from "./basis.js";
import { linkRules } from "./rules.js";

/** Checks scripts, hotlines and the rules of disposal. */
export function linkDispose(linker: Linker): void {
  for (const doc of linker.pack.docs.dispose) {
    const { scripts, hotlines } = doc.value;
    scripts.forEach((script, index) => linkBasis(linker, script.basis, at(doc, "scripts", index)));
    hotlines.forEach(({ number, basis }, index) => {
      linkBasis(linker, basis, at(doc, "hotlines", index));
      const earlier = hotlines.findIndex((other) => other.number === number);
      if (earlier < index)
        linker.report("id/duplicate", at(doc, "hotlines", index, "number"), { id: number }, [
          doc.locate(["hotlines", earlier, "number"]),
        ]);
    });
  }
  linkRules(linker, "dispose", ({ then }, place) => linkDisposal(linker, then, inside(place, "then")));
}
