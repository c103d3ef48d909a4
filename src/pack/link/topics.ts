import type { TopicNode } from "../schema/topics.js";
import { inside, at, locationOf, type Place } from "../place.js";
import type { Linker } from "./linker.js";
import { linkRules } from "./rules.js";

/**
 * Checks the topic tree: no two topics of one name side by side, no word twice in one topic after folding.
 */
export function linkTopics(linker: Linker): void {
  linkRules(linker, "topics");
  for (const doc of linker.pack.docs.topics) {
    siblings(linker, doc.value.topics, at(doc, "topics"));
    linker.reportEmptyWords(doc.value.ignored ?? [], at(doc, "ignored"));
    for (const marks of ["asks", "asides"] as const)
      linker.reportEmptyWords(doc.value[marks]?.words ?? [], at(doc, marks, "words"));
  }
}

function siblings(linker: Linker, nodes: readonly TopicNode[], place: Place): void {
  const first = new Map<string, Place>();
  nodes.forEach((node, index) => {
    const here = inside(place, index);
    const earlier = first.get(node.name);
    if (earlier)
      linker.report("id/duplicate", inside(here, "name"), { id: node.name }, [locationOf(earlier)]);
    else first.set(node.name, inside(here, "name"));
    if (node.category !== undefined)
      linker.reference(
        "rule/unknown-category",
        inside(here, "category"),
        node.category,
        linker.symbols.categories,
      );
    const words = new Map<string, string>();
    for (const word of Object.keys(node.words)) {
      const folded = linker.fold(word);
      const same = words.get(folded);
      const empty = linker.emptyWord(word);
      if (empty) linker.reportKey("word/empty", inside(here, "words", word), empty);
      else if (same !== undefined)
        linker.reportKey("topics/duplicate-word", inside(here, "words", word), { word, same });
      else words.set(folded, word);
    }
    siblings(linker, node.children ?? [], inside(here, "children"));
  });
}
