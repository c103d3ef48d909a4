import { type Evidence, Shown } from "../condition/index.js";
import type { StageName } from "../facts/index.js";
import type { Citable } from "../pack/index.js";

declare const ruleId: unique symbol;
/**
 * The id of a rule that a step of the trace names. Only `Trace.record` makes one, so a field cannot cite a
 * rule nobody read.
 */
export type RuleId = string & { readonly [ruleId]: true };

/** A value and the rule that decided it; `by` names a step of the trace. */
export interface Decided<T> {
  readonly value: T;
  readonly by: RuleId;
}

/** One rule that took part in a decision. */
export interface Step {
  readonly stage: StageName;
  readonly rule: RuleId;
  readonly title: string;
  readonly basis: readonly string[];
  /** The rule's condition with the actual values; `null` for a rule that always holds. */
  readonly when: Evidence | null;
  /** What a built-in step saw: words and scores of a topic, the units that recused. */
  readonly notes?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Collects the steps of one decision. */
export class Trace {
  readonly #steps: Step[] = [];
  readonly #seen = new Set<string>();
  readonly #shown = new Shown();

  /**
   * Records a rule once and returns its id, which is the only way to make a `Decided`.
   *
   * `explain` is asked only for a rule that is new, so that what counts as shown is in the trace.
   */
  record(
    stage: StageName,
    rule: Citable,
    explain?: (shown: Shown) => Evidence | null,
    notes?: Step["notes"],
  ): RuleId {
    const id = rule.id as RuleId;
    if (this.#seen.has(id)) return id;
    this.#seen.add(id);
    const when = explain?.(this.#shown) ?? null;
    this.#steps.push({
      stage,
      rule: id,
      title: rule.title ?? rule.id,
      basis: rule.basis,
      when,
      ...(notes && { notes }),
    });
    return id;
  }

  get steps(): readonly Step[] {
    return this.#steps;
  }
}
