import { describe, expect, test } from "vitest";
import { packOf } from "../src/decide/dispatcher.js";
import {
  attribution,
  buildCalendar,
  type CalendarYear,
  countLimit,
  diagnosticCodes,
  DiagnosticError,
  elapsed,
  explain,
  migrateTicket,
  openTicket,
  packInForce,
  rates,
  remaining,
  release,
  renderDiagnostic,
  recountTickets,
  replay,
  safeBuildCalendar,
  safeCountLimit,
  safeElapsed,
  safeRemaining,
  ticketAt,
  TimeError,
  transition,
  watchList,
} from "../src/index.js";
import { calendarIcs, deadlinesIcs } from "../src/ics.js";
import { loadPack, readPackFiles, readPackLayers, safeLoadPack } from "../src/node.js";
import { appealArbitrary, ticketEventsArbitrary } from "../src/testing.js";
import { mornings as limit } from "./support/calendar/limits.js";
import { beijing, years } from "./support/calendar/years.js";
import { dispatcher, street, streetTicket } from "./support/ticket/ticket.js";

const at = "2026-03-02T12:00:00+08:00";
const later = "2026-03-03T12:00:00+08:00";
const pauses = [{ from: at, to: later }];
const ticket = streetTicket();
const decision = dispatcher.dispatch({
  id: "A1",
  receivedAt: at,
  title: "投诉垃圾",
  location: { divisions: [street] },
});
const found = (() => {
  const result = ticketAt({}, at, dispatcher);
  return result.ok ? undefined : result.diagnostics[0];
})();
const [year] = years.slice(-1) as [CalendarYear];
const event = { id: "1", type: "sign", at, unit: street };

/** Things no public function has asked for, by the name a failure shows. */
const garbage: Readonly<Record<string, unknown>> = {
  undefined,
  null: null,
  NaN,
  Infinity,
  "-1": -1,
  five: 5,
  bigint: 5n,
  true: true,
  text: "fr",
  "an empty text": "",
  "an empty list": [],
  "a list": [null],
  "an empty object": {},
  "a bare object": Object.create(null),
  "a function": () => 0,
  "a symbol": Symbol("x"),
};
const none = ["undefined", "null"];
const lists = ["an empty list"];
const objects = ["an empty object", "a bare object"];
const texts = ["text", "an empty text"];
const left = ["undefined"];

/**
 * A public function with sound arguments; for each argument, or a part of it, which garbage is none there.
 */
interface Asked {
  readonly ask: (...given: never[]) => unknown;
  readonly sound: readonly unknown[];
  readonly takes: Readonly<Record<string, readonly string[]>>;
}

const asked = <Given extends unknown[]>(
  ask: (...given: Given) => unknown,
  sound: readonly unknown[],
  takes: Asked["takes"],
): Asked => ({ ask: ask as Asked["ask"], sound, takes });

const counting = {
  "0": [],
  "0.amount": ["five"],
  "0.unit": [],
  "0.firstDayCounts": ["true"],
  "0.endsAt": [],
  "0.roll": [],
  "0.officeHours": [],
};
const limited = {
  ...counting,
  "1": [],
  "2": [],
  "3": [...none, ...objects],
  "3.pauses": [...left, ...lists],
  "3.pauses.0": [],
  "3.startedAtDayEnd": [...left, "true"],
};
const spans = { ...limited, "1.start": [], "1.end": [] };
const yearly = {
  "0": lists,
  "0.0": [],
  "0.0.year": [],
  "0.0.notices": lists,
  "0.0.notices.0": [],
  "0.0.notices.0.published": [],
  "0.0.notices.0.daysOff": [],
  "0.0.notices.0.daysOff.0.to": [],
  "0.0.notices.0.makeUp": lists,
};
const dated = { ...yearly, "1": [...none, ...objects], "1.asOf": left, "1.utcOffset": left };
const shown = {
  "0": [],
  "0.deadlines": lists,
  "0.deadlines.0": [],
  "0.deadlines.0.dueAt": ["null"],
  "0.deadlines.0.lastDay": ["null"],
  "0.routing": ["null"],
  "0.category": [],
  "0.disposition": [],
};

