import type { Condition } from "../../src/condition/schema.js";

export interface NamedCondition {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
}

/** Named conditions `link.0`, `link.1` … of which each but the last is made of the next. */
export function chain(
  length: number,
  make: (next: Condition) => Condition,
  last: Condition,
): NamedCondition[] {
  return Array.from({ length }, (_, index) => ({
    id: `link.${index}`,
    title: `第${index}个`,
    when: index === length - 1 ? last : make({ condition: `link.${index + 1}` }),
  }));
}

/** Each uses the next twice: followed use by use, the last is asked 2^(length - 1) times. */
export const doubling: Readonly<Record<string, (next: Condition) => Condition>> = {
  any: (next) => ({ any: [next, next] }),
  all: (next) => ({ all: [next, next] }),
  "any of a not": (next) => ({ any: [{ not: next }, next] }),
};
