import type { FactValue, InstantValue, TextValue } from "../facts/index.js";

/** How one operator reads an actual value; a leaf without a value has `null`. */
export type SecondOperator = (actual: FactValue, value: unknown) => boolean;

/**
 * The operators that `json-rules-engine` lacks, written a second time and another way.
 *
 * INVARIANT: nothing here comes from `condition/operators`, `facts` or `text`: two that share a slip would
 * agree on it.
 */
export function secondOperatorsOf(readAs: ReadAs = new Map()): Readonly<Record<string, SecondOperator>> {
  const isSaid = (actual: FactValue, word: string) => standsIn(actual, folded(word, readAs));
  return {
    within(actual, value) {
      const levels = Array.isArray(actual) ? levelsOfCode : levelsOfPath;
      const lies = (place: readonly string[], area: readonly string[]) =>
        area.every((level, depth) => level === place[depth]);
      return list(actual).some((place) => list(value).some((area) => lies(levels(place), levels(area))));
    },
    mentions: (actual, value) => actual !== undefined && list(value).some((word) => isSaid(actual, word)),
    mentionsAll: (actual, value) =>
      actual !== undefined && !list(value).some((word) => !isSaid(actual, word)),
    isPresent: (actual) => isGiven(actual),
    isAbsent: (actual) => !isGiven(actual),
    onOrAfter: (actual, value) => dayOf(actual) - dayOf(value) >= 0,
    before: (actual, value) => dayOf(value) - dayOf(actual) > 0,
    betweenTimes(actual, value) {
      const [from, to] = (value as string[]).map(minuteOf) as [number, number];
      const since = (minute: number) => (minute - from + 1440) % 1440;
      return (
        actual !== undefined &&
        since(minuteOf((actual as InstantValue).iso.split("T")[1] as string)) < since(to)
      );
    },
  };
}

/** What a character is read as, where that is another. */
export type ReadAs = ReadonlyMap<string, string>;

/** The lines of a table of variants, each of groups that begin with what the others are read as. */
export function readAsOf(lines: readonly string[]): ReadAs {
  const table = new Map<string, string>();
  for (const group of lines.join(" ").split(" ")) {
    const characters = Array.from(group);
    for (const character of characters)
      if (character !== characters[0]) table.set(character, characters[0] as string);
  }
  return table;
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

/** A run of letters, a run of digits, or one other character. */
const token =
  /(?:(?=[\0-\u2e7f])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])+|(?:(?=[\0-\u2e7f])\p{Nd})+|./gsu;

/** The tokens of the word stand one after the other among those of the text. */
function standsIn(actual: FactValue, word: string): boolean {
  const text = (actual as TextValue).folded.match(token) ?? [];
  const wanted = word.match(token) ?? [];
  return text.some((_, from) => wanted.every((one, index) => text[from + index] === one));
}

function folded(word: string, readAs: ReadAs): string {
  const visible = [...word.normalize("NFKC").toLowerCase()].filter(
    (character) => !/^[\p{Cf}\p{Mn}\p{Mc}\p{Me}]$/u.test(character),
  );
  return [...visible.join("").normalize("NFKC")]
    .map((character) => readAs.get(character) ?? character)
    .join("")
    .split(/\s/u)
    .filter((part) => part !== "")
    .join(" ");
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
