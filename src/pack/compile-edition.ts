import { calendarOf, parseOffset } from "../calendar/index.js";
import { type Condition, conditionContext } from "../condition/index.js";
import { deepFreeze } from "../json/index.js";
import { spokenFacts } from "../facts/index.js";
import { buildScanner } from "../text/index.js";
import { compileLimit, compileWorkingTime } from "./compile-limits.js";
import { compileRules } from "./compile-rules.js";
import { compileTopics, topicWords } from "./compile-topics.js";
import type { CompiledPack } from "./compiled.js";
import type { EditionDays } from "./editions/split.js";
import { packDigests, yearDigests } from "./pack-digests.js";
import { declaredFacts, type Symbols } from "./link/symbols.js";
import { mentionedWords } from "./mentioned-words.js";
import { placeNames } from "./place-names.js";
import { only, type PackDocs } from "./read.js";
import { cited } from "./reasons.js";
import { conditionOf, ruleLists } from "./rule-lists.js";
import { categoryRule } from "./schema/categories.js";
import { unitNames } from "./unit-names.js";
import { readingOf } from "./variants.js";
import { wordListFiles, wordLists, wordsOfLists } from "./word-lists.js";

type Complete = { readonly [Key in keyof Symbols]: NonNullable<Symbols[Key]> };

/** What compiling takes of an edition beside its files. */
interface Linkage {
  readonly days: EditionDays;
  readonly symbols: Symbols;
  /** Of the whole pack. */
  readonly digest: string;
  readonly options: { readonly asOf?: string };
}

/** Makes the sound and linked files of a pack, as they are on some days, ready to decide. */
export function compileEdition(pack: PackDocs, linkage: Linkage): CompiledPack {
  const { days, symbols, digest, options } = linkage;
  // INVARIANT: nothing is broken here, so every table is there.
  const tables = symbols as Complete;
  const { docs } = pack;
  // A decision shows rules as they are: whoever holds one must not be able to change the next.
  const { cases: _cases, ...deciding } = docs;
  for (const doc of Object.values(deciding).flat()) deepFreeze(doc.value);
  const { id, version, title, effective, utcOffset, facts, layers } = only(docs.pack);
  const topics = only(docs.topics);
  const { fold, slips } = readingOf(pack);
  const shortNames = docs.units.flatMap((doc) => doc.value.shortNames ?? []);
  const places = placeNames(tables.divisions.values(), {
    shortNames,
    places: docs.units.flatMap((doc) => Object.entries(doc.value.places ?? {})),
    fold,
  });
  // Names of places compete too: 天桥街道 says where, not that a footbridge (天桥) is meant.
  const competing = [...topicWords(topics).map(fold), ...places.scanner.words];
  const scanner = buildScanner(
    competing,
    [...mentionedWords(conditionsOf(pack)), ...wordsOfLists(pack)].map(fold),
  );
  const lists = wordLists(pack, { fold, others: competing });
  const declared = declaredFacts(facts);
  const spoken = spokenFacts(declared);
  const calendar = calendarOf(
    docs.calendar.map((doc) => doc.value),
    { utcOffset, ...options },
  );
  const limits = new Map([...tables.limits].map(([name, limit]) => [name, compileLimit(limit, calendar)]));
  return deepFreeze({
    info: {
      id,
      version,
      digest,
      digests: packDigests(pack),
      ...(layers && { layers }),
      ...options,
    },
    title,
    effective,
    days,
    utcOffset,
    utcOffsetMs: parseOffset(utcOffset) as number,
    declaredFacts: new Map(declared.map((spec) => [spec.name, spec])),
    signals: tables.signals,
    categories: new Map([...tables.categories].map(([kind, category]) => [kind, cited(category)])),
    topics: compileTopics(topics, { scanner, fold }),
    topicPaths: new Set(tables.topics.keys()),
    divisions: tables.divisions,
    units: tables.units,
    city: [...tables.divisions.values()].find((division) => division.level === "city")?.code,
    scanner,
    places,
    fold,
    slips,
    listTitles: new Map(wordListFiles(pack).map(({ id: list, title: called }) => [list, called])),
    unitNames: unitNames({
      fold,
      units: tables.units,
      departments: tables.departments.values(),
      divisions: tables.divisions.values(),
    }),
    scripts: tables.scripts,
    hotlines: tables.hotlines,
    ...compileRules(
      pack,
      conditionContext({ scanner, fold, lists, spoken, named: tables.conditions }),
      limits,
    ),
    limits,
    quotes: quotesIn(pack, tables),
    milestones: new Map(only(docs.limits).milestones?.map((milestone) => [milestone.id, milestone.title])),
    calendar,
    years: yearDigests(pack, options.asOf),
    workingTime: compileWorkingTime(only(docs.responsibility).ticket?.officeHours, calendar),
  });
}

/** Every condition of a pack: those of its rules, and the named ones. */
function conditionsOf(pack: PackDocs): Condition[] {
  const rules = ruleLists(pack).flatMap((list) => list.rules.flatMap(({ rule }) => conditionOf(rule) ?? []));
  return [...rules, ...pack.docs.conditions.flatMap((doc) => doc.value.conditions.map(({ when }) => when))];
}

function quotesIn(pack: PackDocs, { limits, categories }: Complete): ReadonlyMap<string, string> {
  const quoted = [
    ...ruleLists(pack).flatMap(({ rules }) => rules.map(({ rule }) => rule)),
    ...limits.values(),
    ...[...categories.values()].map((category) => ({ ...category, id: categoryRule(category.id) })),
  ];
  return new Map(quoted.flatMap(({ id, quote }) => (quote === undefined ? [] : [[id, quote]])));
}
