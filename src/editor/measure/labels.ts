import {
  type Diagnostic,
  type DiagnosticCode,
  type Locate,
  meaning,
  Problems,
  reportIssues,
  suggest,
} from "../../diagnostic/index.js";
import { topicWithin } from "../../facts/index.js";
import type { CompiledPack } from "../../pack/index.js";
import { labelledSchema } from "./labelled-schema.js";

/** What of a decision a person can label. */
export const labelFields = ["category", "topic", "lead"] as const;
export type LabelField = (typeof labelFields)[number];

/** What would be right, by field; `null` where none would be. A field without a label is left out. */
export type Expected = { readonly [Field in LabelField]?: readonly (string | null)[] };

export type LabelledResult =
  | { readonly ok: true; readonly appeal: unknown; readonly wanted: Expected }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads labelled appeals for one pack, whose kinds and units may also be called by their names. */
export class LabelReader {
  readonly #names: { readonly [Field in LabelField]: ReadonlyMap<string, readonly string[]> };

  constructor(pack: CompiledPack) {
    this.#names = { category: kindNames(pack), topic: topicNames(pack), lead: unitNames(pack) };
  }

  read(input: unknown, locate: Locate): LabelledResult {
    const parsed = labelledSchema.safeParse(input, { reportInput: true });
    const problems = new Problems(locate);
    if (!parsed.success) {
      reportIssues(problems, parsed.error.issues);
      return { ok: false, diagnostics: problems.list };
    }
    const { appeal, label } = parsed.data;
    const said = labelFields.flatMap((field) => {
      const value = label[field];
      return value === undefined ? [] : [[field, this.#meant(field, [value].flat(), problems)] as const];
    });
    if (problems.list.length > 0) return { ok: false, diagnostics: problems.list };
    return { ok: true, appeal, wanted: Object.fromEntries(said) };
  }

  #meant(field: LabelField, said: readonly (string | null)[], problems: Problems): (string | null)[] {
    const names = this.#names[field];
    return said.flatMap((name): readonly (string | null)[] => {
      if (name === null) return [null];
      const meant = names.get(name);
      if (meant !== undefined) return meant;
      const near = () => ({ name, ...meaning(suggest(name, names.keys())) });
      problems.report(unknown[field], ["label", field], near);
      return [];
    });
  }
}

const unknown: Readonly<Record<LabelField, DiagnosticCode>> = {
  category: "appeal/unknown-category",
  topic: "appeal/unknown-topic",
  lead: "appeal/unknown-unit",
};

/** Whether an answer is one of those wanted. A topic below the one wanted is right too. */
export function isRight(
  field: LabelField,
  wanted: readonly (string | null)[],
  actual: string | null,
): boolean {
  if (field !== "topic" || actual === null) return wanted.includes(actual);
  return wanted.some((topic) => topic !== null && topicWithin(actual, topic));
}

type Names = Map<string, string[]>;

function add(names: Names, name: string, means: string): void {
  names.set(name, [...(names.get(name) ?? []), means]);
}

function kindNames({ categories }: CompiledPack): Names {
  const names: Names = new Map();
  for (const [id, { title }] of categories) for (const name of new Set([id, title])) add(names, name, id);
  return names;
}

function topicNames({ topicPaths }: CompiledPack): Names {
  return new Map([...topicPaths].map((path) => [path, [path]]));
}

/** A place stands for its government: people write 望京街道 for the office of it. */
function unitNames({ units, divisions }: CompiledPack): Names {
  const names: Names = new Map();
  for (const { id, name, aliases } of units.values())
    for (const one of new Set([id, name, ...aliases])) add(names, one, id);
  for (const { code, name } of divisions.values())
    if (units.has(code) && names.get(name)?.includes(code) !== true) add(names, name, code);
  return names;
}
