import type { TextValue } from "../../facts/index.js";
import type { Operator } from "../operator.js";
import { compileWords, soughtWords } from "./mentions.js";

/** The folded text has every one of these words. */
export const mentionsAll: Operator = {
  name: "mentionsAll",
  facts: ["text"],
  value: "words",
  holds: (actual, value, context) =>
    actual !== undefined && soughtWords(value, context).every((sought) => sought.standsIn(actual)),
  compile(value, context) {
    const { ids, foundIn } = compileWords(value, context);
    return (actual) => {
      if (actual === undefined) return false;
      const found = foundIn((actual as TextValue).scan);
      return ids.every((id) => found.has(id));
    };
  },
};
