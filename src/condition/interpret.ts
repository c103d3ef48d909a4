import type { Facts, TextValue } from "../facts/index.js";
import { comparable, foldedLeaf, type WordContext } from "./operator.js";
import { operators } from "./operators/table.js";
import { comparisonOf, type Condition, type Scope } from "./schema.js";
import { clausesIn, withText } from "./scope.js";
import { isFactReference } from "./value-shape.js";

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
  if ("scope" in condition) return holdsInSome(condition.scope, facts, context);
  if (!("condition" in condition)) {
    const { fact, operator, value } = foldedLeaf(comparisonOf(condition).leaf, context);
    if (!isFactReference(value)) return operators[operator].holds(facts[fact], value, context);
    const other = comparable(facts[value.fact]);
    return other !== undefined && operators[operator].holds(facts[fact], other, context);
  }
  const known = asked.get(condition.condition);
  if (known !== undefined) return known;
  const answer = holds(context.named.get(condition.condition) as Condition);
  asked.set(condition.condition, answer);
  return answer;
}

/** Every run of neighbouring clauses is asked, as a text of its own. */
function holdsInSome({ clauses: most, when }: Scope, facts: Facts, context: InterpretContext): boolean {
  const holds = (run: readonly string[]) => interpretCondition(when, withText(facts, plainly(run)), context);
  return clausesIn(facts, context.fold).some((clauses) =>
    clauses.some((_, first) =>
      Array.from({ length: most }, (_, more) => clauses.slice(first, first + more + 1)).some(holds),
    ),
  );
}

/** A text that is read, not scanned. */
function plainly(clauses: readonly string[]): TextValue {
  return { folded: clauses.join("，"), clauses, scan: { has: () => false, longest: [], matches: [] } };
}
