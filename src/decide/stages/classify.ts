import type { Facts, TextValue } from "../../facts/index.js";
import type { CompiledPack } from "../../pack/index.js";
import type { ReviewReason } from "../decision.js";
import { learn, type OpenCase } from "../open-case.js";
import type { Decided } from "../trace.js";
import { disposalAs } from "./dispose.js";
import { findTopic } from "./find-topic.js";
import { cite, type Distrust, holds } from "./first-rule.js";

export interface Classification {
  /** The case with its kind and topic known. */
  readonly open: OpenCase;
  readonly category: Decided<string>;
  readonly topic: Decided<string> | null;
  readonly review: readonly ReviewReason[];
}

/**
 * Decides which kind an appeal is and what it is about.
 *
 * The operator's own choice of topic comes before the text; a rule may set another, and may overrule the
 * operator's kind.
 */
export function classify(received: OpenCase, distrust: Distrust): Classification {
  const found = topicOf(received);
  const open = learn(received, aboutTopic(received, found.topic?.value));
  const [rule, category] = kindOf(open, distrust);
  const by = cite(open, "classify", rule);
  const { topic: renamed } = rule.then;
  const topic = renamed === undefined ? found.topic : { value: renamed, by };
  const byDefault = rule.when === undefined;
  return {
    open: learn(open, { category, ...aboutTopic(open, topic?.value) }),
    category: { value: category, by },
    topic,
    review: [
      ...(topic === null ? [{ code: "topic/none" } as const] : []),
      ...(renamed === undefined ? found.review : []),
      ...(byDefault ? [{ code: "category/default" } as const] : []),
    ],
  };
}

type KindRule = CompiledPack["classify"][number];

/** The first rule that answers, with the kind it says, past those that would transfer and are not trusted. */
function kindOf(open: OpenCase, distrust: Distrust): [KindRule, string] {
  const { pack, facts } = open;
  for (const rule of pack.classify) {
    const category = kindSaid(rule, facts);
    if (category === undefined || !holds(rule, facts)) continue;
    if (!distrust(rule, facts) || disposalAs(open, category, distrust).disposition !== "transfer")
      return [rule, category];
  }
  // INVARIANT: linking has checked that the last rule always answers; one without a condition is not for the
  // text alone.
  throw new Error("no classify rule answers");
}

/** A rule that takes the operator's choice, or what a topic mostly is, needs one. */
function kindSaid({ then: { category } }: KindRule, facts: Facts): string | undefined {
  return typeof category === "string" ? category : (facts[category.fact] as string | undefined);
}

/** The topic, with the kind that what people say of it mostly is. */
export function aboutTopic({ pack }: OpenCase, topic: string | undefined): Facts {
  return { topic, "topic.category": pack.topics.kinds.get(topic ?? "") };
}

function topicOf({ pack, facts, trace }: OpenCase): {
  topic: Decided<string> | null;
  review: ReviewReason[];
} {
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
  const { path, score, margin, words, rivals, thin } = found;
  const notes = { words, score, margin, ...(rivals.length > 0 && { rivals }) };
  return {
    topic: { value: path, by: trace.record("classify", topics.text, undefined, notes) },
    review: [
      ...(rivals.length > 0 ? [{ code: "topic/ambiguous", topics: [path, ...rivals] } as const] : []),
      ...(thin ? [{ code: "topic/thin-evidence", topic: path, words, score } as const] : []),
    ],
  };
}
