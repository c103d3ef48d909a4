import { describe, expect, test } from "vitest";
import { type Dispatcher } from "../../src/index.js";
import type { Limit } from "../../src/pack/schema/limits.js";
import { openTicket, rates, type Ticket, ticketAt, transition, watchList } from "../../src/ticket/index.js";
import { patched } from "../support/patched.js";
import { street } from "../support/ticket/ticket.js";

// Every law here is asked at an instant, one millisecond before it and one after.

const other = "990102001";
const ms = (at: string, off: number) => new Date(Date.parse(at) + off).toISOString();
const on = (text: string) => `2026-03-${text}+08:00`;
const dispatchedAt = on("06T15:20:00");

const office = ["09:00-12:00", "13:30-18:00"];
const end = { endsAt: "end-of-day" } as const;
const instant = { endsAt: "instant" } as const;
const rolls = { roll: "next-workday" } as const;

/** Dispatched on Friday 6 March 2026 at 15:20; due as a person with a wall calendar would say. */
const kinds: readonly (readonly [due: string, terms: Partial<Limit>])[] = [
  ["07T15:20:00", { unit: "hour", amount: 24, ...instant }],
  ["09T00:00:00", { unit: "hour", amount: 24, ...instant, ...rolls }],
  ["07T00:00:00", { unit: "hour", amount: 2, ...end }],
  ["06T18:00:00", { unit: "hour", amount: 2, ...end, officeHours: office }],
  ["09T00:00:00", { unit: "day", amount: 2, ...end }],
  ["08T00:00:00", { unit: "day", amount: 2, ...end, firstDayCounts: true }],
  ["10T00:00:00", { unit: "day", amount: 2, ...end, ...rolls }],
  ["08T15:20:00", { unit: "day", amount: 2, ...instant }],
  ["09T18:00:00", { unit: "day", amount: 1, ...end, ...rolls, officeHours: office }],
  ["11T00:00:00", { unit: "workday", amount: 2, ...end }],
  ["09T18:00:00", { unit: "workday", amount: 1, ...end, officeHours: office }],
  ["09T15:20:00", { unit: "workday", amount: 1, ...instant }],
  ["09T10:20:00", { unit: "workhour", amount: 4, ...instant, officeHours: office }],
  ["06T18:00:00", { unit: "workhour", amount: 8 / 3, ...instant, officeHours: office }],
  ["09T18:00:00", { unit: "workhour", amount: 4, ...end, officeHours: office }],
  ["07T06:00:00", { unit: "workhour", amount: 8, ...instant, officeHours: ["22:00-06:00"] }],
  ["07T01:20:00", { unit: "workhour", amount: 10, ...instant, officeHours: ["24/7"] }],
];

type Rules = { events: Record<string, { id: string; when?: object; then: Record<string, unknown> }[]> };

/** Lets every clock go on where an objection is upheld and another unit designated. */
function goOn(events: Rules["events"]): void {
  for (const { then } of events["objection-upheld"] ?? [])
    if (then["responsible"] === "designated") then["clock"] = {};
}

/** The ticket pack with its seven days counted another way, and rules changed. */
function packWith(terms: Partial<Limit>, change: (rules: Rules) => void = () => undefined): Dispatcher {
  const plain = { firstDayCounts: false, roll: "none", startsAt: "received" } as const;
  return patched(
    {
      "limits.json": ({ limits }: { limits: Limit[] }) => {
        for (const limit of limits) if (limit.id === "limit.7d") Object.assign(limit, plain, terms);
      },
      "responsibility.json": change,
    },
    "fixtures/packs/good/ticket",
  );
}

