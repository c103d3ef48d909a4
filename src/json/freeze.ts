/**
 * Freezes plain objects and arrays all the way down, also those that maps and sets hold, and returns what was
 * given.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value))
    return value;
  Object.freeze(value);
  for (const inner of value instanceof Map || value instanceof Set ? value.values() : Object.values(value))
    deepFreeze(inner);
  return value;
}
