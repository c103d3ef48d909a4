import { parseDay, parseOfficeHours } from "../calendar/index.js";
import type { ValueShape } from "../diagnostic/index.js";
import type { LeafValue } from "./operator.js";

/** What the value of a comparison must look like. */
interface Shape {
  has(value: LeafValue): boolean;
  /** Whether another fact may stand there, if it has `one` value, `many`, or `any`. */
  readonly fact?: "one" | "many" | "any";
  /** Whether each value must also be one that the fact can have. */
  readonly ofFact: boolean;
}

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const endOfDay = "24:00";

export const valueShapes: Readonly<Record<ValueShape, Shape>> = {
  one: { has: isOne, fact: "one", ofFact: true },
  many: { has: (value) => Array.isArray(value), fact: "many", ofFact: true },
  "one-or-many": { has: (value) => isOne(value) || Array.isArray(value), fact: "any", ofFact: true },
  number: { has: (value) => typeof value === "number", fact: "one", ofFact: false },
  words: { has: (value) => isListReference(value) || [value].flat().every(isWord), ofFact: false },
  date: { has: isDate, fact: "one", ofFact: false },
  times: { has: areTimes, ofFact: false },
  weekdays: { has: (value) => [value].flat().every(isWeekdayNumber), ofFact: false },
  windows: { has: areWindows, ofFact: false },
  none: { has: (value) => value === undefined, ofFact: false },
};

function isOne(value: LeafValue): boolean {
  return value !== undefined && typeof value !== "object";
}

function isDate(value: LeafValue): boolean {
  return typeof value === "string" && parseDay(value) !== null;
}

/** Whether a value is that of another fact. */
export function isFactReference(value: LeafValue): value is { fact: string } {
  return typeof value === "object" && "fact" in value;
}

/** Whether a value names a list of words. */
export function isListReference(value: LeafValue): value is { list: string } {
  return typeof value === "object" && "list" in value;
}

function isWord(word: unknown): boolean {
  return typeof word === "string" && word.trim() !== "";
}

/** From one time of day to another, 24:00 at the latest; from one to itself would be never, or all day. */
function areTimes(value: LeafValue): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [from, to] = value;
  return from !== to && isTime(from) && (isTime(to) || to === endOfDay);
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && timeOfDay.test(value);
}

function isWeekdayNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 7;
}

/** Office hours that open on working days: not those that never close. */
function areWindows(value: LeafValue): boolean {
  if (!Array.isArray(value)) return false;
  const read = parseOfficeHours(value as string[], []);
  return read.ok && read.value !== "24/7";
}
