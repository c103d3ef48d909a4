import type { JsonPath } from "./path.js";

/** Deeper than any rule needs, and shallow enough for every recursion over a file. */
export const deepest = 100;

export interface NotJson {
  readonly path: JsonPath;
  /** What stands there: `function`, `bigint`, `NaN`, `Date`, … or `deep` where the nesting has no end. */
  readonly actual: string;
}

/**
 * Returns the first place in a value that JSON cannot hold; `undefined` where it is JSON data. A property
 * that is `undefined` counts as absent.
 */
export function findNotJson(value: unknown, path: JsonPath = []): NotJson | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : { path, actual: String(value) };
  if (typeof value !== "object") return { path, actual: typeof value };
  if (path.length >= deepest) return { path, actual: "deep" };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const found = findNotJson(value[index], [...path, index]);
      if (found) return found;
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // Data from another realm has another Object.prototype; both have no prototype of their own.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    return { path, actual: Object.prototype.toString.call(value).slice(8, -1) };
  for (const [key, inner] of Object.entries(value)) {
    // Schemas pass over this key in silence, since assigning it would change an object's prototype.
    if (key === "__proto__") return { path: [...path, key], actual: key };
    const found = inner === undefined ? undefined : findNotJson(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
