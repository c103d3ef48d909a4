import type { FactValue, InstantValue, TextValue } from "../facts/index.js";
import { asWritten, type ReadAs, secondFold } from "./second-fold.js";
import { countedWords, type SecondList, standsOf, tokensOf } from "./second-words.js";

/** How one operator reads an actual value; a leaf without a value has `null`. */
export type SecondOperator = (actual: FactValue, value: unknown) => boolean;

/**
 * The operators that `json-rules-engine` lacks, written a second time and another way.
 *
 * INVARIANT: nothing here comes from `condition/operators`, `facts` or `text`: two that share a slip would
 * agree on it.
 */
export function secondOperatorsOf(readAs: ReadAs = asWritten): Readonly<Record<string, SecondOperator>> {
  /** For each word that is looked for, whether it is said. */
  const said = (actual: FactValue, value: unknown): boolean[] => {
    const { folded } = actual as TextValue;
    if (isList(value)) return countedWords(folded, value, readAs);
    const text = tokensOf(folded);
    return list(value).map((word) => standsOf(text, tokensOf(secondFold(word, readAs))).length > 0);
  };
  return {
    within(actual, value) {
      const levels = Array.isArray(actual) ? levelsOfCode : levelsOfPath;
      const lies = (place: readonly string[], area: readonly string[]) =>
        area.every((level, depth) => level === place[depth]);
      return list(actual).some((place) => list(value).some((area) => lies(levels(place), levels(area))));
    },
    mentions: (actual, value) => actual !== undefined && said(actual, value).includes(true),
    mentionsAll: (actual, value) => actual !== undefined && !said(actual, value).includes(false),
    containsAny: (actual, value) => common(actual, value).size > 0,
    containsAll: (actual, value) => common(actual, value).size === new Set(list(value)).size,
    containsOnly: (actual, value) =>
      isGiven(actual) && common(actual, value).size === new Set(list(actual)).size,
    containsExactly: (actual, value) =>
      JSON.stringify([...new Set(list(actual))].sort()) === JSON.stringify([...new Set(list(value))].sort()),
    isPresent: (actual) => isGiven(actual),
    isAbsent: (actual) => !isGiven(actual),
    onOrAfter: (actual, value) => dayOf(actual) - dayOf(value) >= 0,
    after: (actual, value) => dayOf(actual) - dayOf(value) > 0,
    before: (actual, value) => dayOf(value) - dayOf(actual) > 0,
    onOrBefore: (actual, value) => dayOf(value) - dayOf(actual) >= 0,
    onWeekday: (actual, value) => ([value].flat() as number[]).some((day) => day === isoWeekday(actual)),
    onWorkday: (actual) => actual !== undefined && (actual as InstantValue).workday,
    inOfficeHours: (actual, value) =>
      actual !== undefined && (value as string[]).some((window) => isOpen(actual as InstantValue, window)),
    betweenTimes(actual, value) {
      const [from, to] = (value as string[]).map(minuteOf) as [number, number];
      const since = (minute: number) => (minute - from + 1440) % 1440 || (minute === 1440 ? 1440 : 0);
      return (
        actual !== undefined &&
        since(minuteOf((actual as InstantValue).iso.split("T")[1] as string)) < since(to)
      );
    },
  };
}

/** Whether a value is a list of words, as the engine is handed it. */
function isList(value: unknown): value is SecondList {
  return typeof value === "object" && value !== null && "words" in value;
}

const list = (value: unknown): string[] => (value === undefined ? [] : ([value].flat() as string[]));

const isGiven = (actual: FactValue): boolean =>
  Array.isArray(actual) ? actual.length > 0 : actual !== undefined;

const levelsOfPath = (topic: string): string[] => topic.split("/");

/**
 * Province, city, district and street, without the last ones that are left out or `00`: such a code means all
 * of the place.
 */
function levelsOfCode(code: string): string[] {
  const levels = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)];
  return levels.slice(0, levels.findLastIndex((level) => level !== "" && level !== "00") + 1);
}

/**
 * The day of a date or an instant as a number such as 20261120; `NaN`, which compares with nothing, for none.
 */
function dayOf(moment: unknown): number {
  const text = typeof moment === "object" && moment !== null ? (moment as InstantValue).iso : moment;
  return typeof text === "string" ? Number(text.slice(0, 10).split("-").join("")) : Number.NaN;
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  return hour * 60 + minute;
}

/** The values of a list that are among some. */
function common(actual: FactValue, value: unknown): ReadonlySet<string> {
  const wanted = new Set(list(value));
  return new Set(list(actual).filter((one) => wanted.has(one)));
}

/** 1 for Monday to 7 for Sunday. */
function isoWeekday(moment: FactValue): number {
  const number = dayOf(moment);
  const date = Date.UTC(Math.floor(number / 10_000), (Math.floor(number / 100) % 100) - 1, number % 100);
  // 1 January 1970 was a Thursday.
  return ((((date / 86_400_000 + 3) % 7) + 7) % 7) + 1;
}

/** A window is looked for from the day it opens on: today's, and yesterday's a day later. */
function isOpen({ iso, workday, dayBeforeWorked }: InstantValue, window: string): boolean {
  const [open, close] = [window.slice(0, 5), window.slice(6)].map(minuteOf) as [number, number];
  const end = close > open ? close : close + 1440;
  const minute = minuteOf(iso.slice(11, 16));
  const today = workday && open <= minute && minute < end;
  return today || (dayBeforeWorked && open <= minute + 1440 && minute + 1440 < end);
}
