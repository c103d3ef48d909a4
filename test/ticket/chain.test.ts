import { describe, expect, test } from "vitest";
import { type Ticket, ticketAt } from "../../src/ticket/index.js";
import { dispatcher, district, run, street, streetTicket } from "./support.js";

const next = "990102001";
const urban = "990101:urban";
const at = (time: string) => `2026-03-02T${time}:00+08:00`;

type Altered = { event: Record<string, unknown>; verdict: Record<string, unknown> };

/** The first street has to stay out of it by its own objection, the next has the ticket, the urban department helps. */
const { ticket, answers } = run(streetTicket(["990101002"]), [
  { id: "1", type: "sign", at: at("09:10"), unit: street },
  { id: "2", type: "object", at: at("09:20"), unit: street, ground: "recusal", evidence: ["图"] },
  { id: "3", type: "objection-upheld", at: at("09:30"), to: next },
  { id: "4", type: "whistle", at: at("09:40"), unit: next, departments: [urban], question: "x" },
  { id: "5", type: "object", at: at("09:50"), unit: next, ground: "hard" },
  { id: "5", type: "contact", at: at("10:00"), unit: next },
  { id: "6", type: "contact", at: at("10:00"), unit: next },
  { id: "7", type: "contact", at: at("10:00"), unit: next },
]);

/** What is wrong with the log once it was changed: code, what or who, and where in the log. */
function wrongWith(change: (log: Altered[]) => void, of: Ticket = ticket): unknown[] {
  const copy = JSON.parse(JSON.stringify(of)) as Ticket;
  change(copy.log as unknown as Altered[]);
  const seen = ticketAt(copy, at("12:00"), dispatcher);
  if (seen.ok) return [];
  return seen.diagnostics.map(({ code, params, at: { pointer } }) => [code, params["what"] ?? params["name"], pointer.replace("/log/", "")]);
}

test("the log as it was made is taken back: what was refused holds no place and no id", () => {
  expect(answers).toEqual([
    "accepted", "accepted", "accepted", "accepted", "objection/ground", "ticket/duplicate-event", "accepted", "accepted",
  ]);
  expect(wrongWith(() => undefined)).toEqual([]);
});

describe("a log is not taken back where", () => {
  const altered = "ticket/log-altered";
  const set = (index: number, part: keyof Altered, change: object) => (log: Altered[]) => void Object.assign(log[index]?.[part] as object, change);

  test.each<[string, (log: Altered[]) => void, unknown[]]>([
    ["an event comes before the one before it", set(6, "event", { at: at("09:39") }), ["ticket/log-disorder", undefined, "6/event/at"]],
    ["the first comes before the dispatch", set(0, "event", { at: at("08:59") }), ["ticket/log-disorder", undefined, "0/event/at"]],
    ["ids of one instant do not go up", set(6, "event", { id: "8" }), [altered, "order", "7/event/id"]],
    ["an id is of an accepted event before it", set(7, "event", { id: "6" }), [altered, "repeated", "7/event/id"]],
    ["an id is of a refused event before it", set(7, "event", { id: "5" }), [altered, "repeated", "7/event/id"]],
    ["an event hands over that cannot", set(3, "verdict", { responsible: district }), [altered, "responsible", "3/verdict/responsible"]],
    ["a unit leads that was complained about", set(2, "verdict", { responsible: "990101002" }), ["ticket/recused-lead", "990101002", "2/verdict/responsible"]],
    ["a unit leads that had to stay out since", set(2, "verdict", { responsible: street }), ["ticket/recused-lead", street, "2/verdict/responsible"]],
    ["a unit stays in that the same event keeps out", set(3, "verdict", { recuses: [next] }), ["ticket/recused-lead", next, "3/verdict/responsible"]],
    ["a unit is called in that was complained about", set(3, "verdict", { joined: ["990101002"] }), [altered, "joined", "3/verdict/joined"]],
    ["a unit is called in that had to stay out since", set(3, "verdict", { joined: [urban, street] }), [altered, "joined", "3/verdict/joined"]],
    ["an act is put down to one who has a copy", set(4, "verdict", { record: { kind: "shirking", unit: "990102" } }), [altered, "record", "4/verdict/record/unit"]],
    ["an act is put down to one before it is called in", set(2, "verdict", { record: { kind: "shirking", unit: urban } }), [altered, "record", "2/verdict/record/unit"]],
    ["an act is put down to one before it has it", set(1, "verdict", { record: { kind: "shirking", unit: next } }), [altered, "record", "1/verdict/record/unit"]],
    ["a unit leads that is none", set(2, "verdict", { responsible: "990199" }), ["ticket/unknown-unit", "990199", "2/verdict/responsible"]],
    ["a unit is called in that is none", set(3, "verdict", { joined: ["990199"] }), ["ticket/unknown-unit", "990199", "3/verdict/joined/0"]],
    ["an act is put down to what is no unit", set(4, "verdict", { record: { kind: "x", unit: "990199" } }), ["ticket/unknown-unit", "990199", "4/verdict/record/unit"]],
    ["a clock begins of a limit that is none", set(3, "verdict", { clock: { resolve: { starts: "limit.x" } } }), ["limits/unknown-limit", "limit.x", "3/verdict/clock/resolve/starts"]],
    ["an event was sent by what is no unit", set(0, "event", { unit: "990199" }), ["ticket/unknown-unit", "990199", "0/event/unit"]],
    ["an instant is none", set(0, "event", { at: "2026-03-02T25:00:00+08:00" }), ["time/invalid", undefined, "0/event/at"]],
    ["a phase is none", set(0, "verdict", { phase: "lost" }), ["schema/value", undefined, "0/verdict/phase"]],
    ["more is said than a verdict says", set(0, "verdict", { fine: 100 }), ["schema/unknown-key", undefined, "0/verdict/fine"]],
  ])("%s", (_, change, expected) => {
    expect(wrongWith(change)).toContainEqual(expected);
  });
});

describe("a log is taken back where", () => {
  const record = (unit: string) => ({ record: { kind: "shirking", unit } });

  test.each([
    ["the unit responsible", 4, next], ["one that had it before", 4, street], ["one called in before", 4, urban],
  ])("an act is put down to %s", (_, index, unit) => {
    expect(wrongWith((log) => void Object.assign(log[index]?.verdict as object, record(unit)))).toEqual([]);
  });

  test.each(["objection-upheld", "reopen", "escalate"])("%s hands over", (type) => {
    const fields = { "objection-upheld": {}, reopen: { newFacts: true }, escalate: { to: district } }[type];
    const event = { id: "3", type, at: at("09:30"), ...fields };
    const moved = (log: Altered[]) => void log.splice(2, log.length, { event, verdict: log[2]?.verdict as Altered["verdict"] });
    expect(wrongWith(moved)).toEqual([]);
  });
});
