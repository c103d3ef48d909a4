import { calendarOf, parseDay, parseOffset } from "../calendar/index.js";
import { compileCondition, type Condition, type ConditionContext } from "../condition/index.js";
import { compileOptions, type Diagnostic, diagnostic, hasErrors, readArgument } from "../diagnostic/index.js";
import { eventTypes, parentOf } from "../facts/index.js";
import { deepFreeze } from "../json/index.js";
import { buildScanner, foldText, type Scanner } from "../text/index.js";
import type { Citable } from "./compiled.js";
import type { CompiledPack, CompiledRow, CompiledRule, CompiledTopics } from "./compiled.js";
import { packDigest } from "./digest.js";
import { linkPack } from "./link/link-pack.js";
import { declaredFacts, type Symbols, topicEntries } from "./link/symbols.js";
import { mentionedWords } from "./mentioned-words.js";
import { placeNames } from "./place-names.js";
import { type PackDocs, type PackFiles, readPack } from "./read.js";
import type { TopicsFile } from "./schema/topics.js";
import { unitNames } from "./unit-names.js";

/** A pack that compiled, or every reason why it did not. Warnings come with a pack too. */
export type CompileResult =
  | {
      readonly ok: true;
      readonly pack: CompiledPack;
      readonly docs: PackDocs;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly docs: PackDocs; readonly diagnostics: readonly Diagnostic[] };

export interface CompileOptions {
  /** `YYYY-MM-DD`: forget holiday notices published later, so that a decision made then can be made again. */
  readonly asOf?: string;
}

