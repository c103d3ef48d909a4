import { describe, expect, test } from "vitest";
import {
  attribution,
  diagram,
  openTicket,
  rates,
  type Ticket,
  ticketAt,
  watchList,
} from "../../src/ticket/index.js";
import { patched } from "../support/patched.js";
import { dispatcher, heatingTicket, run, street, streetTicket } from "../support/ticket/ticket.js";

const other = "990102001";
const at = (day: string, time: string) => `2026-03-${day}T${time}:00+08:00`;
const hour = 3_600_000;

const handedOver = run(streetTicket(), [
  { id: "1", type: "sign", at: at("03", "06:00"), unit: street },
  { id: "2", type: "object", at: at("02", "18:00"), unit: street, ground: "territory", evidence: ["图"] },
  { id: "3", type: "object", at: at("03", "08:00"), unit: street, ground: "territory", evidence: ["图"] },
  { id: "4", type: "objection-upheld", at: at("04", "12:00"), to: other },
  { id: "5", type: "sign", at: at("04", "18:00"), unit: other },
]).ticket;

describe("attribution", () => {
  test("splits each clock by unit and phase; what the first unit used stays with it when the clock restarts", () => {
    const found = attribution(handedOver, at("06", "00:00"), dispatcher);
    expect(found.ok && found.value.filter(({ step }) => step === "resolve")).toEqual([
      {
        step: "resolve",
        limit: "limit.7d",
        startsAt: at("02", "09:00"),
        allowed: 7 * 24 * hour,
        used: 36 * hour,
        parts: [
          { unit: street, phase: "dispatched", used: 6 * hour },
          { unit: street, phase: "handling", used: 2 * hour },
          { unit: street, phase: "reviewing", used: 28 * hour },
        ],
      },
      {
        step: "resolve",
        limit: "limit.7d",
        startsAt: at("04", "12:00"),
        allowed: 7 * 24 * hour,
        used: 24 * hour,
        parts: [{ unit: other, phase: "handling", used: 24 * hour }],
      },
    ]);
  });

  test("time on the shelf is nobody's", () => {
    const { ticket } = run(streetTicket(), [
      { id: "1", type: "suspend", at: at("04", "09:00"), unit: street, reason: "x", reviewOn: "2026-04-01" },
      { id: "2", type: "resume", at: at("06", "09:00"), unit: street },
    ]);
    const found = attribution(ticket, at("08", "00:00"), dispatcher);
    expect(found.ok && found.value[0]?.used).toBe((2 + 1) * 24 * hour);
  });
});

describe("rates", () => {
  const open = (id: string) => {
    const opened = openTicket(
      dispatcher.dispatch({
        id,
        receivedAt: at("02", "09:00"),
        title: "投诉垃圾",
        location: { divisions: [street] },
      }),
      dispatcher,
    );
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    return opened.ticket;
  };
  const closed = (id: string, done: string, said: object): Ticket =>
    run(open(id), [
      { id: "1", type: "resolve", at: done, unit: street, outcome: "solved" },
      { id: "2", type: "call-back", at: at("13", "09:00"), ...said },
    ]).ticket;
  const tickets = [
    closed("A", at("03", "09:00"), { reached: true, resolved: true, satisfied: true }),
    closed("B", at("11", "09:00"), { reached: true, resolved: true, satisfied: false }),
    // Nobody was reached: what is written beside it was said by nobody.
    closed("C", at("03", "09:00"), { reached: false, resolved: true, satisfied: true }),
    run(open("D"), [
      { id: "1", type: "suspend", at: at("03", "09:00"), unit: street, reason: "x", reviewOn: "2026-04-01" },
    ]).ticket,
  ];

  test("each rate lists the tickets above and below its line, and those left out with the rule", () => {
    const found = rates(tickets, { by: "unit", at: at("20", "09:00") }, dispatcher);
    expect(found.ok && found.value).toEqual([
      {
        of: street,
        response: { value: 2 / 3, numerator: ["A", "C"], denominator: ["A", "B", "C"] },
        resolution: { value: 1, numerator: ["A", "B"], denominator: ["A", "B"] },
        satisfaction: { value: 1 / 2, numerator: ["A"], denominator: ["A", "B"] },
        score: 0.2 * (2 / 3) + 0.4 + 0.4 / 2,
        excluded: [{ appealId: "D", from: ["resolution", "satisfaction"], by: "rates.suspended" }],
      },
    ]);
  });

  test("tickets are grouped by the unit responsible, its district, or their topic", () => {
    const groups = (by: "unit" | "district" | "topic") => {
      const found = rates([...tickets, handedOver], { by, at: at("20", "09:00") }, dispatcher);
      return found.ok && found.value.map(({ of }) => of);
    };
    expect(groups("unit")).toEqual([street, other]);
    expect(groups("district")).toEqual(["990101", "990102"]);
    expect(groups("topic")).toEqual(["市容环卫"]);
  });

  test("where nothing counts yet there is no rate and no score", () => {
    const found = rates([streetTicket()], { by: "unit", at: at("03", "09:00") }, dispatcher);
    expect(found.ok && found.value[0]).toMatchObject({
      response: { value: null, denominator: [] },
      score: null,
    });
  });
});

