import { describe, expect, test } from "vitest";
import { attribution, type Ticket } from "../../src/ticket/index.js";
import { dispatcher, heatingTicket, run, street, streetTicket } from "../support/ticket/ticket.js";

const heating = "enterprise:heating";
const urban = "990101:urban";
const hour = 3_600_000;
const at = (text: string) => `2026-03-${text}:00+08:00`;

function accounts(ticket: Ticket, when: string) {
  const found = attribution(ticket, when, dispatcher);
  if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
  return found.value;
}

function partsOf(ticket: Ticket, when: string, step: string) {
  return accounts(ticket, when)
    .filter((one) => one.step === step)
    .map(({ parts }) => parts);
}

describe("the time used", () => {
  const whistled = run(streetTicket(), [
    { id: "1", type: "whistle", at: at("02T10:00"), unit: street, departments: [urban], question: "x" },
    { id: "2", type: "object", at: at("02T10:30"), unit: street, ground: "territory", evidence: ["图"] },
    { id: "3", type: "objection-upheld", at: at("02T11:00"), to: "990102001" },
  ]).ticket;

  test("of a co-handler's clock is the co-handler's throughout, also when the ticket goes on", () => {
    expect(partsOf(whistled, at("02T12:00"), "report-in")).toEqual([
      [
        { unit: urban, phase: "dispatched", used: hour / 2 },
        { unit: urban, phase: "reviewing", used: hour / 2 },
        { unit: urban, phase: "dispatched", used: hour },
      ],
    ]);
  });

  test("of a clock decided at dispatch is the co-handler's, of the lead's clock the lead's", () => {
    // Three working days from Monday's 24:00, seven days from the same: a day and a half until Wednesday
    // noon.
    const used = [{ phase: "dispatched", used: 36 * hour }];
    const until = at("04T12:00");
    expect(partsOf(heatingTicket(), until, "co-report")).toEqual([
      used.map((part) => ({ unit: street, ...part })),
    ]);
    expect(partsOf(heatingTicket(), until, "resolve")).toEqual([
      used.map((part) => ({ unit: heating, ...part })),
    ]);
  });

  test("of the hotline's clock is nobody's unit", () => {
    // Due at 24:00 of 9 March; the call-back has used a working day by 24:00 of the next.
    const parts = [{ unit: null, phase: "dispatched", used: 24 * hour }];
    expect(partsOf(streetTicket(), at("11T00:00"), "call-back")).toEqual([parts]);
  });

  test("is none before a clock starts, and at the instant it does", () => {
    const steps = (when: string) => accounts(whistled, when).map(({ step }) => step);
    expect(steps(at("02T10:00"))).toEqual(["resolve"]);
    expect(steps("2026-03-02T10:00:00.001+08:00")).toEqual(["resolve", "co-report", "report-in"]);
    expect(steps(at("02T09:00"))).toEqual([]);
  });

  test("ends with the clock", () => {
    const reported = run(whistled, [{ id: "4", type: "report-in", at: at("02T11:30"), unit: urban }]).ticket;
    const [first] = accounts(reported, at("09T00:00")).filter(({ step }) => step === "report-in");
    expect(first).toMatchObject({ allowed: 2 * hour, used: 1.5 * hour });
  });
});
