import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { sourcesIn } from "./support/sources.js";
import { calendarIcs, deadlinesIcs } from "../src/ics.js";
import {
  attribution,
  buildCalendar,
  compilePack,
  countLimit,
  type Decision,
  diagram,
  elapsed,
  explain,
  forUnit,
  openTicket,
  rates,
  remaining,
  renderDiagnostic,
  replay,
  ticketAt,
  transition,
  watchList,
} from "../src/index.js";
import { readPackFiles } from "../src/node.js";
import { appealArbitrary, ticketEventsArbitrary } from "../src/testing.js";
import { years } from "./support/calendar/years.js";
import { machine, unaided } from "./support/unaided.js";
import { dispatcher, streetTicket } from "./support/ticket/ticket.js";

const from = "2026-03-02T09:00:00+08:00";
const later = "2026-04-01T00:00:00+08:00";
const files = readPackFiles("fixtures/packs/good/ticket");
const limit = {
  amount: 3,
  unit: "workday",
  firstDayCounts: false,
  endsAt: "end-of-day",
  roll: "next-workday",
} as const;
const ticket = streetTicket();
const pick = { numRuns: 40 };
const appeals = fc.sample(appealArbitrary(dispatcher, { to: "2027-06-30T00:00:00+08:00" }), pick);
const lives = fc.sample(
  ticketEventsArbitrary(dispatcher, { from, units: [ticket.opening.routing.lead.value] }),
  pick,
);
const decisions = appeals.map((appeal) => dispatcher.dispatch(appeal));
const sent = (decision: Decision) => decision.routing?.lead?.value;

/** What each face of the library answers. */
const faces: Readonly<Record<string, () => readonly unknown[]>> = {
  "compiling a pack": () => [compilePack(files).pack],
  dispatching: () => appeals.map((appeal) => dispatcher.dispatch(appeal)),
  "refusing an appeal": () =>
    appeals.map((appeal) => dispatcher.safeDispatch({ ...appeal, receivedAt: "2026-02-30", titel: "x" })),
  "explaining in Chinese": () => decisions.map((decision) => explain(decision, dispatcher)),
  "explaining in English": () => decisions.map((decision) => explain(decision, dispatcher, { lang: "en" })),
  "showing a unit its part": () => decisions.map((decision) => forUnit(decision, sent(decision) ?? "990101")),
  "opening tickets": () => decisions.map((decision) => openTicket(decision, dispatcher)),
  "what happens to a ticket": () =>
    lives.map((events) => replay(dispatcher.dispatch(appeals[0]!), events, dispatcher)),
  "each event of a ticket": () =>
    lives.flatMap((events) => events.map((event) => transition(ticket, event, dispatcher))),
  "events that do not say their offset": () =>
    lives.flatMap((events) =>
      events.map((event) => transition(ticket, { ...event, at: event.at.slice(0, 19) }, dispatcher)),
    ),
  "looking at a ticket": () => [from, later].map((at) => ticketAt(ticket, at, dispatcher)),
  "accounts of a ticket": () => [attribution(ticket, later, dispatcher), diagram(dispatcher)],
  "lists of tickets": () => [
    rates([ticket], { by: "district", at: later }, dispatcher),
    watchList([ticket], { at: later, hours: 48 }, dispatcher),
  ],
  counting: () => {
    const calendar = buildCalendar(years);
    const { dueAt } = countLimit(limit, from, calendar);
    return [
      dueAt,
      elapsed(limit, { start: from, end: later }, calendar),
      remaining(limit, { start: from, end: dueAt }, calendar),
    ];
  },
  "rendering diagnostics": () => {
    const refused = dispatcher.safeDispatch({ titel: "x" });
    return refused.ok
      ? []
      : refused.diagnostics.flatMap((one) => [renderDiagnostic(one), renderDiagnostic(one, { lang: "en" })]);
  },
};

/**
 * What is written with `ics`, which asks the clock and chance for defaults that every event of ours replaces.
 */
const written: Readonly<Record<string, () => readonly string[]>> = {
  deadlines: () => decisions.map((decision) => deadlinesIcs(decision, dispatcher)),
  "days off": () => [calendarIcs(years, "放假")],
};

describe("1 pure: the machine is not asked", () => {
  test.each(Object.entries(faces))(
    "by %s, and the answer is the same as on a machine of its own",
    (_, act) => {
      const alone = JSON.stringify(unaided(act));
      expect(alone.length).toBeGreaterThan(20);
      expect(alone).toBe(JSON.stringify(act()));
    },
  );

  test.each(Object.entries(written))(
    "for %s as iCalendar: at another instant, by another chance, they read the same",
    (_, write) => {
      const events = (texts: readonly string[]) => texts.join("").split("BEGIN:VEVENT").length - 1;
      const [now, then] = ["2001-02-03T04:05:06Z", "2031-12-30T23:59:59Z"].map((instant) => {
        vi.setSystemTime(instant);
        try {
          return write();
        } finally {
          vi.useRealTimers();
        }
      });
      expect(events(now ?? [])).toBeGreaterThan(10);
      expect(then).toEqual(now);
    },
  );

  test.each(Object.entries(machine))("and one that asked %s would be found out", (_, ask) => {
    expect(() => unaided(ask)).toThrow(/ was read$/);
    expect(ask).not.toThrow();
  });
});

describe("1 pure: the library's own sources outside `cli/`", () => {
  const sources = sourcesIn("src").filter((file) => !file.startsWith("src/cli/"));
  const lines = sources.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .map((text, index) => ({ at: `${file}:${index + 1}`, text })),
  );

  const forbidden: readonly [string, RegExp, readonly string[]][] = [
    [
      "the clock",
      /\bnew \w*Date(?:Mini)?(?:\(\)|(?![\w(]))|(?<!new )\bDate\(|\bDate\.now\b|\bperformance\b|\bhrtime\b/,
      [
        "new Date()",
        "new Date;",
        "new UTCDate()",
        "Date()",
        "Date.now()",
        "performance.now()",
        "process.hrtime()",
      ],
    ],
    ["chance", /\bcrypto\b|\bMath\.random\b/, ["crypto.randomUUID()", "Math.random()"]],
    [
      "the locale",
      /toLocale|localeCompare|\bIntl\b/,
      ["a.toLocaleString()", "a.localeCompare(b)", "new Intl.Collator()"],
    ],
    [
      "the time zone",
      /\bTZ\b|\.[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)\(/,
      ["process.env.TZ", "date.getHours()", "date.getTimezoneOffset()"],
    ],
  ];

  test.each(forbidden)("never name %s", (_, pattern, examples) => {
    expect(examples.filter((example) => !pattern.test(example))).toEqual([]);
    expect(
      lines.filter(({ text }) => pattern.test(text)).map(({ at, text }) => `${at} ${text.trim()}`),
    ).toEqual([]);
  });

  test("are all read", () => {
    expect(sources.length).toBeGreaterThan(150);
  });
});