describe("clocks", () => {
  const clocksOf = (ticket: Ticket, when: string) => {
    const seen = ticketAt(ticket, when, dispatcher);
    return seen.ok
      ? seen.value.clocks.map(({ step, unit, state, missedBy }) => [step, unit, state, missedBy])
      : [];
  };

  test("a call-back that was late stays late when the ticket is reopened and everything is counted anew", () => {
    const { ticket } = run(streetTicket(), [
      { id: "1", type: "resolve", at: at("03", "09:00"), unit: street, outcome: "solved" },
      { id: "2", type: "call-back", at: at("13", "09:00"), reached: true },
      { id: "3", type: "reopen", at: at("16", "09:00"), newFacts: true, reason: "x" },
    ]);
    expect(clocksOf(ticket, at("16", "09:00"))).toEqual([
      ["resolve", street, "met", null],
      ["call-back", null, "missed", null],
      ["resolve", street, "running", null],
      ["call-back", null, "running", null],
    ]);
  });

  test("a clock handed over after it ran out is put down to the unit that let it", () => {
    const { ticket } = run(streetTicket(), [
      { id: "1", type: "object", at: at("02", "10:00"), unit: street, ground: "territory", evidence: ["图"] },
      { id: "2", type: "objection-upheld", at: at("12", "09:00"), to: other },
    ]);
    expect(clocksOf(ticket, at("12", "10:00"))).toEqual([
      ["resolve", street, "missed", street],
      ["call-back", null, "running", null],
      ["resolve", other, "running", null],
    ]);
  });
});

test("the watch list has both ends of its hours in, soonest first", () => {
  const list = (hours: number) => {
    const found = watchList([handedOver, streetTicket()], { at: at("09", "00:00"), hours }, dispatcher);
    return found.ok && found.value.due.map(({ step, dueAt }) => [step, dueAt]);
  };
  expect(list(24)).toEqual([["resolve", at("10", "00:00")]]);
  expect(list(23.9)).toEqual([]);
  expect(list(72)).toEqual([
    ["resolve", at("10", "00:00")],
    ["resolve", at("12", "00:00")],
    ["call-back", at("12", "00:00")],
  ]);
});

