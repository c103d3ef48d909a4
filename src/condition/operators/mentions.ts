import type { FactValue, TextValue } from "../../facts/index.js";
import { standsIn } from "../../text/index.js";
import type { CompileContext, LeafValue, Operator, WordContext } from "../operator.js";

/** The folded text has at least one of these words. */
export const mentions: Operator = {
  name: "mentions",
  facts: ["text"],
  value: "words",
  holds: (actual, value, context) => wordsIn(actual, value, context).length > 0,
  compile(value, context) {
    const ids = wordIds(value, context);
    return (actual) => actual !== undefined && ids.some((id) => (actual as TextValue).scan.has(id));
  },
};

/** Which of the words stand in the text, by looking for each. */
export function wordsIn(actual: FactValue, value: LeafValue, { fold }: WordContext): string[] {
  if (actual === undefined) return [];
  const { folded } = actual as TextValue;
  return ([value].flat() as string[]).filter((word) => standsIn(folded, fold(word)));
}

export function wordIds(value: LeafValue, { scanner, fold }: CompileContext): number[] {
  // INVARIANT: the scanner was built with every word that a rule of the pack mentions.
  return ([value].flat() as string[]).map((word) => scanner.idOf(fold(word)) as number);
}
