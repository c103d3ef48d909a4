import type { OperatorName } from "../../../src/condition/schema.js";
import type { FactValue, InstantValue, TextValue } from "../../../src/facts/facts.js";
import { type SecondOperator, secondOperatorsOf } from "../../../src/audit/second-operators.js";
import { foldText } from "../../../src/text/fold.js";

const list = (value: unknown) => [value ?? []].flat() as string[];
const not =
  (operator: SecondOperator): SecondOperator =>
  (actual, value) =>
    !operator(actual, value);
const secondOperators = secondOperatorsOf();
const right = (name: string) => secondOperators[name] as SecondOperator;

/** An operator with a slip that only facts of one kind show; the others are read as they should be. */
const ofCodes =
  (wrong: (code: string, area: string) => boolean): SecondOperator =>
  (actual, value) =>
    Array.isArray(actual)
      ? actual.some((code) => list(value).some((area) => wrong(code, area)))
      : right("within")(actual, value);
const ofPaths =
  (wrong: (path: string, area: string) => boolean): SecondOperator =>
  (actual, value) =>
    typeof actual === "string"
      ? list(value).some((area) => wrong(actual, area))
      : right("within")(actual, value);

const number =
  (compare: (actual: number, value: number) => boolean): SecondOperator =>
  (actual, value) =>
    typeof actual === "number" && compare(actual, value as number);
const absentAsZero =
  (compare: (actual: number, value: number) => boolean): SecondOperator =>
  (actual, value) =>
    compare((actual ?? 0) as number, value as number);

const folded = (actual: FactValue) => (actual as TextValue | undefined)?.folded ?? "";
const dayOf = (actual: FactValue) =>
  typeof actual === "string" ? actual : ((actual as InstantValue | undefined)?.date ?? "");
const utcDay = (actual: FactValue) =>
  typeof actual === "object" && "iso" in actual
    ? new Date(actual.iso).toISOString().slice(0, 10)
    : dayOf(actual);

const times =
  (wrong: (time: string, from: string, to: string) => boolean): SecondOperator =>
  (actual, value) => {
    const [from, to] = value as [string, string];
    return actual !== undefined && wrong((actual as InstantValue).time, from, to);
  };