const functions: Readonly<Record<string, Asked>> = {
  release: asked(release, [decision, { by: "0231", at }], { "0": [], "1": [], "1.by": ["text"], "1.at": [] }),
  countLimit: asked(countLimit, [limit, at, beijing, { pauses, startedAtDayEnd: false }], limited),
  safeCountLimit: asked(safeCountLimit, [limit, at, beijing, { pauses, startedAtDayEnd: false }], limited),
  elapsed: asked(
    elapsed,
    [limit, { start: at, end: later }, beijing, { pauses, startedAtDayEnd: false }],
    spans,
  ),
  safeElapsed: asked(
    safeElapsed,
    [limit, { start: at, end: later }, beijing, { pauses, startedAtDayEnd: false }],
    spans,
  ),
  remaining: asked(
    remaining,
    [limit, { start: at, end: later }, beijing, { pauses, startedAtDayEnd: false }],
    spans,
  ),
  safeRemaining: asked(
    safeRemaining,
    [limit, { start: at, end: later }, beijing, { pauses, startedAtDayEnd: false }],
    spans,
  ),
  buildCalendar: asked(buildCalendar, [[year], { asOf: "2026-01-01", utcOffset: "+08:00" }], dated),
  safeBuildCalendar: asked(safeBuildCalendar, [[year], { asOf: "2026-01-01", utcOffset: "+08:00" }], dated),
  "calendar.isWorkday": asked(beijing.isWorkday, [20_000], { "0": [] }),
  "calendar.reason": asked(beijing.reason, [20_000], { "0": [] }),
  "calendar.isProvisional": asked(beijing.isProvisional, [20_000, 20_001], { "0": [], "1": [] }),
  "calendar.workdaysBetween": asked(beijing.workdaysBetween, [20_000, 20_001], { "0": [], "1": [] }),
  "calendar.nthWorkdayAfter": asked(beijing.nthWorkdayAfter, [20_000, 1], {
    "0": [],
    "1": ["five", "Infinity"],
  }),
  openTicket: asked(
    (input: unknown, options: never) => openTicket(input, dispatcher, options),
    [decision, { conferred: undefined, locate: undefined }],
    {
      "0": [],
      "1": [...none, ...objects],
      "1.conferred": left,
      "1.locate": [...left, "a function"],
    },
  ),
  transition: asked(
    (kept: unknown, happened: unknown, locate: never) => transition(kept, happened, dispatcher, locate),
    [ticket, event, undefined],
    {
      "0": [],
      "1": [],
      "1.at": [],
      "2": [...left, "a function"],
    },
  ),
  replay: asked(
    (input: unknown, events: never, options: never) => replay(input, events, dispatcher, options),
    [decision, [event], {}],
    { "0": [], "1": lists, "1.0": [], "2": [...none, ...objects] },
  ),
  ticketAt: asked((kept: unknown, instant: never) => ticketAt(kept, instant, dispatcher), [ticket, at], {
    "0": [],
    "1": [],
  }),
  attribution: asked(
    (kept: unknown, instant: never) => attribution(kept, instant, dispatcher),
    [ticket, at],
    { "0": [], "1": [] },
  ),
  watchList: asked(
    (tickets: never, options: never) => watchList(tickets, options, dispatcher),
    [[ticket], { at, hours: 24 }],
    // What of the list is no ticket is told beside the others.
    { "0": [...lists, "a list"], "1": [], "1.at": [], "1.hours": ["five"] },
  ),
  migrateTicket: asked(
    (kept: unknown, instant: never) => migrateTicket(kept, dispatcher, dispatcher, instant),
    [ticket, at],
    { "0": [], "1": [] },
  ),
  recountTickets: asked(
    (tickets: never, instant: never) => recountTickets(tickets, dispatcher, dispatcher, instant),
    [[ticket], at],
    { "0": [...lists, "a list"], "1": [] },
  ),
  rates: asked(
    (tickets: never, options: never) => rates(tickets, options, dispatcher),
    [[ticket], { at, by: "unit" }],
    { "0": lists, "0.0": [], "1": [], "1.at": [], "1.by": [] },
  ),
  explain: asked(
    (given: never, options: never) => explain(given, dispatcher, options),
    [decision, { lang: "en" }],
    { ...shown, "1": [...none, ...objects], "1.lang": left },
  ),
  deadlinesIcs: asked(
    (given: never, options: never) => deadlinesIcs(given, dispatcher, options),
    [decision, { lang: "en" }],
    { ...shown, "1": [...none, ...objects], "1.lang": left },
  ),
  calendarIcs: asked(calendarIcs, [[year], "北京", { lang: "en", asOf: "2026-01-01" }], {
    ...yearly,
    "1": texts,
    "2": [...none, ...objects],
    "2.lang": left,
    "2.asOf": left,
  }),
  renderDiagnostic: asked(renderDiagnostic, [found, { lang: "en", text: "" }], {
    "0": [],
    "0.code": [],
    "0.at": [],
    "0.params": objects,
    "0.related": lists,
    "0.cites": lists,
    "1": [...none, ...objects],
    "1.lang": left,
    "1.text": [...left, ...texts],
  }),
  packInForce: asked((dispatchers: never) => packInForce(dispatchers, at), [[dispatcher]], {
    "0": [...lists, "a list"],
  }),
  appealArbitrary: asked(
    (options: never) => appealArbitrary(dispatcher, options),
    [{ from: at, to: later }],
    { "0": [...none, ...objects], "0.from": left, "0.to": left },
  ),
  ticketEventsArbitrary: asked(
    (options: never) => ticketEventsArbitrary(dispatcher, options),
    [{ from: at, units: [street], maxLength: 3 }],
    {
      "0": [],
      "0.from": [],
      "0.units": [...left, ...lists],
      "0.maxLength": [...left, "five"],
    },
  ),
  readPackFiles: asked(readPackFiles, ["rules/beijing"], { "0": texts }),
  readPackLayers: asked(readPackLayers, ["rules/beijing"], { "0": texts }),
  loadPack: asked((folder: never) => loadPack(folder), ["fixtures/packs/good/minimal"], { "0": texts }),
  safeLoadPack: asked((folder: never) => safeLoadPack(folder), ["fixtures/packs/good/minimal"], {
    "0": texts,
  }),
};

