import { parseDay } from "../calendar/index.js";
import type { ValueShape } from "../diagnostic/index.js";
import type { LeafValue } from "./operator.js";

/** What the value of a comparison must look like. */
interface Shape {
  has(value: LeafValue): boolean;
  /** Whether each value must also be one that the fact can have. */
  readonly ofFact: boolean;
}

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export const valueShapes: Readonly<Record<ValueShape, Shape>> = {
  one: { has: (value) => value !== undefined && !Array.isArray(value), ofFact: true },
  many: { has: (value) => Array.isArray(value), ofFact: true },
  "one-or-many": { has: (value) => value !== undefined, ofFact: true },
  number: { has: (value) => typeof value === "number", ofFact: false },
  words: { has: (value) => [value].flat().every(isWord), ofFact: false },
  date: { has: (value) => typeof value === "string" && parseDay(value) !== null, ofFact: false },
  times: { has: areTimes, ofFact: false },
  none: { has: (value) => value === undefined, ofFact: false },
};

function isWord(word: unknown): boolean {
  return typeof word === "string" && word.trim() !== "";
}

/** From one time of day to another; from one to itself would be never, or all day. */
function areTimes(value: LeafValue): boolean {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value[0] !== value[1] &&
    value.every((one) => typeof one === "string" && timeOfDay.test(one))
  );
}
