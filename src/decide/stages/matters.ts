import type { TextValue } from "../../facts/index.js";
import { type Parts, partsOf } from "../../text/index.js";
import { learn, type OpenCase } from "../open-case.js";
import { Trace } from "../trace.js";
import { aboutTopic } from "./classify.js";
import { findTopic, type FoundTopic } from "./find-topic.js";
import { route } from "./route.js";

/** One of several things that an appeal asks for; what cannot be told of it is `null`. */
export interface Matter {
  readonly text: string;
  readonly topic: string | null;
  readonly lead: string | null;
}

/** Nobody writes more matters into one appeal: beyond this a text is a list of something else. */
const mostParts = 30;

/** Characters of the shortest matter: 3、谢谢。 is none. */
const shortestMatter = 6;

/**
 * The matters of an appeal that is sent to a unit: what its text says one after another, where that leads to
 * different units, or where the text itself says that these are several things; else none.
 */
export function findMatters(open: OpenCase): Matter[] {
  const { written = [] } = (open.facts["text"] ?? {}) as Partial<TextValue>;
  const cut = partsOf(written.at(-1) ?? "");
  if (cut.parts.length < 2 || (cut.stated !== "no" && cut.parts.length > mostParts)) return [];
  if (open.facts["chosen.topic"] !== undefined) return [];
  const isSure = cut.stated === "announced" || cut.stated === "in-passing";
  if (!isSure && saysOneThing(open)) return [];
  const topics = cut.parts.map((text) => topicOf(open, text, cut.stated));
  if (cut.stated !== "announced" && new Set(topics.filter((topic) => topic !== null)).size < 2) return [];
  const leads = new Map(topics.flatMap((topic) => (topic === null ? [] : [[topic, leadOf(open, topic)]])));
  const matters = joined(cut, topics, leads);
  return areSeveral(matters, cut.stated) ? matters : [];
}

/** A title that is clear by itself says what all the rest is about. */
function saysOneThing({ pack: { topics, scanner }, facts }: OpenCase): boolean {
  const title = facts["title"] as TextValue | undefined;
  const found = findTopic(topics, scanner.words, title, title);
  return found !== undefined && !found.thin;
}

/** What a part is about. Where nothing says that it is another thing, it must be clear. */
function topicOf({ pack }: OpenCase, text: string, stated: Parts["stated"]): string | null {
  const folded = pack.fold(text);
  const scan = pack.scanner.scan(folded);
  const found = findTopic(pack.topics, pack.scanner.words, { folded, scan }, undefined);
  return found !== undefined && (stated !== "no" || isClear(found)) ? found.path : null;
}

function isClear({ thin, rivals }: FoundTopic): boolean {
  return !thin && rivals.length === 0;
}

/** Who would lead if this were all. */
function leadOf(open: OpenCase, topic: string): string | null {
  const alone = learn({ ...open, trace: new Trace() }, aboutTopic(open, topic));
  return route(alone).routing?.lead?.value ?? null;
}

function areSeveral(matters: readonly Matter[], stated: Parts["stated"]): boolean {
  if (stated === "announced") return matters.length > 1;
  const different = new Set(matters.map(({ lead }) => lead)).size > 1;
  if (stated === "in-passing") return different;
  return different && new Set(matters.map(({ topic }) => topic?.split("/")[0])).size > 1;
}

/**
 * What leads to one unit is one matter. A part of which nothing can be told belongs to the one before it, or
 * after; where it was announced as a thing of its own, and says anything, it is one.
 */
function joined(
  { opening, parts, stated }: Parts,
  topics: readonly (string | null)[],
  leads: ReadonlyMap<string, string | null>,
): Matter[] {
  const matters: Writable[] = [];
  const byLead = new Map<string, Writable>();
  let last: Writable | undefined;
  let before = opening;
  for (const [at, text] of parts.entries()) {
    const topic = topics[at] ?? null;
    const lead = topic === null ? null : (leads.get(topic) ?? null);
    const isOwn = topic !== null || (stated === "announced" && text.length >= shortestMatter);
    const same = isOwn ? byLead.get(lead ?? "") : last;
    if (same) {
      same.text += text;
      last = same;
    } else if (isOwn) {
      last = { text: before + text, topic, lead };
      matters.push(last);
      if (lead !== null) byLead.set(lead, last);
      before = "";
    } else before += text;
  }
  if (last) last.text += before;
  return matters;
}

interface Writable {
  text: string;
  readonly topic: string | null;
  readonly lead: string | null;
}
