import { decideWithFacts, editionOn, holds, latestEdition } from "../decide/index.js";
import type { CompiledCondition, Condition } from "../condition/index.js";
import { eventTypes, type Facts } from "../facts/index.js";
import {
  type CompiledPack,
  type Edition,
  type Editions,
  listsOf,
  type PackDocs,
  type PlacedRule,
  rowsByTopic,
  rulesOf,
} from "../pack/index.js";
import { readAppeal } from "../appeal/index.js";
import { factsFor, millis, readEvent, readTicket, stateOf } from "../ticket/index.js";
import { type PlainRule, secondEngine, type SecondEngine, type SecondReading } from "./second-engine.js";
import { secondOperatorsOf } from "./second-operators.js";
import { secondLists } from "./lists.js";
import { readAsOf, secondFold } from "./second-fold.js";
import { secondClauses } from "./second-words.js";

/** A rule list on which the two engines disagree about one appeal, or about one event of its ticket. */
export interface Disagreement {
  readonly appealId: string;
  /** The event asked about; absent for the appeal itself. */
  readonly event?: string;
  readonly list: string;
  /** Ids of the rules that hold, by each engine. */
  readonly compiled: readonly string[];
  readonly second: readonly string[];
}

export interface Verifier {
  /** How many rule lists are compared on an appeal. */
  readonly lists: number;
  /** Compares every rule list on one appeal; `undefined` for an appeal that is not sound for the pack. */
  verify(input: unknown): Promise<Disagreement[] | undefined>;
  /**
   * Compares the rules for one event of a ticket, and those that leave tickets out of the rates; `undefined`
   * where either is not sound for the pack.
   */
  verifyEvent(ticket: unknown, event: unknown): Promise<Disagreement[] | undefined>;
}

interface Pair {
  readonly list: string;
  readonly compiled: readonly { readonly id: string; readonly when: CompiledCondition | undefined }[];
  readonly second: SecondEngine;
}

/** The rule lists of one edition, each by both engines. */
type Paired = ReturnType<typeof pairUp> & { readonly pack: CompiledPack };

/**
 * Returns a verifier that runs every rule list of a pack through `json-rules-engine` as well, as its files
 * have it.
 *
 * Far slower than dispatching: it is for checking, not for the hot path.
 */
export function createVerifier(editions: Editions): Verifier {
  const paired = new Map<Edition, Paired>();
  const pairsOf = (edition: Edition): Paired => {
    const known = paired.get(edition) ?? { pack: edition.pack, ...pairUp(edition.pack, edition.docs) };
    paired.set(edition, known);
    return known;
  };
  return {
    lists: pairsOf(latestEdition(editions)).appeal.length,
    async verify(input) {
      const { pack, appeal } = pairsOf(editionOn(editions, input));
      const read = readAppeal(pack, input);
      if (!read.ok) return undefined;
      const about = { appealId: read.sound.appeal.id };
      const { facts } = decideWithFacts(pack, read.sound);
      return compare(appeal, facts, about);
    },
    async verifyEvent(input, happened) {
      const { pack, events, rates } = pairsOf(editionOn(editions, input));
      const ticket = readTicket(pack, input);
      const event = readEvent(pack, happened);
      if (!ticket.ok || !event.ok) return undefined;
      const { opening } = ticket.value;
      const { id, type, at } = event.value;
      const facts = factsFor({
        pack,
        opening,
        state: stateOf(pack, ticket.value),
        event: event.value,
        at: millis(at, pack),
      });
      const lists = [events.get(type), rates].filter((pair) => pair !== undefined);
      return compare(lists, facts, { appealId: opening.appealId, event: id });
    },
  };
}

async function compare(
  pairs: readonly Pair[],
  facts: Facts,
  about: { readonly appealId: string; readonly event?: string },
): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  for (const { list, compiled, second } of pairs) {
    const ours = compiled.filter((rule) => holds(rule, facts)).map((rule) => rule.id);
    const theirs = await second.holding(facts);
    if (ours.join() !== theirs.join()) found.push({ ...about, list, compiled: ours, second: theirs });
  }
  return found;
}

/** What the second engine reads a pack with, from its files as they are written. */
function readingOf({ docs }: PackDocs): SecondReading {
  const variants = docs.variants.map((doc) => doc.value);
  const misspelt = Object.assign({}, ...variants.map((table) => table.misspelt)) as Record<string, string>;
  const readAs = readAsOf(
    variants.flatMap(({ characters }) => characters),
    misspelt,
  );
  const conditions = docs.conditions.flatMap((doc) => doc.value.conditions);
  return {
    named: new Map(conditions.map(({ id, when }): [string, Condition] => [id, when])),
    lists: secondLists(docs, readAs),
    operators: secondOperatorsOf(readAs),
    cut: (part) => secondClauses(part, readAs),
    fold: (fact, value) => (isSpoken(docs, fact) ? secondFold(value, readAs) : value),
  };
}

/** Whether people state a fact in words of their own. */
function isSpoken(docs: PackDocs["docs"], fact: string): boolean {
  const type = docs.pack.flatMap((doc) => doc.value.facts[fact] ?? [])[0]?.type;
  return fact === "channel" || type === "string" || type === "list";
}

function pairUp(pack: CompiledPack, written: PackDocs) {
  const reading = readingOf(written);
  const pair = (list: string, compiled: Pair["compiled"], plain: readonly PlainRule[]): Pair => ({
    list,
    compiled,
    second: secondEngine(plain, reading),
  });
  const rows = rowsByTopic(written);
  const steps = new Map(listsOf(written, "limits").map(({ step, rules }) => [step.id, plainOf(rules)]));
  const events = new Map(listsOf(written, "events").map(({ event, rules }) => [event, plainOf(rules)]));
  return {
    appeal: [
      pair("classify", pack.classify, rulesOf(written, "classify")),
      pair("classify.review", pack.review, rulesOf(written, "review")),
      pair("dispose", pack.dispose, rulesOf(written, "dispose")),
      pair("route.principles", pack.route.principles, rulesOf(written, "principles")),
      pair("route.boundary", pack.route.boundary, rulesOf(written, "boundary")),
      ...[...pack.directory].map(([topic, compiled]) =>
        pair(`directory ${topic}`, compiled, plainOf(rows.get(topic))),
      ),
      ...pack.steps.map((step) => pair(`limits ${step.id}`, step.rules, steps.get(step.id) ?? [])),
      pair("obligations", pack.obligations, rulesOf(written, "obligations")),
    ],
    events: new Map(
      eventTypes.map((type) => [
        type,
        pair(`events ${type}`, pack.events.get(type) ?? [], events.get(type) ?? []),
      ]),
    ),
    rates:
      pack.ticket?.rates &&
      pair("ticket.rates.exclude", pack.ticket.rates.exclude, rulesOf(written, "exclude")),
  };
}

function plainOf(rules: readonly PlacedRule[] = []): readonly PlainRule[] {
  return rules.map(({ rule }) => rule);
}
