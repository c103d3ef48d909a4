import type { FactValue, TextValue } from "../../facts/index.js";
import { foldText, standsIn } from "../../text/index.js";
import type { CompileContext, LeafValue, Operator } from "../operator.js";

/** The folded text has at least one of these words. */
export const mentions: Operator = {
  name: "mentions",
  facts: ["text"],
  value: "words",
  holds: (actual, value) => wordsIn(actual, value).length > 0,
  compile(value, context) {
    const ids = wordIds(value, context);
    return (actual) => actual !== undefined && ids.some((id) => (actual as TextValue).scan.has(id));
  },
};

/** Which of the words stand in the text, by looking for each. */
export function wordsIn(actual: FactValue, value: LeafValue): string[] {
  if (actual === undefined) return [];
  const { folded } = actual as TextValue;
  return ([value].flat() as string[]).filter((word) => standsIn(folded, foldText(word)));
}

export function wordIds(value: LeafValue, { scanner }: CompileContext): number[] {
  // INVARIANT: the scanner was built with every word that a rule of the pack mentions.
  return ([value].flat() as string[]).map((word) => scanner.idOf(foldText(word)) as number);
}
