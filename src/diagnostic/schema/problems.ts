import {
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
  hasErrors,
  type Locate,
} from "../diagnostic.js";
import type { JsonPath } from "../../json/index.js";

/** Most problems of one input that are told one by one; the rest are counted. */
export const mostTold = 100;

/**
 * Collects what is wrong with one input: an appeal, an event, a ticket, a file, options.
 *
 * What is only counted is not even looked at: to find its place and the word that was meant is what costs. So
 * refusing an input takes no more than reading it and `mostTold` diagnostics.
 */
export class Problems {
  readonly #told: Diagnostic[] = [];
  #counted = 0;

  constructor(readonly locate: Locate) {}

  /** Tells of a problem at a path. `params` is only asked where it is told. */
  report(
    code: DiagnosticCode,
    path: JsonPath,
    params: () => DiagnosticParams = () => ({}),
    part: "key" | "value" = "value",
  ): void {
    this.add(() => diagnostic(code, this.locate(path, part), params()));
  }

  add(tell: () => Diagnostic): void {
    if (this.#told.length < mostTold) this.#told.push(tell());
    else this.#counted += 1;
  }

  /** Takes over what was found elsewhere in the same input. */
  take(found: readonly Diagnostic[]): void {
    for (const one of found)
      if (one.code === "input/more-problems") this.count(Number(one.params["count"]));
      else this.add(() => one);
  }

  /** Counts places that are wrong and were not looked at one by one. */
  count(places: number): void {
    this.#counted += places;
  }

  get serious(): boolean {
    return this.#counted > 0 || hasErrors(this.#told);
  }

  /** All that was told, and how many more there are. */
  get list(): Diagnostic[] {
    if (this.#counted === 0) return [...this.#told];
    const { file, pointer, line } = this.locate([]);
    const whole = { file, pointer, ...(line !== undefined && { line }) };
    return [...this.#told, diagnostic("input/more-problems", whole, { count: this.#counted })];
  }
}
