import {
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
  type Location,
  meaning,
  Problems,
  suggest,
} from "../../diagnostic/index.js";
import { inside, locationOf, type Place } from "../place.js";
import type { Folding, Spelling } from "../../text/index.js";
import type { PackDocs } from "../read.js";
import { readingOf } from "../variants.js";
import { NamedConditions } from "./named-conditions.js";
import type { Symbols } from "./symbols.js";

/** What every link check shares: the pack, its symbols, and where to report. */
export class Linker {
  readonly #problems = new Map<string, Problems>();
  readonly named: NamedConditions;
  readonly fold: Folding;
  readonly slips: Spelling["slips"];

  constructor(
    readonly pack: PackDocs,
    readonly symbols: Symbols,
  ) {
    const { fold, slips } = readingOf(pack);
    this.fold = fold;
    this.slips = slips;
    this.named = new NamedConditions(symbols.conditions ?? new Map());
  }

  /** What was found, file by file. */
  get diagnostics(): Diagnostic[] {
    return [...this.#problems.values()].flatMap(({ list }) => list);
  }

  report(
    code: DiagnosticCode,
    place: Place,
    params: DiagnosticParams = {},
    related: readonly Location[] = [],
  ): void {
    this.#of(place).add(() => diagnostic(code, locationOf(place), params, { related }));
  }

  reportKey(code: DiagnosticCode, place: Place, params: DiagnosticParams = {}): void {
    this.#of(place).add(() => diagnostic(code, locationOf(place, "key"), params));
  }

  /** A word that folds to nothing, as its characters are numbered, for nobody can see them. */
  emptyWord(word: string): DiagnosticParams | undefined {
    if (this.fold(word) !== "") return undefined;
    const numbers = Array.from(word, (character) => character.codePointAt(0) as number);
    const written = numbers.map((number) => `U+${number.toString(16).toUpperCase().padStart(4, "0")}`);
    return { characters: written.join(" ") };
  }

  /** Reports a word that folds to nothing; returns whether it is one. */
  reportEmptyWord(word: string, place: Place): boolean {
    const empty = this.emptyWord(word);
    if (empty) this.report("word/empty", place, empty);
    return empty !== undefined;
  }

  reportEmptyWords(words: readonly string[], place: Place): void {
    words.forEach((word, index) => this.reportEmptyWord(word, inside(place, index)));
  }

  /** Reports a name that no table has. Says nothing where the table itself could not be read. */
  reference(
    code: DiagnosticCode,
    place: Place,
    name: string,
    table: ReadonlyMap<string, unknown> | ReadonlySet<string> | undefined,
  ): boolean {
    if (table === undefined) return true;
    if (table.has(name)) return true;
    this.#of(place).report(code, place.path, () => ({ name, ...meaning(suggest(name, table.keys())) }));
    return false;
  }

  #of({ doc }: Place): Problems {
    const known = this.#problems.get(doc.file) ?? new Problems(doc.locate);
    this.#problems.set(doc.file, known);
    return known;
  }
}
