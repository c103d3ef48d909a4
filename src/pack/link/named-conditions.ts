import { type Condition, usedNames } from "../../condition/index.js";
import { usesFirst } from "./uses-first.js";

/**
 * How many levels a condition may have with the named ones it uses: far more than a rule needs, and few
 * enough for every recursion.
 */
export const mostLevels = 200;

/** What a condition comes to, through the named ones it uses. */
export interface Reach {
  /** The facts it reads, in the order they are met. */
  readonly facts: ReadonlySet<string>;
  /** A comparison is one level; `all`, `any`, `not` and `condition` are one more than the deepest inside. */
  readonly levels: number;
}

const nothing: Reach = { facts: new Set(), levels: 0 };

/** What linking knows of the named conditions, found once for each, however many use it. */
export class NamedConditions {
  readonly circles: readonly (readonly string[])[];
  readonly #reach = new Map<string, Reach>();

  constructor(conditions: ReadonlyMap<string, Condition>) {
    const { order, circles } = usesFirst(conditions.keys(), (name) => usedBy(conditions.get(name)));
    this.circles = circles;
    const circling = new Set(circles.flat());
    for (const name of order) {
      const condition = conditions.get(name);
      if (condition === undefined) continue;
      const reach = this.reachOf(condition);
      // A circle has no depth to tell.
      this.#reach.set(name, circling.has(name) ? { ...reach, levels: 0 } : reach);
    }
  }

  /** A name that is not declared, or one in a circle, adds nothing: that is reported by itself. */
  reachOf(condition: Condition): Reach {
    if ("all" in condition) return around(condition.all.map((part) => this.reachOf(part)));
    if ("any" in condition) return around(condition.any.map((part) => this.reachOf(part)));
    if ("not" in condition) return around([this.reachOf(condition.not)]);
    if ("condition" in condition) return around([this.#reach.get(condition.condition) ?? nothing]);
    return { facts: new Set([condition.fact]), levels: 1 };
  }

  /**
   * The levels of a condition that has too many, where none that it uses has: of a long chain, one is told.
   */
  tooManyLevels(condition: Condition): number | undefined {
    const { levels } = this.reachOf(condition);
    const deeper = usedNames(condition).some(
      (name) => (this.#reach.get(name) ?? nothing).levels > mostLevels,
    );
    return levels > mostLevels && !deeper ? levels : undefined;
  }
}

function usedBy(condition: Condition | undefined): string[] {
  return condition === undefined ? [] : usedNames(condition);
}

function around(parts: readonly Reach[]): Reach {
  const facts =
    parts.length === 1 ? (parts[0] as Reach).facts : new Set(parts.flatMap((part) => [...part.facts]));
  return { facts, levels: 1 + Math.max(...parts.map(({ levels }) => levels)) };
}
