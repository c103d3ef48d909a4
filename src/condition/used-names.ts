import type { Condition } from "./schema.js";

/**
 * The named conditions that a condition itself uses, in the order it names them; not those that these use.
 */
export function usedNames(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(usedNames);
  if ("any" in condition) return condition.any.flatMap(usedNames);
  if ("not" in condition) return usedNames(condition.not);
  return "condition" in condition ? [condition.condition] : [];
}
