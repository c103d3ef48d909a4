import { createEvents, type EventAttributes } from "ics";
import {
  buildCalendar,
  type CalendarOptions,
  type CalendarYear,
  civilDate,
  type EpochDay,
  epochDay,
  formatDay,
  isDayEnd,
  parseDay,
  readInstant,
  type WorkCalendar,
} from "../calendar/index.js";
import { type Decision, type Dispatcher, packOf, shownDecision } from "../decide/index.js";
import {
  anyText,
  argument,
  calendarIcsOptions,
  defaultLanguage,
  type InEveryLanguage,
  type Language,
  languageOptions,
} from "../diagnostic/index.js";

type Phrase = "due" | "midnight" | "work" | "limit" | "appeal" | "unit";

const words: InEveryLanguage<Record<Phrase, string>> = {
  "zh-CN": { due: "截止", midnight: "24:00", work: "调休上班", limit: "时限", appeal: "诉求", unit: "承办" },
  en: {
    due: "due",
    midnight: "24:00",
    work: "worked instead",
    limit: "limit",
    appeal: "appeal",
    unit: "unit",
  },
};

/**
 * Returns the deadlines of a decision as an iCalendar text (RFC 5545), one event for each that is known.
 *
 * A deadline at the end of a day is an all-day event; one at an instant is the half hour before it. The same
 * decision always gives the same text. Deadlines that wait for an event are left out. Throws
 * `DiagnosticError` for a decision or options that are none.
 * @example deadlinesIcs(decision, dispatcher).split("\r\n")[0] // "BEGIN:VCALENDAR"
 */
export function deadlinesIcs(
  decision: Decision,
  dispatcher: Dispatcher,
  options: { readonly lang?: Language } = {},
): string {
  const { lang = defaultLanguage } = argument("options", languageOptions, options);
  argument("decision", shownDecision, decision);
  const say = words[lang];
  const { steps, limits } = packOf(dispatcher, decision);
  const events = decision.deadlines.flatMap(({ step, unit, limit, dueAt, lastDay }): EventAttributes[] => {
    if (dueAt === null || lastDay === null) return [];
    const endOfDay = isDayEnd(dueAt, lastDay);
    const name = steps.find(({ id }) => id === step)?.title ?? step;
    const who = unit === null ? [] : [`${say.unit}: ${dispatcher.unit(unit)?.name ?? unit}`];
    return [
      {
        ...stamped(`${decision.appealId}.${step}.${unit ?? "centre"}`, decision.dispatchedAt),
        title: `${name} ${say.due} ${endOfDay ? say.midnight : dueAt.slice(11, 16)}`,
        description: [
          `${say.appeal}: ${decision.appealId}`,
          ...who,
          `${say.limit}: ${limits.get(limit)?.title ?? limit}`,
        ].join("\n"),
        ...(endOfDay ? allDay(lastDay, lastDay) : halfHourBefore(dueAt)),
      },
    ];
  });
  return written(events, decision.appealId);
}

/**
 * Returns the days off and make-up working days of some year files as an iCalendar text, in order.
 *
 * A day is what the latest notice about it says; the days of one holiday that follow each other are one
 * event. Years without a notice are left out. `asOf` (`YYYY-MM-DD`) forgets notices published later. Throws
 * `TimeError` as `buildCalendar` does, and `DiagnosticError` for a title or `lang` that is none.
 * @example calendarIcs([year2026], "北京").includes("春节") // true
 */
export function calendarIcs(
  years: readonly CalendarYear[],
  title: string,
  options: { readonly lang?: Language; readonly asOf?: string } = {},
): string {
  const { lang = defaultLanguage, asOf } = argument("options", calendarIcsOptions, options);
  const calName = argument("title", anyText, title);
  const say = words[lang];
  const calendar = buildCalendar(years, { asOf } as CalendarOptions);
  const published = new Map(
    years.flatMap((file) => file.notices.map((notice) => [notice.number, notice.published])),
  );
  const events = specialDays(calendar).map(({ name, from, to, numbers }): EventAttributes => {
    const last = numbers
      .map((number) => published.get(number) as string)
      .sort()
      .at(-1);
    return {
      ...stamped(`${formatDay(from)}.${numbers[0]}`, `${last}T00:00:00Z`),
      title: name ?? say.work,
      description: numbers.join("\n"),
      ...allDay(formatDay(from), formatDay(to)),
    };
  });
  return written(events, calName);
}

/** Days in a row with one name: a holiday, or without a name days worked instead. */
interface SpecialDays {
  readonly name: string | undefined;
  readonly from: EpochDay;
  readonly to: EpochDay;
  /** Of the notices that arranged them. */
  readonly numbers: readonly string[];
}

/** What the notices made of the days of the years that have one. */
function specialDays(calendar: WorkCalendar): SpecialDays[] {
  const found: SpecialDays[] = [];
  for (const year of calendar.publishedYears)
    for (let day = epochDay(year, 1, 1); day <= epochDay(year, 12, 31); day++) {
      const { name, notice } = calendar.reason(day);
      if (notice === undefined) continue;
      const before = found.at(-1);
      const follows = before !== undefined && before.to === day - 1 && before.name === name;
      if (follows)
        found[found.length - 1] = {
          ...before,
          to: day,
          numbers: [...new Set([...before.numbers, notice.number])],
        };
      else found.push({ name, from: day, to: day, numbers: [notice.number] });
    }
  return found;
}

/** `ics` would draw a random id and read the clock where none is given. */
function stamped(uid: string, at: string): Pick<EventAttributes, "uid"> {
  return { uid: `${uid}@paidan`, timestamp: readInstant(at, undefined, []) } as Pick<EventAttributes, "uid">;
}

function allDay(
  from: string,
  to: string,
): Pick<EventAttributes, "start"> & { end: [number, number, number] } {
  const date = (text: string, plus: number): [number, number, number] => {
    const { year, month, day } = civilDate((parseDay(text) as number) + plus);
    return [year, month, day];
  };
  return { start: date(from, 0), end: date(to, 1) };
}

function halfHourBefore(dueAt: string) {
  const end = readInstant(dueAt, undefined, []) as number;
  return {
    start: end - 1_800_000,
    end,
    startInputType: "utc",
    startOutputType: "utc",
    endInputType: "utc",
    endOutputType: "utc",
  } as const;
}

function written(events: EventAttributes[], calName: string): string {
  const { error, value } = createEvents(events, { productId: "paidan", calName });
  if (error) throw error;
  return value ?? "";
}
