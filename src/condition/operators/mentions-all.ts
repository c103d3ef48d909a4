import type { TextValue } from "../../facts/index.js";
import type { Operator } from "../operator.js";
import { wordIds, wordsIn } from "./mentions.js";

/** The folded text has every one of these words. */
export const mentionsAll: Operator = {
  name: "mentionsAll",
  facts: ["text"],
  value: "words",
  holds: (actual, value, context) =>
    actual !== undefined && wordsIn(actual, value, context).length === [value].flat().length,
  compile(value, context) {
    const ids = wordIds(value, context);
    return (actual) => actual !== undefined && ids.every((id) => (actual as TextValue).scan.has(id));
  },
};
