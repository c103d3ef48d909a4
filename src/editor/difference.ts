import { isObject } from "../json/index.js";

/** One thing a case expected and did not get. */
export interface Difference {
  /** The key of `expect`, with the step for a deadline: `due.resolve`. */
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The order of units, reasons and keys says nothing. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function differ(field: string, expected: unknown, actual: unknown): Difference[] {
  return JSON.stringify(expected) === JSON.stringify(actual) ? [] : [{ field, expected, actual }];
}
