import { builtInFacts } from "../../facts/index.js";
import { at, inside, locationOf } from "../place.js";
import type { Linker } from "./linker.js";

/**
 * Checks pack.json: a period that does not end before it begins, each source once, and no fact that is built
 * in.
 */
export function linkPackFile(linker: Linker): void {
  for (const doc of linker.pack.docs.pack) {
    const { effective, sources, facts } = doc.value;
    if (effective.to !== undefined && effective.to < effective.from)
      linker.report("time/end-before-start", at(doc, "effective", "to"), {
        start: effective.from,
        end: effective.to,
      });
    sources.forEach(({ title }, index) => {
      const earlier = sources.findIndex((other) => other.title === title);
      const place = at(doc, "sources");
      if (earlier < index)
        linker.report("id/duplicate", inside(place, index, "title"), { id: title }, [
          locationOf(inside(place, earlier, "title")),
        ]);
    });
    for (const name of Object.keys(facts)) {
      const builtIn =
        builtInFacts.find((fact) => fact.name === name) ??
        (/^(?:ticket|event)\./.test(name) ? { title: "工单、事件的事实" } : undefined);
      if (builtIn)
        linker.reportKey("pack/built-in-fact", at(doc, "facts", name), { name, title: builtIn.title });
    }
  }
}