/** Reads, links and compiles a pack. All problems of all files and of the options come back at once. */
export function compileFiles(files: PackFiles, given?: CompileOptions): CompileResult {
  const read = readPack(files);
  const linked = linkPack(read.pack);
  const options = checkOptions(given);
  const diagnostics = [...read.diagnostics, ...linked.diagnostics, ...options.diagnostics];
  if (hasErrors(diagnostics)) return { ok: false, docs: read.pack, diagnostics };
  return { ok: true, pack: compile(read.pack, linked.symbols, options.value), docs: read.pack, diagnostics };
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

function compile(pack: PackDocs, symbols: Symbols, options: CompileOptions): CompiledPack {
  // INVARIANT: nothing is broken here, so every table and every required file is there.
  const tables = symbols as Complete;
  const { docs } = pack;
  // A decision shows rules as they are: whoever holds one must not be able to change the next.
  const { cases: _cases, ...deciding } = docs;
  for (const doc of Object.values(deciding).flat()) deepFreeze(doc.value);
  const only = <T>(list: readonly { value: T }[]): T => (list[0] as { value: T }).value;
  const packFile = only(docs.pack);
  const topicsFile = only(docs.topics);
  const { rules: classify, review = [] } = only(docs.classify);
  const dispose = only(docs.dispose).rules;
  const { boundary, recusal, named, $schema: _, ...principles } = only(docs.route);
  const rows = docs.directory.flatMap((doc) => doc.value.rows);
  const { steps } = only(docs.limits);
  const { obligations, events = {}, ticket } = only(docs.responsibility);

  const listed = [
    ...classify,
    ...review,
    ...dispose,
    ...boundary,
    recusal,
    ...(named ? [named] : []),
    ...rows,
    ...steps.flatMap((step) => step.rules),
    ...obligations,
  ];
  const conditions = [...listed.flatMap((rule) => rule.when ?? []), ...tables.conditions.values()];
  const places = placeNames(tables.divisions.values());
  // Names of places compete too: 天桥街道 says where, not that a footbridge (天桥) is meant.
  const scanner = buildScanner(
    [...topicWords(topicsFile).map(foldText), ...places.scanner.words],
    mentionedWords(conditions).map(foldText),
  );
  const context: ConditionContext = { scanner, named: tables.conditions, compiled: new Map() };
  const ready = (when: Condition | undefined) => when && compileCondition(when, context);
  const rule = <T>(
    source: Citable & { title: string; when?: Condition | undefined; then: T },
  ): CompiledRule<T> => ({
    id: source.id,
    title: source.title,
    basis: source.basis,
    when: ready(source.when),
    then: source.then,
  });
  const principle = (source: Citable & { when?: Condition | undefined }) => ({
    ...source,
    when: ready(source.when),
  });

  return deepFreeze({
    info: { id: packFile.id, version: packFile.version, digest: packDigest(valuesByFile(pack)), ...options },
    title: packFile.title,
    effective: packFile.effective,
    utcOffset: packFile.utcOffset,
    utcOffsetMs: parseOffset(packFile.utcOffset) as number,
    declaredFacts: new Map(declaredFacts(packFile.facts).map((spec) => [spec.name, spec])),
    signals: tables.signals,
    categories: tables.categories,
    topics: compileTopics(topicsFile, scanner),
    topicPaths: new Set(tables.topics.keys()),
    divisions: tables.divisions,
    units: tables.units,
    city: [...tables.divisions.values()].find((division) => division.level === "city")?.code,
    scanner,
    places,
    unitNames: unitNames({
      units: tables.units,
      departments: tables.departments.values(),
      divisions: tables.divisions.values(),
    }),
    classify: classify.map(rule),
    review: review.map(principle),
    dispose: dispose.map(rule),
    scripts: tables.scripts,
    hotlines: tables.hotlines,
    directory: groupRows(rows.map((row) => compileRow(row, ready))),
    route: {
      ...principles,
      recusal: principle(recusal),
      named: named && principle(named),
      boundary: boundary.map(rule),
    },
    steps: steps.map((step) => ({ ...step, rules: step.rules.map(rule) })),
    limits: tables.limits,
    milestones: new Map(only(docs.limits).milestones?.map(({ id, title }) => [id, title])),
    obligations: obligations.map(rule),
    events: new Map(eventTypes.map((event) => [event, (events[event] ?? []).map(rule)])),
    ticket: ticket && {
      ...ticket,
      rates: ticket.rates && { ...ticket.rates, exclude: ticket.rates.exclude.map(rule) },
    },
    calendar: calendarOf(
      docs.calendar.map((doc) => doc.value),
      { utcOffset: packFile.utcOffset, ...options },
    ),
  });
}

function valuesByFile({ docs }: PackDocs): ReadonlyMap<string, unknown> {
  return new Map(
    Object.values(docs)
      .flat()
      .map((doc) => [doc.file, doc.value]),
  );
}

function compileRow(
  row: PackDocs["docs"]["directory"][number]["value"]["rows"][number],
  ready: (when: Condition | undefined) => CompiledRow["when"],
): CompiledRow {
  return {
    id: row.id,
    topic: row.topic,
    title: row.topic === "" ? "总目录" : row.topic,
    basis: row.basis,
    when: ready(row.when),
    lead: row.lead,
    co: row.co ?? [],
    cc: row.cc ?? [],
    dual: row.mode === "dual",
    limit: row.limit,
  };
}

function groupRows(rows: readonly CompiledRow[]): Map<string, CompiledRow[]> {
  const byTopic = new Map<string, CompiledRow[]>();
  for (const row of rows) byTopic.set(row.topic, [...(byTopic.get(row.topic) ?? []), row]);
  return byTopic;
}

function topicWords(file: TopicsFile): string[] {
  return topicEntries(file.topics).flatMap(([, node]) => Object.keys(node.words));
}

function compileTopics(file: TopicsFile, scanner: Scanner): CompiledTopics {
  const entries = topicEntries(file.topics);
  const index = new Map(entries.map(([path], position) => [path, position]));
  const byWord = new Map<number, { topic: number; weight: number }[]>();
  entries.forEach(([, node], topic) => {
    for (const [word, weight] of Object.entries(node.words)) {
      const id = scanner.idOf(foldText(word)) as number;
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
    chosen: file.chosen,
    text: file.text,
  };
}
