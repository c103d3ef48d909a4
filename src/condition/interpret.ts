import type { Facts } from "../facts/index.js";
import type { WordContext } from "./operator.js";
import { operators } from "./operators/table.js";
import type { Condition } from "./schema.js";

export interface InterpretContext extends WordContext {
  readonly named: ReadonlyMap<string, Condition>;
}

/**
 * Whether a condition holds, read off its definition: slow and obvious, the measure of the compiled one.
 *
 * `asked` keeps the answers of named conditions: two uses of each over forty levels would ask the last a
 * million million times.
 */
export function interpretCondition(
  condition: Condition,
  facts: Facts,
  context: InterpretContext,
  asked = new Map<string, boolean>(),
): boolean {
  const holds = (part: Condition) => interpretCondition(part, facts, context, asked);
  if ("all" in condition) return condition.all.every(holds);
  if ("any" in condition) return condition.any.some(holds);
  if ("not" in condition) return !holds(condition.not);
  if (!("condition" in condition))
    return operators[condition.operator].holds(facts[condition.fact], condition.value, context);
  const known = asked.get(condition.condition);
  if (known !== undefined) return known;
  const answer = holds(context.named.get(condition.condition) as Condition);
  asked.set(condition.condition, answer);
  return answer;
}
