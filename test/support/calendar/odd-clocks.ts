import type { LimitTerms } from "../../../src/calendar/limit-plan.js";
import type { Pause } from "../../../src/calendar/pause.js";

/** A way of counting that is easily got wrong. Starts and pauses are at +08:00, which is left out. */
export interface OddClock {
  readonly title: string;
  readonly limit: LimitTerms;
  readonly start: string;
  readonly pauses: readonly Pause[];
  /** It starts as another period ends, so 00:00 is 24:00 of the day before. */
  readonly follows: boolean;
}

const days = { unit: "day", firstDayCounts: false, endsAt: "end-of-day", roll: "none" } as const;
const workdays = { ...days, unit: "workday" } as const;
const hours = { ...days, unit: "hour", endsAt: "instant" } as const;
const closing = { ...hours, endsAt: "end-of-day", officeHours: ["09:00-12:00", "13:30-18:00"] } as const;
const office = ["09:00-12:00", "13:30-18:00"];
const workhours = { ...hours, unit: "workhour", officeHours: office } as const;
const night = { ...workhours, officeHours: ["22:00-06:00"] } as const;
const rolls = { roll: "next-workday" } as const;

type More = Partial<Pick<OddClock, "follows">> & { readonly pauses?: readonly (readonly [string, string])[] };

function clock(title: string, limit: LimitTerms, start: string, more: More = {}): OddClock {
  const { pauses = [], follows = false } = more;
  const at = (text: string) => `${text}+08:00`;
  const spans = pauses.map(([from, to]) => ({ from: at(from), to: at(to) }));
  return { title, limit, start: at(start), pauses: spans, follows };
}

export const oddClocks: readonly OddClock[] = [
  clock("hours through a weekend", { ...hours, amount: 48 }, "2026-11-20T16:45:00"),
  clock("hours from a second and a millisecond", { ...hours, amount: 2 }, "2026-11-20T23:00:01.007"),
  clock("a third of an hour", { ...hours, amount: 1 / 3 }, "2026-11-20T09:00:00"),
  clock("hours that end at 24:00", { ...hours, amount: 24 }, "2026-11-20T00:00:00"),
  clock("hours rolled off a Sunday", { ...hours, ...rolls, amount: 48 }, "2026-11-20T16:45:00"),
  clock("hours to closing time", { ...closing, amount: 2 }, "2026-11-20T16:00:00"),
  clock("hours past closing time", { ...closing, amount: 2 }, "2026-11-20T16:00:00.001"),
  clock("hours paused twice", { ...hours, amount: 10 }, "2026-11-20T20:00:00", {
    pauses: [
      ["2026-11-20T22:00:00", "2026-11-22T07:00:00"],
      ["2026-11-22T08:00:00", "2026-11-24T08:00:00.001"],
    ],
  }),
  clock("hours paused at their last instant", { ...hours, amount: 24 }, "2026-11-19T15:00:00", {
    pauses: [["2026-11-20T15:00:00", "2026-11-23T10:00:00"]],
  }),
  clock("working hours over a break and a weekend", { ...workhours, amount: 8 }, "2026-11-20T11:00:00"),
  clock("working hours from after closing", { ...workhours, amount: 7.5 }, "2026-11-20T18:00:00"),
  clock("working hours paused over a night", { ...workhours, amount: 4 }, "2026-11-19T16:00:00", {
    pauses: [["2026-11-19T17:00:00", "2026-11-20T10:00:00"]],
  }),
  clock("working hours paused a whole day", { ...workhours, amount: 8 }, "2026-11-18T17:00:00", {
    pauses: [["2026-11-18T18:00:00", "2026-11-20T09:00:00"]],
  }),
  clock(
    "working hours round the clock",
    { ...workhours, officeHours: ["24/7"], amount: 24 },
    "2026-11-20T15:00:00",
  ),
  clock("a window over midnight, begun before it", { ...night, amount: 8 }, "2026-11-20T20:00:00"),
  clock("a window over midnight, begun after it", { ...night, amount: 8 }, "2026-11-21T03:30:00"),
  clock("a window over midnight, on a worked Sunday", { ...night, amount: 12 }, "2026-09-20T23:00:00"),
  clock("days from the last millisecond of a day", { ...days, amount: 3 }, "2026-11-20T23:59:59.999"),
  clock("days whose first counts", { ...days, firstDayCounts: true, amount: 1 }, "2026-11-20T23:59:59.999"),
  clock("days after a 24:00", { ...days, amount: 2 }, "2026-11-28T00:00:00", { follows: true }),
  clock("days after a 00:00", { ...days, amount: 2 }, "2026-11-28T00:00:00"),
  clock("days of 24 hours", { ...days, endsAt: "instant", amount: 2 }, "2026-11-20T09:30:00"),
  clock("days rolled off the National Day", { ...days, ...rolls, amount: 15 }, "2026-09-16T09:30:00"),
  clock("days that end on the holiday's last day", { ...days, ...rolls, amount: 7 }, "2026-09-30T09:30:00"),
  clock("days that end the day after the holiday", { ...days, ...rolls, amount: 8 }, "2026-09-30T09:30:00"),
  clock("days that end on a worked Saturday", { ...days, ...rolls, amount: 1 }, "2026-10-09T09:30:00"),
  clock("days paused and rolled", { ...days, ...rolls, amount: 4 }, "2026-11-16T09:00:00", {
    pauses: [["2026-11-18T10:00:00", "2026-11-20T10:00:00"]],
  }),
  clock("days paused from their 24:00", { ...days, amount: 1 }, "2026-11-16T09:00:00", {
    pauses: [["2026-11-18T00:00:00", "2026-11-20T10:00:00"]],
  }),
  clock("working days over the Spring Festival", { ...workdays, amount: 3 }, "2026-02-13T10:00:00"),
  clock("working days paused into a weekend", { ...workdays, amount: 3 }, "2026-11-17T10:00:00", {
    pauses: [["2026-11-18T10:00:00", "2026-11-21T10:00:00"]],
  }),
  clock(
    "working days of 24 hours from a Saturday",
    { ...workdays, endsAt: "instant", amount: 1 },
    "2026-11-21T15:00:00",
  ),
  clock("the holiday of 2020, changed by a second notice", { ...workdays, amount: 6 }, "2020-01-17T10:00:00"),
  clock("days rolled by that second notice", { ...days, ...rolls, amount: 7 }, "2020-01-24T10:00:00"),
  clock("working days into a year without a notice", { ...workdays, amount: 3 }, "2026-12-30T09:00:00"),
  clock("days rolled in a year without a notice", { ...days, ...rolls, amount: 1 }, "2026-12-31T09:00:00"),
  clock("days over the year's turn", { ...days, amount: 3 }, "2026-12-30T09:00:00"),
];
