import { at, inside } from "../place.js";
import { listsOf } from "../rule-lists.js";
import { linkBasis } from "./basis.js";
import { linkTarget } from "./directory.js";
import type { Linker } from "./linker.js";
import { linkClosed, linkRules } from "./rules.js";

/** Checks the principles of routing, and that the rules for boundaries always answer. */
export function linkRoute(linker: Linker): void {
  linkRules(linker, "procedure");
  linkRules(linker, "principles", ({ leads }, place) => {
    for (const [topic, lead] of Object.entries(leads)) {
      const here = inside(place, "leads", topic);
      if (topic !== "") linker.reference("directory/unknown-topic", here, topic, linker.symbols.topics);
      if (lead !== null) linkTarget(linker, lead, here);
    }
  });
  linkRules(linker, "boundary");
  for (const { rules } of listsOf(linker.pack, "boundary")) linkClosed(linker, rules);
  for (const doc of linker.pack.docs.route)
    for (const [sort, basis] of Object.entries(doc.value.rowBasis ?? {}))
      linkBasis(linker, basis, at(doc, "rowBasis", sort));
}
