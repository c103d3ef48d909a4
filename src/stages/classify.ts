import type { ReviewReason } from "../decision.js";
import type { Facts, TextValue } from "../facts.js";
import type { CompiledPack } from "../pack/compiled.js";
import type { Decided, Trace } from "../trace.js";
import { findTopic } from "./find-topic.js";
import { cite, holds } from "./first-rule.js";
import { addFacts } from "./read-facts.js";

export interface Classification {
  readonly category: Decided<string>;
  readonly topic: Decided<string> | null;
  readonly facts: Facts;
  readonly review: readonly ReviewReason[];
}

/**
 * Decides which kind an appeal is and what it is about.
 *
 * The operator's own choice of topic comes before the text; a rule may set another, and may overrule the operator's kind.
 */
export function classify(pack: CompiledPack, appealFacts: Facts, trace: Trace): Classification {
  const found = topicOf(pack, appealFacts, trace);
  const facts = addFacts(appealFacts, { topic: found.topic?.value });
  // A rule that takes the operator's choice needs one. INVARIANT: linking has checked that the last rule always answers.
  const rule = pack.classify.find((one) => holds(one, facts) && (typeof one.then.category === "string" || facts["chosen.category"] !== undefined)) as (typeof pack.classify)[number];
  const by = cite(trace, "classify", rule, facts);
  const { category: named, topic: renamed } = rule.then;
  const category = typeof named === "string" ? named : (facts["chosen.category"] as string);
  const topic = renamed === undefined ? found.topic : { value: renamed, by };
  const byDefault = rule.when === undefined;
  const classified = addFacts(facts, { category, topic: topic?.value });
  return {
    category: { value: category, by },
    topic,
    facts: classified,
    review: [
      ...pack.review.filter((one) => holds(one, classified)).map((one) => ({ code: "pack/review", rule: cite(trace, "classify", one, classified), title: one.title ?? one.id }) as const),
      ...(topic === null ? [{ code: "topic/none" } as const] : []),
      ...(renamed === undefined ? found.review : []),
      ...(byDefault ? [{ code: "category/default" } as const] : []),
    ],
  };
}

function topicOf(pack: CompiledPack, facts: Facts, trace: Trace): { topic: Decided<string> | null; review: ReviewReason[] } {
  const { topics, scanner } = pack;
  const chosen = facts["chosen.topic"] as string | undefined;
  if (chosen !== undefined) return { topic: { value: chosen, by: trace.record("classify", topics.chosen) }, review: [] };
  const found = findTopic(topics, scanner.words, facts["text"] as TextValue | undefined, facts["title"] as TextValue | undefined);
  if (found === undefined) return { topic: null, review: [] };
  const { path, score, words, rivals } = found;
  const notes = { words, score, ...(rivals.length > 0 && { rivals }) };
  return {
    topic: { value: path, by: trace.record("classify", topics.text, null, notes) },
    review: rivals.length > 0 ? [{ code: "topic/ambiguous", topics: [path, ...rivals] }] : [],
  };
}
