import { parseDay } from "../calendar/index.js";
import type { Leaf } from "./schema.js";

type Value = Leaf["value"];

/** What the value of a comparison must look like. */
interface Shape {
  has(value: Value): boolean;
  /** Whether each value must also be one that the fact can have. */
  readonly ofFact: boolean;
}

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Every shape: one value of the fact's kind, several, words, times of day, one date, or nothing. */
export const valueShapes = {
  one: { has: (value) => value !== undefined && !Array.isArray(value), ofFact: true },
  many: { has: (value) => Array.isArray(value), ofFact: true },
  "one-or-many": { has: (value) => value !== undefined, ofFact: true },
  number: { has: (value) => typeof value === "number", ofFact: false },
  words: { has: (value) => [value].flat().every(isWord), ofFact: false },
  date: { has: (value) => typeof value === "string" && parseDay(value) !== null, ofFact: false },
  times: { has: areTimes, ofFact: false },
  none: { has: (value) => value === undefined, ofFact: false },
} as const satisfies Record<string, Shape>;

export type ValueShape = keyof typeof valueShapes;

function isWord(word: unknown): boolean {
  return typeof word === "string" && word.trim() !== "";
}

/** From one time of day to another; from one to itself would be never, or all day. */
function areTimes(value: Value): boolean {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value[0] !== value[1] &&
    value.every((one) => typeof one === "string" && timeOfDay.test(one))
  );
}
