import type { Condition } from "../../condition/index.js";
import {
  builtInFacts,
  type DeclaredFact,
  type FactSpec,
  ticketFacts,
  type TicketWords,
} from "../../facts/index.js";
import { expandUnits, type Unit, type UnitDeclarations } from "../expand-units.js";
import type { FileKindName } from "../files.js";
import type { PackDocs } from "../read.js";
import type { Category } from "../schema/categories.js";
import type { Hotline, Script } from "../schema/dispose.js";
import type { Limit, StepDeclaration } from "../schema/limits.js";
import type { WordListFile } from "../schema/lists.js";
import type { FactDeclaration } from "../schema/pack.js";
import type { TopicNode } from "../schema/topics.js";
import type { Department, Division } from "../schema/units.js";

/** What rules may refer to, by name. A table is `undefined` where a file that fills it was not sound. */
export interface Symbols {
  readonly sources: ReadonlySet<string> | undefined;
  readonly facts: ReadonlyMap<string, FactSpec> | undefined;
  readonly signals: ReadonlyMap<string, string> | undefined;
  readonly categories: ReadonlyMap<string, Category> | undefined;
  readonly topics: ReadonlyMap<string, TopicNode> | undefined;
  readonly divisions: ReadonlyMap<string, Division> | undefined;
  readonly units: ReadonlyMap<string, Unit> | undefined;
  readonly departments: ReadonlyMap<string, Department> | undefined;
  readonly lists: ReadonlyMap<string, WordListFile> | undefined;
  readonly conditions: ReadonlyMap<string, Condition> | undefined;
  readonly scripts: ReadonlyMap<string, Script> | undefined;
  readonly hotlines: ReadonlyMap<string, Hotline> | undefined;
  readonly limits: ReadonlyMap<string, Limit> | undefined;
  readonly steps: ReadonlyMap<string, StepDeclaration> | undefined;
}

export function collectSymbols(pack: PackDocs): Symbols {
  const { docs } = pack;
  const when = <T>(kind: FileKindName, table: () => T): T | undefined =>
    pack.broken.has(kind) ? undefined : table();
  const byId = <T extends { id: string }>(items: readonly T[]) => {
    const table = new Map<string, T>();
    // Of two with one id, itself reported, the first stands.
    for (const item of items) if (!table.has(item.id)) table.set(item.id, item);
    return table;
  };
  const declared = declarations(pack);
  const packFile = docs.pack[0]?.value;
  return {
    sources: when("pack", () => new Set(packFile?.sources.map((source) => source.title))),
    facts: when(
      "pack",
      () =>
        new Map(
          [...builtInFacts, ...ticketFacts(ticketWords(pack)), ...declaredFacts(packFile?.facts ?? {})].map(
            (spec) => [spec.name, spec],
          ),
        ),
    ),
    signals: when(
      "pack",
      () => new Map(Object.entries(packFile?.signals ?? {}).map(([id, { title }]) => [id, title])),
    ),
    categories: when("categories", () => byId(docs.categories.flatMap((doc) => doc.value.categories))),
    topics: when("topics", () => new Map(docs.topics.flatMap((doc) => topicEntries(doc.value.topics)))),
    divisions: when("units", () => new Map(declared.divisions.map((division) => [division.code, division]))),
    units: when("units", () => byId(expandUnits(declared))),
    departments: when("units", () => byId(declared.departments)),
    lists: when("lists", () => byId(docs.lists.flatMap((doc) => doc.value.lists))),
    conditions: when(
      "conditions",
      () => new Map(docs.conditions.flatMap((doc) => doc.value.conditions.map(({ id, when }) => [id, when]))),
    ),
    scripts: when("dispose", () => byId(docs.dispose.flatMap((doc) => doc.value.scripts))),
    hotlines: when(
      "dispose",
      () =>
        new Map(
          docs.dispose.flatMap((doc) => doc.value.hotlines.map((hotline) => [hotline.number, hotline])),
        ),
    ),
    limits: when("limits", () => byId(docs.limits.flatMap((doc) => doc.value.limits))),
    steps: when("limits", () => byId(docs.limits.flatMap((doc) => doc.value.steps))),
  };
}

function ticketWords({ docs }: PackDocs): TicketWords {
  const terms = docs.responsibility[0]?.value.ticket;
  return {
    grounds: Object.keys(terms?.grounds ?? {}),
    outcomes: Object.keys(terms?.outcomes ?? {}),
    milestones: docs.limits.flatMap((doc) => (doc.value.milestones ?? []).map(({ id }) => id)),
    steps: docs.limits.flatMap((doc) => doc.value.steps.map((step) => step.id)),
  };
}

export function declarations({ docs }: PackDocs): UnitDeclarations {
  return {
    divisions: docs.units.flatMap((doc) => doc.value.divisions ?? []),
    units: docs.units.flatMap((doc) => doc.value.units ?? []),
    departments: docs.units.flatMap((doc) => doc.value.departments ?? []),
  };
}

export function declaredFacts(facts: Readonly<Record<string, FactDeclaration>>): DeclaredFact[] {
  return Object.entries(facts).map(([name, declaration]) => ({
    name,
    type: declaration.type,
    title: declaration.title,
    from: "classify",
    ...("values" in declaration && declaration.values && { values: declaration.values }),
  }));
}

/** Every topic with its path, parents before children. */
export function topicEntries(nodes: readonly TopicNode[], parent = ""): [string, TopicNode][] {
  return nodes.flatMap((node): [string, TopicNode][] => {
    const path = parent === "" ? node.name : `${parent}/${node.name}`;
    return [[path, node], ...topicEntries(node.children ?? [], path)];
  });
}
