import {
  type Condition,
  foldCondition,
  isFactReference,
  type Leaf,
  usedNames,
} from "../../condition/index.js";
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
  /** Whether some part of it is asked of a few clauses. */
  readonly scoped: boolean;
}

const nothing: Reach = { facts: new Set(), levels: 0, scoped: false };

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
    return foldCondition<Reach>(condition, {
      all: around,
      any: around,
      not: (part) => around([part]),
      scope: (_, part) => ({ ...around([part]), scoped: true }),
      named: (name) => around([this.reachOfNamed(name)]),
      leaf: (leaf) => ({ facts: new Set(factsOf(leaf)), levels: 1, scoped: false }),
    });
  }

  reachOfNamed(name: string): Reach {
    return this.#reach.get(name) ?? nothing;
  }

  /**
   * The levels of a condition that has too many, where none that it uses has: of a long chain, one is told.
   */
  tooManyLevels(condition: Condition): number | undefined {
    const { levels } = this.reachOf(condition);
    const deeper = usedNames(condition).some((name) => this.reachOfNamed(name).levels > mostLevels);
    return levels > mostLevels && !deeper ? levels : undefined;
  }
}

function usedBy(condition: Condition | undefined): string[] {
  return condition === undefined ? [] : usedNames(condition);
}

function around(parts: readonly Reach[]): Reach {
  const facts =
    parts.length === 1 ? (parts[0] as Reach).facts : new Set(parts.flatMap((part) => [...part.facts]));
  return {
    facts,
    levels: 1 + Math.max(...parts.map(({ levels }) => levels)),
    scoped: parts.some(({ scoped }) => scoped),
  };
}

/** The facts a comparison reads. */
function factsOf({ fact, value }: Leaf): string[] {
  return isFactReference(value) ? [fact, value.fact] : [fact];
}
