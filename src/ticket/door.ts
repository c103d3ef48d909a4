import { parseInstant } from "../calendar/index.js";
import {
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
  locateIn,
  meaning,
  Problems,
  suggest,
} from "../diagnostic/index.js";
import type { JsonPath } from "../json/index.js";
import type { CompiledPack } from "../pack/index.js";
import { isInCalendar, iso } from "./instants.js";

/** Something read at the door, or every reason why not. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

type Outcome = { readonly ok: true } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Everything that was wrong with several things read for one answer. */
export function diagnosticsOf(read: readonly Outcome[], name: string): Diagnostic[] {
  const problems = new Problems(locateIn(name));
  for (const one of read) if (!one.ok) problems.take(one.diagnostics);
  return problems.list;
}

/** What a name in data must be one of, and what is told of one that is not. */
interface Known {
  readonly code: DiagnosticCode;
  readonly names: { has(name: string): boolean; keys(): Iterable<string> };
  /** All of them, where they are few enough to be told. */
  readonly allowed?: readonly string[];
}

/** Checks the names and instants of what comes in against one pack, and collects what is wrong. */
export class Door {
  constructor(
    readonly pack: CompiledPack,
    readonly problems: Problems,
    /** What is read was judged by another version, which need not know the same names. */
    readonly isPast = false,
  ) {}

  report(code: DiagnosticCode, path: JsonPath, params: DiagnosticParams = {}): void {
    this.problems.report(code, path, () => params);
  }

  unit(path: JsonPath, id: unknown): void {
    this.#known(path, id, { code: "ticket/unknown-unit", names: this.pack.units });
  }

  units(path: JsonPath, ids: unknown): void {
    if (Array.isArray(ids)) ids.forEach((id, index) => this.unit([...path, index], id));
  }

  limit(path: JsonPath, id: unknown): void {
    this.#known(path, id, { code: "limits/unknown-limit", names: this.pack.limits });
  }

  step(path: JsonPath, id: unknown): void {
    const names = new Set(this.pack.steps.map((step) => step.id));
    this.#known(path, id, { code: "limits/unknown-step", names });
  }

  /** One of the pack's own words for what events say. */
  word(path: JsonPath, name: unknown, words: Iterable<string>): void {
    const names = new Set(words);
    this.#known(path, name, { code: "ticket/unknown-word", names, allowed: [...names] });
  }

  /** The instant in the pack's offset; as it was where it cannot be read. */
  instant(path: JsonPath, text: string): string {
    const read = parseInstant(text, this.pack.utcOffset);
    if (!read.ok) {
      for (const problem of read.problems) this.report(problem.code, path, problem.params);
      return text;
    }
    if (!isInCalendar(read.value, this.pack)) this.report("time/out-of-range", path, { text });
    return iso(read.value, this.pack);
  }

  done<T>(value: T): Read<T> {
    return this.problems.serious ? { ok: false, diagnostics: this.problems.list } : { ok: true, value };
  }

  #known(path: JsonPath, name: unknown, { code, names, allowed }: Known): void {
    if (this.isPast || typeof name !== "string" || names.has(name)) return;
    this.problems.report(code, path, () => ({
      name,
      ...(allowed && { allowed }),
      ...meaning(suggest(name, names.keys())),
    }));
  }
}
