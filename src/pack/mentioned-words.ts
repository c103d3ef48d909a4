import { type Condition, isListReference, type Leaf, leavesOf, operators } from "../condition/index.js";

/** Every word that some condition looks for in a text. */
export function mentionedWords(conditions: Iterable<Condition>): string[] {
  return [...conditions].flatMap((condition) => leavesOf(condition).flatMap(wordsOf));
}

function wordsOf({ operator, value }: Leaf): string[] {
  const isWritten = operators[operator].value === "words" && !isListReference(value);
  return isWritten ? ([value].flat() as string[]) : [];
}
