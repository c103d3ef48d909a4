import fc from "fast-check";
import type { LimitTerms } from "../../../src/calendar/limit-plan.js";
import { calendarOf, type WorkCalendar } from "../../../src/calendar/work-calendar.js";
import type { CalendarYear } from "../../../src/calendar/year-schema.js";
import { slowWorkdays } from "./slow-calendar.js";
import { beijing, years } from "./years.js";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Minutes on the wall clock at +08:00, as the slow calendar counts them, written as an instant. */
export const iso = (minute: number): string =>
  `${new Date(minute * minuteMs).toISOString().slice(0, 19)}+08:00`;

const dayAt = (date: string): number => Date.parse(date) / dayMs;
const daysOf = (from: string, to: string): number[] =>
  Array.from({ length: dayAt(to) - dayAt(from) + 1 }, (_, index) => dayAt(from) + index);

const dates = (year: number, weekends: boolean): string[] =>
  Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(year, 0, 1) + i * dayMs))
    .filter((date) => !weekends || date.getUTCDay() % 6 === 0)
    .map((date) => date.toISOString().slice(0, 10));

const notice = (year: number): fc.Arbitrary<CalendarYear["notices"][number]> =>
  fc
    .tuple(
      fc.subarray(dates(year, false), { maxLength: 60 }),
      fc.subarray(dates(year, true), { maxLength: 20 }),
      fc.constantFrom(`${year - 1}-11-04`, `${year}-01-27`, `${year}-03-22`),
    )
    .map(([off, worked, published]) => ({
      number: "〔2025〕1号",
      title: "通知",
      published,
      daysOff: off.map((day) => ({ name: "节日", from: day, to: day })),
      makeUp: worked.filter((day) => !off.includes(day)),
    }));

/** Each notice has some of the days worked that the one before it gave off. */
const withChanges = (notices: CalendarYear["notices"]): CalendarYear["notices"] =>
  notices.map((notice, index) => {
    const before = notices[index - 1]?.daysOff ?? [];
    const own = new Set([...notice.daysOff.map(({ from }) => from), ...notice.makeUp]);
    const back = before.map(({ from }) => from).filter((day, place) => place % 3 === 0 && !own.has(day));
    return { ...notice, makeUp: [...notice.makeUp, ...back] };
  });

const year = (n: number): fc.Arbitrary<CalendarYear> =>
  fc.record({ year: fc.constant(n), notices: fc.array(notice(n), { maxLength: 3 }).map(withChanges) });

export interface Known {
  readonly years: readonly CalendarYear[];
  readonly calendar: WorkCalendar;
  readonly isWorkday: (day: number) => boolean;
  /** Days that a later notice gives off or has worked, against an earlier one. */
  readonly changed: ReadonlySet<number>;
  readonly [fc.toStringMethod]: () => string;
}

const changedDays = (files: readonly CalendarYear[]): ReadonlySet<number> => {
  const notices = files.flatMap((file) => file.notices);
  const off = notices.flatMap(({ daysOff }) => daysOff.flatMap(({ from, to }) => daysOf(from, to)));
  const worked = new Set(notices.flatMap(({ makeUp }) => makeUp.map(dayAt)));
  return new Set(off.filter((day) => worked.has(day)));
};

const known = (files: readonly CalendarYear[], calendar = calendarOf(files)): Known => ({
  years: files,
  calendar,
  isWorkday: slowWorkdays(files),
  changed: changedDays(files),
  // A failing property would otherwise print the whole calendar.
  [fc.toStringMethod]: () => `calendar of ${files.map((file) => file.year).join(", ")}`,
});

/** The Beijing years, none at all, and random ones for 2025 to 2027. */
const calendars: readonly Known[] = [
  known(years, beijing),
  known([]),
  ...fc.sample(fc.tuple(year(2025), year(2026), year(2027)), { numRuns: 60 }).map((files) => known(files)),
];

/** Any of them, that of Beijing more often than one in sixty times. */
export const knownCalendar = fc
  .oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: calendars.length - 1 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  )
  .map((i) => calendars[i]!);

const office = fc.constantFrom<string[]>(
  ["09:00-12:00", "13:30-18:00"],
  ["08:30-17:30"],
  ["00:00-24:00"],
  ["24/7"],
  ["22:00-06:00"],
  ["20:00-02:00", "08:00-12:00", "14:00-18:00"],
  ["00:00-06:00", "12:00-24:00"],
  ["18:00-24:00", "10:00-10:01"],
);

const endsAt = fc.constantFrom<LimitTerms["endsAt"]>("instant", "end-of-day");
const flags = {
  firstDayCounts: fc.boolean(),
  endsAt,
  roll: fc.constantFrom<LimitTerms["roll"]>("none", "next-workday"),
};
const maybeOffice = fc.option(office, { nil: undefined, freq: 2 });
const minutes = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max }).map((n) => n / 60);
const fewDays = fc.integer({ min: 1, max: 12 });

export const workhourLimit: fc.Arbitrary<LimitTerms & { officeHours: string[] }> = fc.record({
  ...flags,
  unit: fc.constant("workhour"),
  amount: fc.oneof(minutes(60 * 50), fewDays),
  officeHours: office,
});

export const anyLimit: fc.Arbitrary<LimitTerms> = fc.oneof(
  fc.record({
    ...flags,
    unit: fc.constant("hour" as const),
    amount: fc.oneof(minutes(60 * 100), fewDays),
    officeHours: maybeOffice,
  }),
  fc.record({
    ...flags,
    unit: fc.constantFrom("day" as const, "workday" as const),
    amount: fewDays,
    officeHours: maybeOffice,
  }),
  workhourLimit,
);

const firstStart = dayAt("2024-11-01");
const lastStart = dayAt("2028-02-01");

/** Days at or beside which something turns: a year, a holiday of Beijing, a weekend day worked for one. */
const turns = [
  ...[2024, 2025, 2026, 2027].map((year) => dayAt(`${year}-12-31`)),
  ...years
    .flatMap(({ notices }) => notices)
    .flatMap(({ daysOff, makeUp }) => [
      ...daysOff.flatMap(({ from, to }) => [dayAt(from) - 1, dayAt(to)]),
      ...makeUp.map((date) => dayAt(date) - 1),
    ]),
]
  .flatMap((day) => [day, day + 1])
  .filter((day) => firstStart <= day && day <= lastStart);

/** A minute from late 2024 to early 2028, with a taste for turning days, midnights and office hours. */
export const startMinute = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: firstStart, max: lastStart }) },
      { weight: 1, arbitrary: fc.constantFrom(...turns) },
    ),
    fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 60, 300, 540, 720, 810, 1080, 1140, 1439)),
  )
  .map(([day, minute]) => day * 1440 + minute);

/** Up to four pauses around a start, in any order, some of them overlapping. */
export const pausesNear = (start: number): fc.Arbitrary<{ from: number; to: number }[]> =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: -2000, max: 15 * 1440 }),
        fc.oneof(
          fc.integer({ min: 0, max: 600 }),
          fc.integer({ min: 0, max: 6 * 1440 }),
          fc.constantFrom(1440, 2880),
        ),
      )
      .map(([offset, length]) => ({ from: start + offset, to: start + offset + length })),
    { maxLength: 4 },
  );

/** A start, and pauses near it. */
export const startWithPauses = startMinute.chain((start) => fc.tuple(fc.constant(start), pausesNear(start)));

export const isoPauses = (pauses: readonly { from: number; to: number }[]): { from: string; to: string }[] =>
  pauses.map(({ from, to }) => ({ from: iso(from), to: iso(to) }));
