import type { Facts } from "../facts/index.js";

/**
 * A condition in its own shape, with what each fact actually was. Where words are looked for, `actual` has
 * those found and `value` is left out. A named condition that was shown before of the same facts has no `of`:
 * it stands further up.
 */
export type Evidence =
  | { readonly all: readonly Evidence[]; readonly result: boolean }
  | { readonly any: readonly Evidence[]; readonly result: boolean }
  | { readonly not: Evidence; readonly result: boolean }
  /** `of` is asked of the first clauses that stand together so; none has it where there are none. */
  | { readonly scope: number; readonly of?: Evidence; readonly result: boolean }
  | { readonly condition: string; readonly of?: Evidence; readonly result: boolean }
  | {
      readonly fact: string;
      readonly operator: string;
      /** The fact whose value is compared with. */
      readonly other?: string;
      /** The list whose words are looked for. */
      readonly list?: string;
      readonly value?: string | number | boolean | readonly (string | number | boolean)[];
      readonly actual?: string | number | boolean | readonly string[];
      readonly result: boolean;
    };

/**
 * The named conditions shown so far, each of the facts it was asked about: the same facts give the same
 * answer, shown once.
 */
export class Shown {
  readonly #names = new WeakMap<Facts, Set<string>>();

  /** Notes a named condition as shown; `false` where it was already. */
  add(name: string, facts: Facts): boolean {
    const names = this.#names.get(facts) ?? new Set();
    this.#names.set(facts, names);
    return !names.has(name) && names.add(name) !== undefined;
  }
}