describe("the watch list", () => {
  const listed = (tickets: readonly unknown[], instant: string, hours: number, by = dispatcher) => {
    const found = watchList(tickets, { at: instant, hours }, by);
    if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
    return found.value;
  };

  test("has what is overdue, the longest first, and no more what is done", () => {
    const { due, overdue } = listed([streetTicket(), heatingTicket()], at("20", "12:00"), 0);
    expect(due).toEqual([]);
    expect(overdue.map(({ appealId, step, dueAt }) => [appealId, step, dueAt])).toEqual([
      ["A2", "co-report", at("06", "00:00")],
      ["A1", "resolve", at("10", "00:00")],
      ["A2", "resolve", at("10", "00:00")],
      ["A1", "call-back", at("12", "00:00")],
      ["A2", "call-back", at("12", "00:00")],
    ]);
    expect(overdue.find(({ appealId, step }) => appealId === "A1" && step === "resolve")?.remaining).toEqual({
      amount: -10.5,
      unit: "day",
    });
  });

  test("has the tickets that nobody signed for, and those under review, since when", () => {
    const signed = run(streetTicket(), [
      { id: "1", type: "sign", at: at("02", "10:00"), unit: street },
    ]).ticket;
    const objected = run(streetTicket(), [
      { id: "1", type: "object", at: at("02", "11:00"), unit: street, ground: "duty", evidence: ["x"] },
    ]).ticket;
    const { unsigned, reviewing } = listed([signed, objected, heatingTicket()], at("03", "09:00"), 1);
    expect(unsigned).toEqual([
      { appealId: "A2", responsible: "enterprise:heating", since: at("02", "09:00") },
    ]);
    expect(listed([heatingTicket()], at("02", "08:59"), 1).unsigned).toEqual([]);
    expect(reviewing).toEqual([{ appealId: "A1", responsible: street, since: at("02", "11:00") }]);
  });

  test("names a ticket that cannot be read, and has the others", () => {
    const broken = { ...streetTicket(), log: [{}] };
    const { due, unread } = listed([broken, 7, streetTicket()], at("09", "12:00"), 24);
    expect(due).toHaveLength(1);
    expect(unread.map(({ index, appealId }) => [index, appealId])).toEqual([
      [0, "A1"],
      [1, undefined],
    ]);
    expect(unread[0]?.diagnostics[0]?.code).toBe("schema/missing-key");
  });

  test("counts what is left of working time by the clock's own hours", () => {
    const own = patched(
      {
        "limits.json": (data: { limits: { id: string }[] }) => {
          const office = { amount: 8, unit: "workhour", startsAt: "dispatched", endsAt: "instant" };
          for (const limit of data.limits)
            if (limit.id === "limit.7d")
              Object.assign(limit, office, { officeHours: ["09:00-12:00", "13:30-18:30"] });
        },
      },
      "fixtures/packs/good/ticket",
    );
    // Dispatched on Friday at 14:00, eight hours: four and a half until 18:30, the rest on Monday.
    const decision = own.dispatch({
      id: "F",
      receivedAt: at("06", "14:00"),
      title: "投诉垃圾",
      location: { divisions: [street] },
    });
    const opened = openTicket(decision, own);
    const dueAt = (instant: string) =>
      listed([opened.ok && opened.ticket], instant, 4, own).due.flatMap(({ step, remaining }) =>
        step === "resolve" ? remaining : [],
      );
    expect(dueAt(at("06", "17:30"))).toEqual([]);
    expect(dueAt(at("06", "18:00"))).toEqual([{ amount: 4, unit: "workhour" }]);
    expect(dueAt(at("07", "09:00"))).toEqual([{ amount: 3.5, unit: "workhour" }]);
  });
});

test("the diagram draws what the pack's rules admit and nothing else", () => {
  const lines = diagram(dispatcher)
    .split("\n")
    .map((line) => line.trim());
  expect(lines).toContain("reviewing --> dispatched: 异议成立*、异议不成立");
  expect(lines).toContain("handling --> resolved: 办结反馈");
  expect(lines.filter((line) => line.startsWith("closed --> "))).not.toContainEqual(
    expect.stringContaining("派单异议"),
  );
  expect(lines.some((line) => line.startsWith("reviewing --> resolved"))).toBe(false);
});
