import type { TextValue } from "../../facts/index.js";
import type { CompiledTopics } from "../../pack/index.js";
import { wordFactors } from "./word-factors.js";

export interface FoundTopic {
  readonly path: string;
  readonly score: number;
  /** By how much it scored more than the next topic, neither above nor below it; its score where none did. */
  readonly margin: number;
  /** The words that pointed there, with those of its parents. */
  readonly words: readonly string[];
  /** Other topics that scored almost as high, neither above nor below it. */
  readonly rivals: readonly string[];
  /** Whether it scored too little to be sure of. */
  readonly thin: boolean;
}

/**
 * The topic a text is about, or `undefined` when no topic reaches the pack's threshold.
 *
 * Where words overlap only the longest counts; each word counts once, where it counts most; a topic scores
 * with its parents' words.
 */
export function findTopic(
  topics: CompiledTopics,
  words: readonly string[],
  text: TextValue | undefined,
  title: TextValue | undefined,
): FoundTopic | undefined {
  if (text === undefined) return undefined;
  const own = new Map<number, number>();
  const wordsOf = new Map<number, string[]>();
  for (const [word, factor] of wordFactors(topics, text, title))
    for (const { topic, weight } of topics.byWord.get(word) ?? []) {
      own.set(topic, (own.get(topic) ?? 0) + thousandths(weight * factor));
      wordsOf.set(topic, [...(wordsOf.get(topic) ?? []), words[word] as string]);
    }
  const ancestry = (topic: number): number[] =>
    topic < 0 ? [] : [topic, ...ancestry(topics.list[topic]?.parent ?? -1)];
  const ranked = [...own.keys()]
    .map((topic) => ({ topic, score: ancestry(topic).reduce((sum, one) => sum + (own.get(one) ?? 0), 0) }))
    .sort(
      (a, b) => b.score - a.score || depth(topics, b.topic) - depth(topics, a.topic) || a.topic - b.topic,
    );
  const best = ranked[0];
  const threshold = thousandths(topics.threshold);
  if (best === undefined || best.score < threshold) return undefined;
  const line = ancestry(best.topic);
  const others = ranked.filter(({ topic }) => !line.includes(topic) && !ancestry(topic).includes(best.topic));
  const rivals = others.filter(
    ({ score }) => score >= threshold && score >= best.score - thousandths(topics.margin),
  );
  const path = (topic: number) => topics.list[topic]?.path ?? "";
  return {
    path: path(best.topic),
    score: best.score / 1000,
    margin: (best.score - (others[0]?.score ?? 0)) / 1000,
    words: line.flatMap((topic) => wordsOf.get(topic) ?? []),
    rivals: rivals.map(({ topic }) => path(topic)),
    thin: best.score < thousandths(topics.sure),
  };
}

/** Whole numbers, so that a sum does not depend on the order of the words. */
function thousandths(weight: number): number {
  return Math.round(weight * 1000);
}

function depth(topics: CompiledTopics, topic: number): number {
  return topics.list[topic]?.depth ?? 0;
}