function opened(dispatcher: Dispatcher, receivedAt = dispatchedAt): Ticket {
  const result = openTicket(
    dispatcher.dispatch({ id: "A1", receivedAt, title: "投诉垃圾", location: { divisions: [street] } }),
    dispatcher,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.ticket;
}

function after(
  dispatcher: Dispatcher,
  ticket: Ticket,
  ...events: object[]
): { ticket: Ticket; answers: string[] } {
  const answers: string[] = [];
  for (const event of events) {
    const result = transition(ticket, event, dispatcher);
    if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
    answers.push(result.ok ? "accepted" : result.refusal.code);
    ticket = result.ticket;
  }
  return { ticket, answers };
}

function clocks(dispatcher: Dispatcher, ticket: Ticket, at: string, step = "resolve") {
  const seen = ticketAt(ticket, at, dispatcher);
  if (!seen.ok) throw new Error(JSON.stringify(seen.diagnostics));
  return seen.value.clocks
    .filter((clock) => clock.step === step)
    .map(({ state, missedBy }) => [state, missedBy]);
}

const described = (terms: Partial<Limit>) => Object.values(terms).flat().join(" ");

describe.each(kinds.map(([due, terms]) => [described(terms), on(due), terms] as const))(
  "%s",
  (_, due, terms) => {
    const dispatcher = packWith(terms);
    const ticket = opened(dispatcher);
    const done = (off: number) => ({
      id: "1",
      type: "resolve",
      at: ms(due, off),
      unit: street,
      outcome: "solved",
    });

    test("is running up to its last instant and missed after it", () => {
      const seen = ticketAt(ticket, dispatchedAt, dispatcher);
      expect(seen.ok && seen.value.clocks.find(({ step }) => step === "resolve")?.dueAt).toBe(due);
      for (const off of [-1, 0])
        expect(clocks(dispatcher, ticket, ms(due, off))).toEqual([["running", null]]);
      expect(clocks(dispatcher, ticket, ms(due, 1))).toEqual([["missed", street]]);
    });

    test("is met by an act at its last instant and missed by one after it", () => {
      const later = ms(due, 86_400_000);
      const stands = (off: number) => clocks(dispatcher, after(dispatcher, ticket, done(off)).ticket, later);
      expect([-1, 0, 1].map(stands)).toEqual([[["met", null]], [["met", null]], [["missed", street]]]);
    });

    test("counts as a response in time up to its last instant, and as none only after it", () => {
      const responses = (one: Ticket, at: string) => {
        const found = rates([one], { by: "unit", at }, dispatcher);
        return found.ok && found.value[0]?.response.value;
      };
      const acted = (off: number) => responses(after(dispatcher, ticket, done(off)).ticket, ms(due, 1000));
      expect([-1, 0, 1].map(acted)).toEqual([1, 1, 0]);
      expect([-1, 0, 1].map((off) => responses(ticket, ms(due, off)))).toEqual([null, null, 0]);
    });

    test("may be extended at its last instant and not after it", () => {
      const extend = { id: "1", type: "extend", unit: street, days: 1, reason: "x", appellantTold: true };
      const answer = (off: number) => after(dispatcher, ticket, { ...extend, at: ms(due, off) }).answers;
      expect([-1, 0, 1].flatMap(answer)).toEqual(["accepted", "accepted", "extension/after-expiry"]);
    });

    test("is watched up to its last instant, both ends of the hours in", () => {
      const watched = (at: string, hours: number) => {
        const found = watchList([ticket], { at, hours }, dispatcher);
        return found.ok && found.value.due.some(({ step }) => step === "resolve");
      };
      expect([-1, 0, 1].map((off) => watched(ms(due, off), 0))).toEqual([false, true, false]);
      expect([-1, 0, 1].map((off) => watched(ms(due, -3_600_000 + off), 1))).toEqual([false, true, true]);
    });

    test("handed over at its last instant is the first unit's to miss, a millisecond sooner the next's", () => {
      const goesOn = packWith(terms, ({ events }) => goOn(events));
      const handed = (off: number) =>
        after(
          goesOn,
          opened(goesOn),
          { id: "1", type: "object", at: dispatchedAt, unit: street, ground: "territory", evidence: ["图"] },
          { id: "2", type: "objection-upheld", at: ms(due, off), to: other },
        ).ticket;
      const missed = (off: number) => clocks(goesOn, handed(off), ms(due, 2));
      expect([-1, 0, 1].map(missed)).toEqual([
        [["missed", other]],
        [["missed", street]],
        [["missed", street]],
      ]);
    });

    test("replaced at its last instant is not missed, a millisecond later it is", () => {
      const handed = (off: number) =>
        after(
          dispatcher,
          ticket,
          { id: "1", type: "object", at: dispatchedAt, unit: street, ground: "territory", evidence: ["图"] },
          { id: "2", type: "objection-upheld", at: ms(due, off), to: other },
        ).ticket;
      const first = (off: number) => clocks(dispatcher, handed(off), ms(due, off))[0];
      expect([-1, 0, 1].map(first)).toEqual([
        ["replaced", null],
        ["replaced", null],
        ["missed", street],
      ]);
    });
  },
);

describe("a co-handler's clock", () => {
  const dispatcher = packWith({ unit: "day", amount: 7, ...end });
  const { ticket } = after(dispatcher, opened(dispatcher), {
    id: "1",
    type: "whistle",
    at: on("06T16:00:00"),
    unit: street,
    departments: ["990101:urban"],
    question: "x",
  });
  const report = (off: number) => ({
    id: "2",
    type: "report-in",
    at: ms(on("06T18:00:00"), off),
    unit: "990101:urban",
  });

  test("is met at its last instant, and missed by the co-handler after it", () => {
    const stands = (off: number) => {
      const { ticket: reported } = after(dispatcher, ticket, report(off));
      return clocks(dispatcher, reported, on("07T09:00:00"), "report-in");
    };
    expect([-1, 0, 1].map(stands)).toEqual([[["met", null]], [["met", null]], [["missed", "990101:urban"]]]);
  });
});

describe("a clock that follows another's deadline", () => {
  const dispatcher = packWith({ unit: "day", amount: 1, ...end });
  const ticket = opened(dispatcher);

  test("starts with that deadline and is the hotline's to miss: nobody's", () => {
    // Two working days after Saturday's 24:00 are Monday and Tuesday.
    const due = on("11T00:00:00");
    expect(clocks(dispatcher, ticket, due, "call-back")).toEqual([["running", null]]);
    expect(clocks(dispatcher, ticket, ms(due, 1), "call-back")).toEqual([["missed", null]]);
  });
});

describe("the order of events", () => {
  const dispatcher = packWith({ unit: "day", amount: 7, ...end });
  const contact = (id: string, off: number) => ({
    id,
    type: "contact",
    at: ms(dispatchedAt, off),
    unit: street,
  });

  test("begins with the dispatch: an event may come at its instant and not before", () => {
    const answer = (off: number) => after(dispatcher, opened(dispatcher), contact("1", off)).answers;
    expect([-1, 0, 1].flatMap(answer)).toEqual(["ticket/out-of-order", "accepted", "accepted"]);
  });

  test("goes by id at one instant, and by instant alone otherwise", () => {
    const first = after(dispatcher, opened(dispatcher), contact("5", 1000)).ticket;
    const answer = (id: string, off: number) => after(dispatcher, first, contact(id, off)).answers[0];
    expect([answer("4", 1000), answer("5", 1000), answer("6", 1000)]).toEqual([
      "ticket/out-of-order",
      "ticket/duplicate-event",
      "accepted",
    ]);
    expect([answer("6", 999), answer("4", 1001)]).toEqual(["ticket/out-of-order", "accepted"]);
  });

  test("is not moved on by an event that was refused", () => {
    const stray = { ...contact("9", 9000), type: "report-in" };
    const refused = after(dispatcher, opened(dispatcher), stray, contact("1", 1));
    expect(refused.answers).toEqual(["report-in/not-called", "accepted"]);
  });
});

describe("looking at a ticket", () => {
  const dispatcher = packWith({ unit: "day", amount: 7, ...end });
  const sign = { id: "1", type: "sign", at: on("06T16:00:00"), unit: street };
  const { ticket } = after(dispatcher, opened(dispatcher), sign);

  test("takes in an event at its instant and not before", () => {
    const phase = (off: number) => {
      const seen = ticketAt(ticket, ms(on("06T16:00:00"), off), dispatcher);
      return seen.ok && seen.value.phase;
    };
    expect([-1, 0, 1].map(phase)).toEqual(["dispatched", "handling", "handling"]);
  });

  test.each([
    ["1989-12-31T23:59:59.999+08:00", false],
    ["1990-01-01T00:00:00+08:00", true],
    ["1989-12-31T16:00:00Z", true],
    ["2099-12-31T23:59:59.999+08:00", true],
    ["2100-01-01T00:00:00+08:00", false],
    ["2099-12-31T16:00:00Z", false],
  ])("is possible at %s: %s", (at, possible) => {
    expect(ticketAt(ticket, at, dispatcher).ok).toBe(possible);
  });
});

describe("a reminder", () => {
  const dispatcher = packWith({ unit: "hour", amount: 10, ...instant }, ({ events }) => goOn(events));

  test("is for the instant at which four fifths are used, and is not set again at that instant", () => {
    const warnAt = on("06T23:20:00");
    const { ticket } = after(dispatcher, opened(dispatcher), {
      id: "1",
      type: "object",
      at: dispatchedAt,
      unit: street,
      ground: "territory",
      evidence: ["图"],
    });
    const warned = (off: number) => {
      const event = { id: "2", type: "objection-upheld", at: ms(warnAt, off), to: other };
      const result = transition(ticket, event, dispatcher);
      if (!result.ok) throw new Error(JSON.stringify(result));
      return result.effects
        .filter((one) => one.kind === "warn" && one.step === "resolve")
        .map(({ at }) => at);
    };
    expect([-1, 0, 1].map(warned)).toEqual([[warnAt], [], []]);
  });
});

describe("the window for an objection", () => {
  const window = (hours: number) =>
    packWith({ unit: "day", amount: 7, ...end }, ({ events }) => {
      const late = events["object"]?.find(({ id }) => id === "object.late");
      Object.assign(late?.when ?? {}, { value: hours });
    });
  const answer = (dispatcher: Dispatcher, at: string) =>
    after(dispatcher, opened(dispatcher, on("02T09:00:00")), {
      id: "1",
      type: "object",
      at,
      unit: street,
      ground: "territory",
      evidence: ["图"],
    }).answers[0];

  test.each([
    // Dispatched on Monday at 9:00: the eighth working hour ends on Tuesday at 9:30.
    [8, "03T09:30:00", ["accepted", "accepted", "objection/too-late"]],
    // Seven and a half end at closing time, and no more are used before the office opens again.
    [7.5, "02T18:00:00", ["accepted", "accepted", "accepted"]],
    [7.5, "03T09:00:00", ["accepted", "accepted", "objection/too-late"]],
    [3, "02T12:00:00", ["accepted", "accepted", "accepted"]],
    [3, "02T13:30:00", ["accepted", "accepted", "objection/too-late"]],
  ])("of %d working hours is open up to its end: %s", (hours, at, expected) => {
    const dispatcher = window(hours);
    expect([-1, 0, 1].map((off) => answer(dispatcher, ms(on(at), off)))).toEqual(expected);
  });
});
