import type { ReviewReason } from "../decision.js";
import type { Facts, TextValue } from "../../facts/index.js";
import type { CompiledPack } from "../../pack/index.js";
import type { Decided, Trace } from "../trace.js";
import { findTopic } from "./find-topic.js";
import { disposalAs } from "./dispose.js";
import { cite, type Distrust, holds } from "./first-rule.js";
import { addFacts } from "../../appeal/index.js";

export interface Classification {
  readonly category: Decided<string>;
  readonly topic: Decided<string> | null;
  readonly facts: Facts;
  readonly review: readonly ReviewReason[];
}

/**
 * Decides which kind an appeal is and what it is about.
 *
 * The operator's own choice of topic comes before the text; a rule may set another, and may overrule the
 * operator's kind.
 */
export function classify(
  pack: CompiledPack,
  appealFacts: Facts,
  trace: Trace,
  distrust: Distrust,
): Classification {
  const found = topicOf(pack, appealFacts, trace);
  const facts = addFacts(appealFacts, { topic: found.topic?.value });
  const [rule, category] = kindOf(pack, facts, distrust);
  const by = cite(trace, "classify", rule, facts);
  const { topic: renamed } = rule.then;
  const topic = renamed === undefined ? found.topic : { value: renamed, by };
  const byDefault = rule.when === undefined;
  const classified = addFacts(facts, { category, topic: topic?.value });
  return {
    category: { value: category, by },
    topic,
    facts: classified,
    review: [
      ...(topic === null ? [{ code: "topic/none" } as const] : []),
      ...(renamed === undefined ? found.review : []),
      ...(byDefault ? [{ code: "category/default" } as const] : []),
    ],
  };
}

type ClassifyRule = CompiledPack["classify"][number];

/** The first rule that answers, with the kind it says, past those that would transfer and are not trusted. */
function kindOf(pack: CompiledPack, facts: Facts, distrust: Distrust): [ClassifyRule, string] {
  for (const rule of pack.classify) {
    const { category: named } = rule.then;
    // A rule that takes the operator's choice needs one.
    const category = typeof named === "string" ? named : (facts["chosen.category"] as string | undefined);
    if (category === undefined || !holds(rule, facts)) continue;
    if (!distrust(rule, facts) || disposalAs(pack, category, facts, distrust).disposition !== "transfer")
      return [rule, category];
  }
  // INVARIANT: linking has checked that the last rule always answers; one without a condition is not for the
  // text alone.
  throw new Error("no classify rule answers");
}

function topicOf(
  pack: CompiledPack,
  facts: Facts,
  trace: Trace,
): { topic: Decided<string> | null; review: ReviewReason[] } {
  const { topics, scanner } = pack;
  const chosen = facts["chosen.topic"] as string | undefined;
  if (chosen !== undefined)
    return { topic: { value: chosen, by: trace.record("classify", topics.chosen) }, review: [] };
  const found = findTopic(
    topics,
    scanner.words,
    facts["text"] as TextValue | undefined,
    facts["title"] as TextValue | undefined,
  );
  if (found === undefined) return { topic: null, review: [] };
  const { path, score, words, rivals } = found;
  const notes = { words, score, ...(rivals.length > 0 && { rivals }) };
  return {
    topic: { value: path, by: trace.record("classify", topics.text, undefined, notes) },
    review: rivals.length > 0 ? [{ code: "topic/ambiguous", topics: [path, ...rivals] }] : [],
  };
}