/** The codes a call is refused with; `undefined` for an answer. Anything else it throws is thrown on. */
function refusal(call: () => unknown): readonly string[] | undefined {
  type Coded = readonly { readonly code: string }[];
  const codes = (problems: Coded) => problems.map(({ code }) => code);
  try {
    const answer = call() as { ok?: boolean; problems?: Coded; diagnostics?: Coded } | undefined;
    if (typeof answer !== "object" || answer.ok !== false) return undefined;
    return codes(answer.problems ?? answer.diagnostics ?? []);
  } catch (error) {
    if (error instanceof TimeError) return codes(error.problems);
    if (error instanceof DiagnosticError) return codes(error.diagnostics);
    throw error;
  }
}

/** A copy of a value with another at a path of keys. */
function withPart(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  const inner = withPart((value as Record<string, unknown>)[key], rest, part);
  if (!Array.isArray(value)) return { ...(value as object), [key]: inner };
  return value.map((one: unknown, index) => (String(index) === key ? inner : one));
}

const table = Object.entries(functions).map(([name, one]) => [name, one] as const);

describe.each(table)("%s", (_, { ask, sound, takes }) => {
  const call = (given: readonly unknown[]) => refusal(() => ask(...(given as never[])));

  test("answers what is sound", () => expect(call(sound)).toBeUndefined());

  test.each(Object.keys(takes))("refuses whatever argument %s is not, with a code", (path) => {
    for (const [what, value] of Object.entries(garbage)) {
      if (takes[path]?.includes(what)) continue;
      const codes = call(withPart(sound, path.split("."), value) as unknown[]);
      expect(codes?.filter((code) => code in diagnosticCodes) ?? [], what).not.toEqual([]);
    }
  });
});

test("the WorkCalendar that counts is one, not what is left of one", () => {
  const copy = JSON.parse(JSON.stringify(beijing)) as typeof beijing;
  expect(refusal(() => safeCountLimit(limit as never, at, copy))).toEqual(["time/invalid"]);
  expect(refusal(() => safeCountLimit(limit as never, at, { ...beijing }))).toBeUndefined();
  expect(packOf(dispatcher).calendar.isWorkday(20_000)).toBe(true);
});
