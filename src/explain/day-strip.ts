import {
  type DayNote,
  type EpochDay,
  formatDay,
  isWeekend,
  parseDay,
  timeUnits,
  weekdayOf,
} from "../calendar/index.js";
import type { Deadline } from "../decide/index.js";
import { dueStep } from "../facts/index.js";
import type { CompiledLimit } from "../pack/index.js";
import type { ExplainWords } from "./words.js";

/** A deadline that has been counted. */
export type Timed = Deadline & {
  readonly startsAt: string;
  readonly dueAt: string;
  readonly lastDay: string;
};

interface Day extends DayNote {
  readonly day: EpochDay;
  /** Its number among the days counted; absent where days do not make up the amount. */
  readonly number?: number;
}

/** How a limit counts, and from what. */
type Limited = Pick<CompiledLimit, "plan" | "startsAt">;

/** More plain days in a row than this become a sum. */
const longStretch = 14;

/**
 * Returns every day from the start to the last day, read off the decision: a day it does not list as skipped
 * counts.
 *
 * The calendar is only asked which notice made a weekend day a working day.
 */
export function stripDays(deadline: Timed, limit: Limited): Day[] {
  const skipped = new Map(deadline.skipped.map((note) => [note.date, note]));
  const { wholeDays: numbered, measure, calendar } = limit.plan;
  const { workdaysOnly } = measure;
  const plain = workdaysOnly ? "workday" : "day";
  const end = parseDay(deadline.lastDay) as EpochDay;
  const days: Day[] = [];
  let count = 0;
  for (let day = firstDay(deadline, limit); day <= end; day++) {
    const date = formatDay(day);
    const note = skipped.get(date);
    if (note !== undefined) days.push({ ...note, day });
    else {
      count += 1;
      const makeUp = workdaysOnly && isWeekend(day);
      const { notice } = makeUp ? calendar.reason(day) : {};
      const reason = makeUp ? "make-up" : plain;
      days.push({ day, date, reason, ...(notice && { notice }), ...(numbered && { number: count }) });
    }
  }
  return days;
}

/**
 * The day the count begins on. What starts at 00:00 because another period ended started at 24:00 of the day
 * before; and a start within office hours that cross midnight belongs to the day they opened on.
 */
function firstDay({ startsAt, skipped }: Timed, { startsAt: from, plan }: Limited): EpochDay {
  const { calendar, measure } = plan;
  const start = parseDay(startsAt.slice(0, 10)) as EpochDay;
  const listed = parseDay(skipped[0]?.date ?? "") ?? start;
  const atDayEnd = dueStep(from) !== undefined && /^00:00(?::00)?[+-]/.test(startsAt.slice(11));
  const time = Date.parse(startsAt) + calendar.offsetMs - start * timeUnits.day.ms;
  const stillOpen = calendar.isWorkday(start - 1) && time < measure.overhang;
  return Math.min(listed, atDayEnd || stillOpen ? start - 1 : start);
}

/** The days of one deadline, and what is said of the first and of the last. */
export interface Strip {
  readonly days: readonly Day[];
  /** What the count starts from: `受理`. */
  readonly event: string;
  /** The time of day it ends at: `24:00`. */
  readonly dueTime: string;
}

/** Returns the days on one line: `11/20 周五 受理(不计) · 11/21 周六 ✗ · … · 11/27 周五 5 截止 24:00`. */
export function renderStrip(strip: Strip, words: ExplainWords): string {
  const { days } = strip;
  const cell = (day: Day, until: Day = day) => cellText(strip, words, day, until);
  const cells: string[] = [];
  for (let at = 0; at < days.length;) {
    const stretch = days.slice(at, endOf(days, at, isPlain));
    if (stretch.length > longStretch) {
      cells.push(cell(stretch[0] as Day), summed(stretch.slice(1, -1), words), cell(stretch.at(-1) as Day));
      at += stretch.length;
      continue;
    }
    const run = days.slice(
      at,
      endOf(days, at, (day) => sameKind(day, days[at] as Day)),
    );
    const [first, last] = [run[0] as Day, run.at(-1) as Day];
    if (first.reason === "holiday") cells.push(cell(first, last));
    else if (isCounted(first) && run.length > 3) cells.push(cell(first), "…", cell(last));
    else cells.push(...run.map((day) => cell(day)));
    at += run.length;
  }
  return cells.join(" · ");
}

function endOf(days: readonly Day[], from: number, belongs: (day: Day) => boolean): number {
  let at = from;
  while (at < days.length && belongs(days[at] as Day)) at += 1;
  return Math.max(at, from + 1);
}

function isPlain({ reason }: Day): boolean {
  return reason === "workday" || reason === "day" || reason === "weekend";
}

function isCounted({ reason }: Day): boolean {
  return reason === "workday" || reason === "day";
}

function sameKind(a: Day, b: Day): boolean {
  return a.reason === b.reason && a.name === b.name && a.notice?.number === b.notice?.number;
}

function summed(days: readonly Day[], words: ExplainWords): string {
  const counted = days.filter(isCounted).length;
  return words.stretch(counted, days.length - counted);
}

function cellText({ days, event, dueTime }: Strip, words: ExplainWords, from: Day, to: Day): string {
  const name = (day: Day) => `${dateText(day, days[0] as Day)} ${words.weekdays[weekdayOf(day.day) % 7]}`;
  const parts = [from === to ? name(from) : `${name(from)}–${name(to)}`];
  if (from === days[0] && from.reason !== "first-day") parts.push(event);
  parts.push(...reasonText(from, event, words));
  if (from.number !== undefined) parts.push(String(from.number));
  if (to === days.at(-1)) parts.push(words.due(dueTime));
  return parts.join(" ");
}

function reasonText(day: Day, event: string, words: ExplainWords): string[] {
  const notice = day.notice ? words.note(day.notice.number) : "";
  switch (day.reason) {
    case "first-day":
      return [words.firstDay(event)];
    case "holiday":
      return [`✗ ${day.name ?? words.skipped.holiday}${notice}`];
    case "weekend":
      return ["✗"];
    case "paused":
    case "closed":
      return [`✗ ${words.skipped[day.reason]}`];
    case "make-up":
      return [`${words.makeUp}${notice}`];
    case "workday":
    case "day":
      return [];
  }
}

/** The year is written where it is not the year the count began in. */
function dateText({ date }: Day, first: Day): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${date.slice(0, 4) === first.date.slice(0, 4) ? "" : `${year}/`}${month}/${day}`;
}
