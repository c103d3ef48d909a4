import { calendarOf, parseDay, parseOffset } from "../calendar/index.js";
import { type Condition, conditionContext } from "../condition/index.js";
import { compileOptions, type Diagnostic, diagnostic, hasErrors, readArgument } from "../diagnostic/index.js";
import { deepFreeze } from "../json/index.js";
import { spokenFacts } from "../facts/index.js";
import { buildScanner } from "../text/index.js";
import { compileLimit, compileWorkingTime } from "./compile-limits.js";
import { compileRules } from "./compile-rules.js";
import { compileTopics, topicWords } from "./compile-topics.js";
import type { CompiledPack } from "./compiled.js";
import { packDigest, sha256Of } from "./digest.js";
import { foundDuring } from "./editions/during.js";
import { type EditionDays, joinedDays } from "./editions/split.js";
import { packDigests, valuesByFile, yearDigests } from "./pack-digests.js";
import { linkPack } from "./link/link-pack.js";
import { declaredFacts, type Symbols } from "./link/symbols.js";
import { mentionedWords } from "./mentioned-words.js";
import { placeNames } from "./place-names.js";
import { only, type PackDocs, type PackLayers, type ReadEdition, readPack } from "./read.js";
import { cited } from "./reasons.js";
import { conditionOf, ruleLists } from "./rule-lists.js";
import { categoryRule } from "./schema/categories.js";
import { unitNames } from "./unit-names.js";
import { readingOf } from "./variants.js";
import { wordListFiles, wordLists, wordsOfLists } from "./word-lists.js";

/** What of a pack is in force on some days, one after another; made ready when it is first asked for. */
export interface Edition {
  readonly days: EditionDays;
  readonly docs: PackDocs;
  readonly pack: CompiledPack;
}

/** The editions of a pack, the earliest first; that of a pack whose entries say no days is the only one. */
export type Editions = readonly [Edition, ...Edition[]];

/** A pack that compiled, or every reason why it did not. Warnings come with a pack too. */
export type CompileResult =
  | {
      readonly ok: true;
      readonly editions: Editions;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly ok: false;
      readonly editions: readonly Pick<Edition, "days" | "docs">[];
      readonly diagnostics: readonly Diagnostic[];
    };

export interface CompileOptions {
  /** `YYYY-MM-DD`: forget holiday notices published later, so that a decision made then can be made again. */
  readonly asOf?: string;
}

/**
 * Reads, links and compiles a pack, or packs that stand on each other. All problems of all files and of the
 * options come back at once.
 */
export function compileFiles(files: PackLayers, given?: CompileOptions): CompileResult {
  const read = readPack(files);
  const linked = read.editions.map((edition) => ({ edition, ...linkPack(edition.pack) }));
  const options = checkOptions(given);
  const found = linked.map(({ edition, diagnostics: unlinked }) => ({
    days: edition.days,
    diagnostics: [
      ...edition.diagnostics,
      ...unlinked.map((one) => withRemoval(one, edition)),
      ...onlyBase(edition.pack),
    ],
  }));
  const diagnostics = [...read.diagnostics, ...foundDuring(found), ...options.diagnostics];
  if (hasErrors(diagnostics))
    return {
      ok: false,
      editions: read.editions.map(({ days, pack }) => ({ days, docs: pack })),
      diagnostics,
    };
  const editions = compileEditions(linked, options.value);
  return { ok: true, editions, diagnostics };
}

type Linked = ReturnType<typeof linkPack> & { readonly edition: ReadEdition };

/** Each edition is only made ready when it is asked for: most appeals are of the latest. */
function compileEditions(linked: readonly Linked[], options: CompileOptions): Editions {
  const distinct: DistinctEdition[] = [];
  for (const { edition, symbols } of linked) {
    const { days, pack: docs } = edition;
    const digest = packDigest(valuesByFile(docs));
    const before = distinct.at(-1);
    // What was to change may be as it was, as far as decisions go.
    if (before?.digest === digest) before.days = joinedDays(before.days, days);
    else distinct.push({ days, docs, symbols, digest });
  }
  const digest = wholeDigest(distinct);
  const editions = distinct.map(({ days, docs, symbols }): Edition => {
    let pack: CompiledPack | undefined;
    return {
      days,
      docs,
      get pack() {
        pack ??= compile(docs, { days, symbols, digest, options });
        return pack;
      },
    };
  });
  return editions as unknown as Editions;
}

interface DistinctEdition {
  days: EditionDays;
  readonly docs: PackDocs;
  readonly symbols: Symbols;
  readonly digest: string;
}

/** A pack none of whose entries says its days has the digest of its only edition. */
function wholeDigest(editions: readonly DistinctEdition[]): string {
  const digests = editions.map(({ days, digest }) => [days.from, digest]);
  return digests.length === 1 ? String(digests[0]?.[1]) : sha256Of(Object.fromEntries(digests));
}

/** What is missed may be what a layer removed. */
function withRemoval(found: Diagnostic, { removals }: ReadEdition): Diagnostic {
  const places = Object.values(found.params).flatMap((name) => removals.get(String(name)) ?? []);
  return places.length === 0 ? found : { ...found, related: [...found.related, ...places] };
}

/** A base compiles in no pack of its own. */
function onlyBase({ docs }: PackDocs): Diagnostic[] {
  return docs.pack
    .filter(({ value }) => value.abstract)
    .map((doc) => diagnostic("pack/abstract", doc.locate(["abstract"]), { id: doc.value.id }));
}

function checkOptions(given: unknown): {
  readonly value: CompileOptions;
  readonly diagnostics: readonly Diagnostic[];
} {
  const read = readArgument("options", compileOptions, given);
  if (!read.ok) return { value: {}, diagnostics: read.diagnostics };
  const { asOf } = read.value;
  if (asOf === undefined) return { value: {}, diagnostics: [] };
  const wrong = parseDay(asOf) === null;
  return {
    value: { asOf },
    diagnostics: wrong
      ? [diagnostic("time/invalid", { file: "options", pointer: "/asOf" }, { text: asOf })]
      : [],
  };
}

type Complete = { readonly [Key in keyof Symbols]: NonNullable<Symbols[Key]> };

interface Linkage {
  readonly days: EditionDays;
  readonly symbols: Symbols;
  readonly digest: string;
  readonly options: CompileOptions;
}

function compile(pack: PackDocs, { days, symbols, digest, options }: Linkage): CompiledPack {
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
