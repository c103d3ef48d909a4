import { describe, expect, test } from "vitest";
import { type Ticket, ticketAt } from "../../src/ticket/index.js";
import { dispatcher, district, run, street, streetTicket } from "../support/ticket/ticket.js";

const next = "990102001";
const urban = "990101:urban";
const at = (time: string) => `2026-03-02T${time}:00+08:00`;

type Altered = { event: Record<string, unknown>; verdict: Record<string, unknown> };

/**
 * The first street has to stay out of it by its own objection, the next has the ticket, the urban department
 * helps.
 */
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
  return seen.diagnostics.map(({ code, params, at: { pointer } }) => {
    const what = params["what"] ?? params["name"];
    return [code, ...(what === undefined ? [] : [what]), pointer.replace("/log/", "")];
  });
}

test("the log as it was made is taken back: what was refused holds no place and no id", () => {
  expect(answers).toEqual([
    ...Array.from({ length: 4 }, () => "accepted"),
    "objection/ground",
    "ticket/duplicate-event",
    "accepted",
    "accepted",
  ]);
  expect(wrongWith(() => undefined)).toEqual([]);
});

describe("a log is not taken back where", () => {
  const set = (index: number, part: keyof Altered, change: object) => (log: Altered[]) =>
    void Object.assign(log[index]?.[part] as object, change);
  const event = (index: number, change: object) => set(index, "event", change);
  const verdict = (index: number, change: object) => set(index, "verdict", change);
  const blames = (index: number, unit: string) => verdict(index, { record: { kind: "shirking", unit } });
  const leads = (index: number, unit: string) => verdict(index, { responsible: unit });
  const joins = (index: number, ...units: string[]) => verdict(index, { joined: units });
  const complained = "990101002";
  const none = "990199";

  test.each<[string, (log: Altered[]) => void, string]>([
    [
      "an event comes before the one before it",
      event(6, { at: at("09:39") }),
      "ticket/log-disorder 6/event/at",
    ],
    ["the first comes before the dispatch", event(0, { at: at("08:59") }), "ticket/log-disorder 0/event/at"],
    ["ids of one instant do not go up", event(6, { id: "8" }), "ticket/log-altered order 7/event/id"],
    ["an id is of an accepted event before", event(7, { id: "6" }), "ticket/log-altered repeated 7/event/id"],
    ["an id is of a refused event before", event(7, { id: "5" }), "ticket/log-altered repeated 7/event/id"],
    [
      "an event hands over that cannot",
      leads(3, district),
      "ticket/log-altered responsible 3/verdict/responsible",
    ],
    [
      "one complained about leads",
      leads(2, complained),
      `ticket/recused-lead ${complained} 2/verdict/responsible`,
    ],
    [
      "one leads that is to stay out since",
      leads(2, street),
      `ticket/recused-lead ${street} 2/verdict/responsible`,
    ],
    [
      "one leads that it keeps out",
      verdict(3, { recuses: [next] }),
      `ticket/recused-lead ${next} 3/verdict/responsible`,
    ],
    ["one complained about is called in", joins(3, complained), "ticket/log-altered joined 3/verdict/joined"],
    [
      "one to stay out since is called in",
      joins(3, urban, street),
      "ticket/log-altered joined 3/verdict/joined",
    ],
    ["one with a copy is blamed", blames(4, "990102"), "ticket/log-altered record 4/verdict/record/unit"],
    [
      "one is blamed before it is called in",
      blames(2, urban),
      "ticket/log-altered record 2/verdict/record/unit",
    ],
    [
      "one is blamed before it has the ticket",
      blames(1, next),
      "ticket/log-altered record 1/verdict/record/unit",
    ],
    ["what leads is no unit", leads(2, none), `ticket/unknown-unit ${none} 2/verdict/responsible`],
    ["what is called in is no unit", joins(3, none), `ticket/unknown-unit ${none} 3/verdict/joined/0`],
    ["what is blamed is no unit", blames(4, none), `ticket/unknown-unit ${none} 4/verdict/record/unit`],
    ["what sent an event is no unit", event(0, { unit: none }), `ticket/unknown-unit ${none} 0/event/unit`],
    [
      "a clock begins of no limit",
      verdict(3, { clock: { resolve: { starts: "limit.x" } } }),
      "limits/unknown-limit limit.x 3/verdict/clock/resolve/starts",
    ],
    ["an instant is none", event(0, { at: "2026-03-02T25:00:00+08:00" }), "time/invalid 0/event/at"],
    ["a phase is none", verdict(0, { phase: "lost" }), "schema/value 0/verdict/phase"],
    ["more is said than a verdict says", verdict(0, { fine: 100 }), "schema/unknown-key 0/verdict/fine"],
  ])("%s", (_, change, expected) => {
    expect(wrongWith(change).map((found) => (found as string[]).join(" "))).toContain(expected);
  });
});

describe("a log is taken back where", () => {
  const record = (unit: string) => ({ record: { kind: "shirking", unit } });

  test.each([
    ["the unit responsible", 4, next],
    ["one that had it before", 4, street],
    ["one called in before", 4, urban],
  ])("an act is put down to %s", (_, index, unit) => {
    expect(wrongWith((log) => void Object.assign(log[index]?.verdict as object, record(unit)))).toEqual([]);
  });

  test.each(["objection-upheld", "reopen", "escalate"])("%s hands over", (type) => {
    const fields = { "objection-upheld": {}, reopen: { newFacts: true }, escalate: { to: district } }[type];
    const event = { id: "3", type, at: at("09:30"), ...fields };
    expect(wrongWith((log) => void log.splice(2, log.length, { ...log[2], event } as Altered))).toEqual([]);
  });
});
