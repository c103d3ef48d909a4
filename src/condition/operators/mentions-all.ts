import type { Operator } from "../operator.js";
import { compileWords, soughtWords, testWords } from "./mentions.js";

/** The folded text has every one of these words. */
export const mentionsAll: Operator = {
  name: "mentionsAll",
  facts: ["text"],
  value: "words",
  holds: (actual, value, context) =>
    actual !== undefined && soughtWords(value, context).every((sought) => sought.standsIn(actual)),
  compile: (value, context) =>
    testWords(compileWords(value, context), (ids, found) => ids.every((id) => found.has(id))),
};
