import { buildScanner, type Folding, type Scanner } from "../text/index.js";
import type { Unit } from "./expand-units.js";
import type { Department, Division } from "./schema/units.js";

/** A scanner over what units are called, with what each of its words may mean. */
export interface UnitNames {
  readonly scanner: Scanner;
  /** By word: the units it names. */
  readonly units: readonly (readonly string[])[];
  /**
   * By word: the governments of the places it names. Of a street or district people also mean its government.
   */
  readonly governments: readonly (readonly string[])[];
}

interface Declared {
  readonly fold: Folding;
  readonly units: ReadonlyMap<string, Unit>;
  readonly departments: Iterable<Department>;
  readonly divisions: Iterable<Division>;
}

/**
 * Every name and alias of every unit; and of departments what people say where the place is clear: 城管局
 * without its district.
 */
export function unitNames({ fold, units, departments, divisions }: Declared): UnitNames {
  const short = new Map([...departments].map((department) => [department.id, shortNames(department)]));
  const names = new Map<string, Set<string>>();
  for (const { id, name, aliases, department = "" } of units.values())
    for (const one of [name, ...aliases, ...(short.get(department) ?? [])])
      add(names, bareName(one, fold), id);
  const places = new Map<string, Set<string>>();
  for (const { code, name, aliases = [] } of divisions)
    if (units.has(code)) for (const one of [name, ...aliases]) add(places, bareName(one, fold), code);
  const scanner = buildScanner([...names.keys(), ...places.keys()]);
  const byWord = (table: ReadonlyMap<string, ReadonlySet<string>>) =>
    scanner.words.map((word) => withShorter(table, word));
  return { scanner, units: byWord(names), governments: byWord(places) };
}

/**
 * A name as it is looked for: letters and digits alone, since people write names apart, in quotes and over
 * line ends.
 */
export function bareName(text: string, fold: Folding): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}

function add(table: Map<string, Set<string>>, bare: string, unit: string): void {
  if (bare !== "") table.set(bare, (table.get(bare) ?? new Set()).add(unit));
}

/** 市教委 may also be read in 都市教委, where 教委 is meant. */
function withShorter(table: ReadonlyMap<string, ReadonlySet<string>>, name: string): string[] {
  const shorter = name.startsWith("市") ? table.get(name.slice(1)) : undefined;
  return [...new Set([...(table.get(name) ?? []), ...(shorter ?? [])])];
}

/**
 * What a district department's templates leave once the district in front is taken off: `{district}城管局` →
 * 城管局.
 */
function shortNames({ district }: Department): string[] {
  const templates = [district?.name, ...(district?.aliases ?? [])];
  return templates.flatMap(
    (template) => /^\{(?:district|short)\}([^{}]{2,})$/.exec(template ?? "")?.[1] ?? [],
  );
}
