import { parentOf } from "../facts/index.js";
import type { Folding, Scanner } from "../text/index.js";
import type { CompiledTopics } from "./compiled.js";
import { topicEntries } from "./link/symbols.js";
import { cited } from "./reasons.js";
import type { TopicsFile } from "./schema/topics.js";

/** The words that point to topics, and those that keep shorter ones from it, as they are written. */
export function topicWords({ topics, ignored = [] }: TopicsFile): string[] {
  return [...topicEntries(topics).flatMap(([, node]) => Object.keys(node.words)), ...ignored];
}

/** The topic tree as a list, with a table of what each word of it points to. */
export function compileTopics(
  file: TopicsFile,
  { scanner, fold }: { readonly scanner: Scanner; readonly fold: Folding },
): CompiledTopics {
  const entries = topicEntries(file.topics);
  const index = new Map(entries.map(([path], position) => [path, position]));
  const byWord = new Map<number, { topic: number; weight: number }[]>();
  entries.forEach(([, node], topic) => {
    for (const [word, weight] of Object.entries(node.words)) {
      const id = scanner.idOf(fold(word)) as number;
      byWord.set(id, [...(byWord.get(id) ?? []), { topic, weight }]);
    }
  });
  return {
    list: entries.map(([path]) => ({
      path,
      parent: index.get(parentOf(path) ?? "") ?? -1,
      depth: path.split("/").length,
    })),
    byWord,
    threshold: file.threshold,
    titleFactor: file.titleFactor,
    margin: file.margin,
    sure: file.sure ?? file.threshold,
    chosen: cited(file.chosen),
    text: cited(file.text),
  };
}
