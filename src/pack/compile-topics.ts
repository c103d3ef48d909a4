import { parentOf } from "../facts/index.js";
import { buildScanner, type Folding, type Scanner } from "../text/index.js";
import type { CompiledTopics, TopicMarks } from "./compiled.js";
import { topicEntries } from "./link/symbols.js";
import { cited } from "./reasons.js";
import type { TopicNode, TopicsFile } from "./schema/topics.js";

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
    kinds: kindsOf(entries),
    marks: marksOf(file, fold),
    threshold: file.threshold,
    titleFactor: file.titleFactor,
    margin: file.margin,
    sure: file.sure ?? file.threshold,
    chosen: cited(file.chosen),
    text: cited(file.text),
  };
}

function marksOf({ asks, asides }: TopicsFile, fold: Folding): TopicMarks {
  const folded = (words: readonly string[] = []) => words.map(fold);
  const scanner = buildScanner([], [...folded(asks?.words), ...folded(asides?.words)]);
  const ids = (words: readonly string[] = []) =>
    new Set(folded(words).map((word) => scanner.idOf(word) as number));
  return {
    scanner,
    asks: ids(asks?.words),
    askFactor: asks?.factor ?? 1,
    asides: ids(asides?.words),
    asideFactor: asides?.factor ?? 1,
  };
}

/** A topic that does not say its kind has that of the topic above it, which comes first in the list. */
function kindsOf(entries: readonly (readonly [path: string, node: TopicNode])[]): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const [path, { category }] of entries) {
    const kind = category ?? kinds.get(parentOf(path) ?? "");
    if (kind !== undefined) kinds.set(path, kind);
  }
  return kinds;
}
