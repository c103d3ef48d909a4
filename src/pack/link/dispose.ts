import { at, inside } from "../place.js";
import { linkDisposal } from "./categories.js";
import type { Linker } from "./linker.js";
import { linkReasons } from "./basis.js";
import { linkRules, linkShared } from "./rules.js";

/** Checks scripts, hotlines and the rules of disposal. */
export function linkDispose(linker: Linker): void {
  for (const doc of linker.pack.docs.dispose) {
    const { scripts, hotlines } = doc.value;
    linkShared(linker, doc.value, at(doc), "dispose");
    scripts.forEach((script, index) => linkReasons(linker, script, at(doc, "scripts", index)));
    hotlines.forEach((hotline, index) => {
      const { number } = hotline;
      linkReasons(linker, hotline, at(doc, "hotlines", index));
      const earlier = hotlines.findIndex((other) => other.number === number);
      if (earlier < index)
        linker.report("id/duplicate", at(doc, "hotlines", index, "number"), { id: number }, [
          doc.locate(["hotlines", earlier, "number"]),
        ]);
    });
  }
  linkRules(linker, "dispose", ({ then }, place) => linkDisposal(linker, then, inside(place, "then")));
}
