import { type Condition, operators } from "../condition/index.js";

/** Every word that some condition looks for in a text. */
export function mentionedWords(conditions: Iterable<Condition>): string[] {
  return [...conditions].flatMap(words);
}

function words(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(words);
  if ("any" in condition) return condition.any.flatMap(words);
  if ("not" in condition) return words(condition.not);
  if ("condition" in condition || operators[condition.operator].value !== "words") return [];
  return [condition.value].flat() as string[];
}
