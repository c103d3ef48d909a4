import { expect, test } from "vitest";
import type { Limit } from "../../src/pack/schema/limits.js";
import { type Effect, openTicket, type Ticket, transition } from "../../src/ticket/index.js";
import { patched } from "../support/patched.js";
import { dispatcher, district, heatingTicket, run, street, streetTicket } from "../support/ticket/ticket.js";

const at = (day: string, time: string) => `2026-03-${day}T${time}:00+08:00`;

function effectsOf(ticket: Ticket, event: object): readonly Effect[] {
  const result = transition(ticket, event, dispatcher);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.effects;
}

test("opening sends the ticket, and sets the reminders of each clock", () => {
  const opened = openTicket(
    dispatcher.dispatch({
      id: "A1",
      receivedAt: at("02", "09:00"),
      title: "投诉垃圾",
      location: { divisions: [street] },
    }),
    dispatcher,
  );
  expect(opened.ok && opened.effects).toEqual([
    { kind: "send", at: at("02", "09:00"), unit: street, role: "lead" },
    { kind: "send", at: at("02", "09:00"), unit: district, role: "cc" },
    // Seven days from 24:00 of the second; four fifths of them are five days and 14.4 hours.
    { kind: "warn", at: at("08", "14:24"), step: "resolve", unit: street, dueAt: at("10", "00:00") },
    { kind: "overdue", at: at("10", "00:00"), step: "resolve", unit: street },
    { kind: "schedule", at: at("10", "00:00"), step: "call-back", dueAt: at("12", "00:00") },
    { kind: "warn", at: at("11", "14:24"), step: "call-back", unit: null, dueAt: at("12", "00:00") },
    { kind: "overdue", at: at("12", "00:00"), step: "call-back", unit: null },
  ]);
});

test("a designation sends the ticket on, tells whom the rule names, and moves the reminders to the new unit", () => {
  const { ticket } = run(streetTicket(), [
    { id: "1", type: "object", at: at("02", "10:00"), unit: street, ground: "territory", evidence: ["图"] },
  ]);
  const effects = effectsOf(ticket, {
    id: "2",
    type: "objection-upheld",
    at: at("03", "09:00"),
    to: "990102001",
  });
  expect(effects).toContainEqual({ kind: "send", at: at("03", "09:00"), unit: "990102001", role: "lead" });
  expect(effects).toContainEqual({ kind: "send", at: at("03", "09:00"), unit: "990102", role: "cc" });
  expect(effects).toContainEqual({ kind: "cancel", at: at("03", "09:00"), step: "resolve", unit: street });
  expect(effects).toContainEqual({
    kind: "overdue",
    at: at("11", "00:00"),
    step: "resolve",
    unit: "990102001",
  });
});

test("an extension moves its own reminders and the call-back's that follow from it", () => {
  const effects = effectsOf(streetTicket(), {
    id: "1",
    type: "extend",
    at: at("05", "09:00"),
    unit: street,
    days: 7,
    reason: "x",
    appellantTold: true,
  });
  expect(
    effects.filter(({ kind }) => kind === "cancel").map((effect) => "step" in effect && effect.step),
  ).toEqual(["resolve", "call-back"]);
  expect(effects).toContainEqual({ kind: "overdue", at: at("17", "00:00"), step: "resolve", unit: street });
  expect(effects).toContainEqual({
    kind: "schedule",
    at: at("17", "00:00"),
    step: "call-back",
    dueAt: at("19", "00:00"),
  });
});

test("a suspension cancels and sets nothing; resuming sets again", () => {
  const suspend = {
    id: "1",
    type: "suspend",
    at: at("03", "09:00"),
    unit: street,
    reason: "x",
    reviewOn: "2026-04-01",
  };
  const effects = effectsOf(streetTicket(), suspend);
  expect(effects.map(({ kind }) => kind)).toEqual(["cancel", "cancel"]);
  const resumed = effectsOf(run(streetTicket(), [suspend]).ticket, {
    id: "2",
    type: "resume",
    at: at("05", "09:00"),
    unit: street,
  });
  expect(resumed.map(({ kind }) => kind)).toEqual(["warn", "overdue", "schedule", "warn", "overdue"]);
});

test("a whistle sends the ticket to each department and starts its clocks; reporting in cancels that one", () => {
  const whistle = {
    id: "1",
    type: "whistle",
    at: at("02", "10:00"),
    unit: street,
    departments: ["990101:urban"],
    question: "谁清运",
  };
  expect(effectsOf(streetTicket(), whistle)).toEqual([
    { kind: "send", at: at("02", "10:00"), unit: "990101:urban", role: "co" },
    {
      kind: "warn",
      at: at("05", "09:36"),
      step: "co-report",
      unit: "990101:urban",
      dueAt: at("06", "00:00"),
    },
    { kind: "overdue", at: at("06", "00:00"), step: "co-report", unit: "990101:urban" },
    {
      kind: "warn",
      at: at("02", "11:36"),
      step: "report-in",
      unit: "990101:urban",
      dueAt: at("02", "12:00"),
    },
    { kind: "overdue", at: at("02", "12:00"), step: "report-in", unit: "990101:urban" },
  ]);
  const { ticket } = run(streetTicket(), [whistle]);
  expect(
    effectsOf(ticket, { id: "2", type: "report-in", at: at("02", "11:00"), unit: "990101:urban" }),
  ).toEqual([{ kind: "cancel", at: at("02", "11:00"), step: "report-in", unit: "990101:urban" }]);
});

test("reminders of co-handlers that were decided at dispatch are theirs", () => {
  const { ticket } = run(heatingTicket(), []);
  expect(ticket.opening.routing.co.map(({ value }) => value)).toEqual([street]);
  expect(
    effectsOf(ticket, { id: "1", type: "co-report", at: at("03", "09:00"), unit: street, final: true }),
  ).toEqual([{ kind: "cancel", at: at("03", "09:00"), step: "co-report", unit: street }]);
});

const aWorkday = { unit: "workday", amount: 1, endsAt: "end-of-day" } as const;

test.each([
  // 19:12 of a day that counts from 00:00 has passed before it starts.
  ["as soon as it starts", { ...aWorkday, firstDayCounts: true }, "22:00", "2026-03-02T22:00:00.001+08:00"],
  // By 18:00 three quarters of the day are used up, and no more will be.
  ["when it is due", { ...aWorkday, officeHours: ["09:00-18:00"] }, "09:00", at("03", "18:00")],
])(
  "a clock whose share is used up before its start or never is warned of %s",
  (_, terms, received, warned) => {
    const pack = patched(
      {
        "limits.json": ({ limits }: { limits: Limit[] }) => {
          for (const limit of limits) if (limit.id === "limit.7d") Object.assign(limit, terms);
        },
      },
      "fixtures/packs/good/ticket",
    );
    const opened = openTicket(
      pack.dispatch({
        id: "A1",
        receivedAt: at("02", received),
        title: "投诉垃圾",
        location: { divisions: [street] },
      }),
      pack,
    );
    const warnings = opened.ok ? opened.effects.filter(({ kind }) => kind === "warn") : [];
    expect(warnings).toContainEqual(expect.objectContaining({ step: "resolve", at: warned }));
  },
);
