/**
 * Sets of names that diagnostics carry and that every language has words for. The rooms below give each name
 * its meaning; they take it from here, so that a name without words does not compile.
 */

/** The stages in the order they run. A fact may be read from the stage that knows it on. */
export const stages = ["classify", "dispose", "route", "limit", "oblige", "ticket"] as const;

export type StageName = (typeof stages)[number];

/** What kind of value a fact has. */
export type FactType =
  | "text"
  | "string"
  | "number"
  | "boolean"
  | "date"
  | "instant"
  | "enum"
  | "list"
  | "category"
  | "topic"
  | "unit"
  | "department"
  | "divisions"
  | "units"
  | "signals";

/**
 * What an operator's `value` must be: one value of the fact's kind, several, words, times of day, one date,
 * days of the week, office hours, or nothing.
 */
export type ValueShape =
  "one" | "many" | "number" | "one-or-many" | "words" | "date" | "times" | "weekdays" | "windows" | "none";

/** What no pack allows in the log of a ticket. */
export type LogFault = "order" | "repeated" | "responsible" | "joined" | "record";

/** What kind of JSON value stands somewhere, or has to. */
export type ValueType =
  "string" | "number" | "int" | "boolean" | "array" | "object" | "record" | "null" | "undefined" | "function";
