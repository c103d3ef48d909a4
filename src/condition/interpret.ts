import type { Facts } from "../facts.js";
import { operators } from "./operators/index.js";
import type { Condition } from "./schema.js";

/** Whether a condition holds, read off its definition: slow and obvious, the measure of the compiled one. */
export function interpretCondition(condition: Condition, facts: Facts, named: ReadonlyMap<string, Condition>): boolean {
  if ("all" in condition) return condition.all.every((part) => interpretCondition(part, facts, named));
  if ("any" in condition) return condition.any.some((part) => interpretCondition(part, facts, named));
  if ("not" in condition) return !interpretCondition(condition.not, facts, named);
  if ("condition" in condition)
    return interpretCondition(named.get(condition.condition) as Condition, facts, named);
  return operators[condition.operator].holds(facts[condition.fact], condition.value);
}