/** Ways in which each operator could be wrong, none of which anyone may fail to see. */
export const slips: Readonly<Record<OperatorName, Readonly<Record<string, SecondOperator>>>> = {
  equal: {
    "the opposite": (actual, value) => actual !== value,
    "true of what is absent": (actual, value) => actual === undefined || actual === value,
    "blind to case": (actual, value) => String(actual).toLowerCase() === String(value).toLowerCase(),
    "content with a beginning": (actual, value) =>
      actual !== undefined && String(actual).startsWith(String(value)),
  },
  notEqual: {
    "the opposite": (actual, value) => actual === value,
    "false of what is absent": (actual, value) => actual !== undefined && actual !== value,
    "blind to case": (actual, value) => String(actual).toLowerCase() !== String(value).toLowerCase(),
  },
  in: {
    "the opposite": (actual, value) => !list(value).includes(actual as string),
    "asked of the first value alone": (actual, value) => list(value)[0] === actual,
    "not asked of the last value": (actual, value) =>
      list(value)
        .slice(0, -1)
        .includes(actual as string),
    "true of what is absent": (actual, value) =>
      actual === undefined || list(value).includes(actual as string),
  },
  notIn: {
    "the opposite": (actual, value) => list(value).includes(actual as string),
    "content to differ from one": (actual, value) => list(value).some((one) => one !== actual),
    "false of what is absent": (actual, value) =>
      actual !== undefined && !list(value).includes(actual as string),
  },
  contains: {
    "asked of the first element alone": (actual, value) => list(actual)[0] === value,
    "asked of every element": (actual, value) =>
      Array.isArray(actual) && actual.every((one) => one === value),
    "content with a part of an element": (actual, value) =>
      list(actual).some((one) => one.includes(String(value))),
    "true of what is absent": (actual, value) =>
      actual === undefined || list(actual).includes(value as string),
  },
  doesNotContain: {
    "true of what is absent": (actual, value) => !list(actual).includes(value as string),
    "false of an empty list": (actual, value) =>
      list(actual).length > 0 && !list(actual).includes(value as string),
    "content with one other element": (actual, value) => list(actual).some((one) => one !== value),
  },
  containsAny: {
    "asked of every value": (actual, value) => right("containsAll")(actual, value),
    "asked of the first value alone": (actual, value) => list(actual).includes(list(value)[0] as string),
    "asked of the first element alone": (actual, value) => list(value).includes(list(actual)[0] as string),
    "the opposite": not(right("containsAny")),
  },
  containsAll: {
    "content with one value": (actual, value) => right("containsAny")(actual, value),
    "the same in the other direction": (actual, value) => right("containsOnly")(actual, value),
    "false where there are more": (actual, value) => right("containsExactly")(actual, value),
  },
  containsOnly: {
    "true of an empty list": (actual, value) => list(actual).every((one) => list(value).includes(one)),
    "content with one element": (actual, value) => right("containsAny")(actual, value),
    "false where a value is missing": (actual, value) => right("containsExactly")(actual, value),
  },
  containsExactly: {
    "in the order as written": (actual, value) => list(actual).join() === list(value).join(),
    "content with as many": (actual, value) =>
      Array.isArray(actual) && new Set(actual).size === new Set(list(value)).size,
    "true where there are more": (actual, value) => right("containsAll")(actual, value),
    "true where some are missing": (actual, value) => right("containsOnly")(actual, value),
  },
  lessThan: {
    "true at its bound": number((actual, value) => actual <= value),
    "turned round": number((actual, value) => actual > value),
    "one too early": number((actual, value) => actual < value - 1),
    "one that takes what is absent for nought": absentAsZero((actual, value) => actual < value),
  },
  lessThanInclusive: {
    "false at its bound": number((actual, value) => actual < value),
    "turned round": number((actual, value) => actual >= value),
    "one that takes what is absent for nought": absentAsZero((actual, value) => actual <= value),
  },
  greaterThan: {
    "true at its bound": number((actual, value) => actual >= value),
    "turned round": number((actual, value) => actual < value),
    "one that takes what is absent for nought": absentAsZero((actual, value) => actual > value),
  },
  greaterThanInclusive: {
    "false at its bound": number((actual, value) => actual > value),
    "turned round": number((actual, value) => actual <= value),
    "one that takes what is absent for nought": absentAsZero((actual, value) => actual >= value),
  },
  within: {
    "a prefix of a path without its separator": ofPaths((path, area) => path.startsWith(area)),
    "false of the topic itself": ofPaths((path, area) => path.startsWith(`${area}/`)),
    "true of the topic alone": ofPaths((path, area) => path === area),
    "turned round for topics": ofPaths((path, area) => path === area || area.startsWith(`${path}/`)),
    "turned round for divisions": ofCodes((code, area) => right("within")([area], code)),
    "blind to what zeros mean": ofCodes((code, area) => code.startsWith(area)),
    "content with the first pair of digits": ofCodes((code, area) => code.slice(0, 2) === area.slice(0, 2)),
    "one that drops the zeros of one level alone": ofCodes((code, area) =>
      code.startsWith(area.replace(/00$/, "")),
    ),
    "one that drops every zero at the end": ofCodes((code, area) => code.startsWith(area.replace(/0+$/, ""))),
    "asked of every division": (actual, value) =>
      Array.isArray(actual)
        ? actual.length > 0 && actual.every((one) => right("within")([one], value))
        : right("within")(actual, value),
    "asked of every area": (actual, value) =>
      actual !== undefined && list(value).every((one) => right("within")(actual, one)),
    "true of what is absent": (actual, value) => actual === undefined || right("within")(actual, value),
  },
  mentions: {
    "asked of every word": (actual, value) => right("mentionsAll")(actual, value),
    "asked of the first word alone": (actual, value) => right("mentions")(actual, list(value)[0]),
    "blind to runs of letters and digits": (actual, value) =>
      list(value).some((word) => folded(actual).includes(foldText(word))),
    "blind to where a run ends": (actual, value) =>
      list(value).some((word) => new RegExp(`(?<![a-z\\d])${foldText(word)}`).test(folded(actual))),
    "asked of words as they are written": (actual, value) =>
      list(value).some((word) => word === foldText(word) && right("mentions")(actual, word)),
    "the opposite": not(right("mentions")),
  },
  mentionsAll: {
    "content with one word": (actual, value) => right("mentions")(actual, value),
    "asked of the first word alone": (actual, value) => right("mentions")(actual, list(value)[0]),
    "blind to runs of letters and digits": (actual, value) =>
      actual !== undefined && list(value).every((word) => folded(actual).includes(foldText(word))),
    "one that uses up each word it finds": (actual, value) => {
      let rest = folded(actual);
      return (
        actual !== undefined &&
        list(value).every((word) => {
          const stands = right("mentionsAll")({ folded: rest } as TextValue, word);
          rest = rest.replace(foldText(word), "。");
          return stands;
        })
      );
    },
    "true of what is absent": (actual, value) => actual === undefined || right("mentionsAll")(actual, value),
  },
  isPresent: {
    "true of an empty list": (actual) => actual !== undefined,
    "false of nought, no and an empty text": (actual) => Boolean(actual) && list(actual).length > 0,
    "the opposite": not(right("isPresent")),
  },
  isAbsent: {
    "false of an empty list": (actual) => actual === undefined,
    "true of nought, no and an empty text": (actual) => !actual || list(actual).length === 0,
    "the opposite": not(right("isAbsent")),
  },
  onOrAfter: {
    "false on the day itself": (actual, value) => dayOf(actual) > (value as string),
    "turned round": (actual, value) => actual !== undefined && dayOf(actual) <= (value as string),
    "told by the day in Greenwich": (actual, value) =>
      actual !== undefined && utcDay(actual) >= (value as string),
    "true of what is absent": (actual, value) => actual === undefined || right("onOrAfter")(actual, value),
  },
  after: {
    "true on the day itself": (actual, value) => right("onOrAfter")(actual, value),
    "turned round": (actual, value) => right("before")(actual, value),
    "told by the day in Greenwich": (actual, value) =>
      actual !== undefined && utcDay(actual) > (value as string),
    "true of what is absent": (actual, value) => actual === undefined || right("after")(actual, value),
  },
  onOrBefore: {
    "false on the day itself": (actual, value) => right("before")(actual, value),
    "turned round": (actual, value) => right("onOrAfter")(actual, value),
    "true of what is absent": (actual, value) => dayOf(actual) <= (value as string),
  },
  onWeekday: {
    "counted from Sunday": (actual, value) =>
      actual !== undefined &&
      (list(value) as unknown[]).includes(new Date(`${dayOf(actual)}T00:00:00Z`).getUTCDay()),
    "asked of the first day alone": (actual, value) => right("onWeekday")(actual, list(value)[0]),
    "the opposite": not(right("onWeekday")),
  },
  onWorkday: {
    "asked of the day before": (actual) => actual !== undefined && (actual as InstantValue).dayBeforeWorked,
    "blind to what is a working day": (actual) => actual !== undefined,
  },
  inOfficeHours: {
    "blind to days off": (actual, value) =>
      right("inOfficeHours")(
        actual && ({ ...(actual as InstantValue), workday: true, dayBeforeWorked: true } as FactValue),
        value,
      ),
    "closed at midnight": (actual, value) =>
      right("inOfficeHours")(
        actual && ({ ...(actual as InstantValue), dayBeforeWorked: false } as FactValue),
        value,
      ),
    "of today, also after midnight": (actual, value) =>
      right("inOfficeHours")(
        actual &&
          ({ ...(actual as InstantValue), dayBeforeWorked: (actual as InstantValue).workday } as FactValue),
        value,
      ),
    "asked of the first window alone": (actual, value) =>
      right("inOfficeHours")(actual, list(value).slice(0, 1)),
    "open at its closing time": (actual, value) =>
      right("inOfficeHours")(actual, value) ||
      (actual !== undefined &&
        (actual as InstantValue).workday &&
        list(value).some((window) => window.slice(6) === (actual as InstantValue).time)),
  },
  before: {
    "true on the day itself": (actual, value) => actual !== undefined && dayOf(actual) <= (value as string),
    "turned round": (actual, value) => dayOf(actual) > (value as string),
    "told by the day in Greenwich": (actual, value) =>
      actual !== undefined && utcDay(actual) < (value as string),
    "true of what is absent": (actual, value) => dayOf(actual) < (value as string),
  },
  betweenTimes: {
    "true at its end": times((time, from, to) =>
      from <= to ? time >= from && time <= to : time >= from || time <= to,
    ),
    "false at its beginning": times((time, from, to) =>
      from <= to ? time > from && time < to : time > from || time < to,
    ),
    "never across midnight": times((time, from, to) => time >= from && time < to),
    "always across midnight": times((time, from, to) => time >= from || time < to),
    "content with both halves of the night": times(
      (time, from, to) => time >= from && (from <= to ? time < to : true),
    ),
    "true all day between equal ends": times((time, from, to) =>
      from < to ? time >= from && time < to : time >= from || time < to,
    ),
  },
};
