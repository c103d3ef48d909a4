import { describe, expect, test } from "vitest";
import { openTicket, replay, ticketAt, transition } from "../../src/ticket/index.js";
import { dispatcher, district, run, street, streetTicket } from "../support/ticket/ticket.js";

const decision = (more: object = {}) =>
  dispatcher.dispatch({
    id: "A1",
    receivedAt: "2026-03-02T09:00:00+08:00",
    title: "投诉垃圾",
    location: { divisions: [street] },
    ...more,
  });

const codes = (result: { ok: boolean; diagnostics?: readonly { code: string }[] }) =>
  result.diagnostics?.map(({ code }) => code);
const sign = { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: street };

describe("opening a ticket", () => {
  test("a decision that came back from JSON opens the same ticket", () => {
    const first = openTicket(decision(), dispatcher);
    expect(openTicket(JSON.parse(JSON.stringify(decision())), dispatcher)).toEqual(first);
    expect(first.ok && JSON.parse(JSON.stringify(first.ticket))).toEqual(first.ok && first.ticket);
  });

  test.each([
    ["an appeal that was answered or transferred", decision({ signals: ["fire"] }), "ticket/not-dispatched"],
    ["a conference that has named nobody", decision({ location: {} }), "ticket/no-lead"],
    [
      "another pack's decision",
      { ...decision(), pack: { ...decision().pack, id: "other" } },
      "ticket/other-pack",
    ],
    ["a decision that is none", { appealId: 1 }, "schema/type"],
  ])("%s opens none", (_, given, code) => {
    const result = openTicket(given, dispatcher);
    expect(result.ok).toBe(false);
    expect(codes(result as never)).toContain(code);
  });

  test("a conference that named a lead opens one, with the clocks from when it was sent", () => {
    const opened = openTicket(decision({ location: {} }), dispatcher, {
      conferred: { lead: street, at: "2026-03-04T09:00:00+08:00" },
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    const seen = ticketAt(opened.ticket, "2026-03-04T09:00:00+08:00", dispatcher);
    expect(seen).toMatchObject({
      ok: true,
      value: { responsible: { value: street, by: "route.conference" }, since: "2026-03-04T09:00:00+08:00" },
    });
  });

  test("a unit complained about cannot be named by a conference", () => {
    const result = openTicket(decision({ location: {}, about: { units: [street] } }), dispatcher, {
      conferred: { lead: street, at: "2026-03-04T09:00:00+08:00" },
    });
    expect(codes(result as never)).toEqual(["ticket/recused-lead"]);
  });
});

describe("what a conference decided", () => {
  const at = "2026-03-04T09:00:00+08:00";
  const opened = (conferred: unknown, more: object = {}) =>
    openTicket(decision({ location: {}, ...more }), dispatcher, { conferred: conferred as never });

  test.each([
    ["a lead that is no text", { lead: 5, at }, ["schema/type"]],
    ["co-handlers that are no list", { lead: street, co: 5, at }, ["schema/type"]],
    ["nothing", null, ["schema/type"]],
    ["a misspelt key", { lead: street, at, cos: [] }, ["schema/unknown-key"]],
  ])("%s is told, and throws nothing", (_, conferred, expected) => {
    expect(codes(opened(conferred) as never)).toEqual(expected);
  });

  test("a unit complained about cannot be named to help either", () => {
    expect(
      codes(opened({ lead: district, co: [street], at }, { about: { units: [street] } }) as never),
    ).toEqual(["ticket/recused-co"]);
  });

  test("the lead is not its own co-handler, and a street's district is sent the ticket too", () => {
    const result = opened({ lead: street, co: [street, "990102001", "990102001"], at });
    const { co, cc } = result.ok ? result.ticket.opening.routing : { co: [], cc: [] };
    expect([co, cc].map((units) => units.map(({ value }) => value))).toEqual([
      ["990102001"],
      [district, "990102"],
    ]);
  });
});

describe("a ticket whose log was altered is not taken back", () => {
  const { ticket } = run(streetTicket(["990102001"]), [
    sign,
    { id: "2", type: "contact", at: sign.at, unit: street },
    { id: "3", type: "object", at: "2026-03-02T11:00:00+08:00", unit: street, ground: "hard" },
  ]);
  const altered = (
    change: (log: { event: Record<string, unknown>; verdict: Record<string, unknown> }[]) => void,
  ) => {
    const copy = JSON.parse(JSON.stringify(ticket));
    change(copy.log);
    const seen = ticketAt(copy, "2026-03-03T09:00:00+08:00", dispatcher);
    return (
      seen.ok ||
      seen.diagnostics.map(({ code, params, at }) => [code, params.what ?? params.name, at.pointer])
    );
  };

  test("as it is it is taken", () => expect(altered(() => undefined)).toBe(true));

  test.each<[string, Parameters<typeof altered>[0], unknown[]]>([
    [
      "a unit complained about leads",
      ([one]) => Object.assign(one!.verdict, { responsible: "990102001" }),
      ["ticket/recused-lead", "990102001", "/log/0/verdict/responsible"],
    ],
    [
      "it changes hands by an event that cannot do so",
      ([one]) => Object.assign(one!.verdict, { responsible: district }),
      ["ticket/log-altered", "responsible", "/log/0/verdict/responsible"],
    ],
    [
      "a unit complained about is called in",
      ([one]) => Object.assign(one!.verdict, { joined: ["990102001"] }),
      ["ticket/log-altered", "joined", "/log/0/verdict/joined"],
    ],
    [
      "an id comes twice",
      ([, two]) => Object.assign(two!.event, { id: "1" }),
      ["ticket/log-altered", "repeated", "/log/1/event/id"],
    ],
    [
      "ids of one instant are out of order",
      ([one]) => Object.assign(one!.event, { id: "9" }),
      ["ticket/log-altered", "order", "/log/1/event/id"],
    ],
    [
      "an act is put down to a stranger",
      ([, , three]) => Object.assign(three!.verdict, { record: { kind: "shirking", unit: "990102" } }),
      ["ticket/log-altered", "record", "/log/2/verdict/record/unit"],
    ],
  ])("%s", (_, change, expected) => {
    expect(altered(change)).toContainEqual(expected);
  });
});

describe("the door for events and tickets", () => {
  test.each([
    [{ ...sign, unit: "990101009" }, ["ticket/unknown-unit"]],
    [{ ...sign, type: "object", ground: "teritory" }, ["ticket/unknown-word"]],
    [{ ...sign, type: "resolve", outcome: "sloved" }, ["ticket/unknown-word"]],
    [{ ...sign, type: "sgin" }, ["schema/value"]],
    [{ ...sign, at: "2026-02-30T10:00:00+08:00" }, ["time/invalid"]],
    [{ ...sign, at: "2200-01-01T10:00:00+08:00" }, ["time/out-of-range"]],
    [{ ...sign, unti: street }, ["schema/unknown-key"]],
    [{ id: "1" }, ["schema/missing-key", "schema/missing-key"]],
  ])("%j is not read, and the ticket has no part of it", (event, expected) => {
    const result = transition(streetTicket(), event, dispatcher);
    expect(result).toMatchObject({ ok: false, refusal: null });
    expect(codes(result as never)).toEqual(expected);
  });

  test("an instant without an offset takes the pack's", () => {
    const { ticket } = run(streetTicket(), [{ ...sign, at: "2026-03-02T10:00:00" }]);
    expect(ticket.log[0]?.event.at).toBe("2026-03-02T10:00:00+08:00");
  });

  test("a log whose accepted events were shuffled is not taken back", () => {
    const { ticket } = run(streetTicket(), [
      sign,
      { id: "2", type: "contact", at: "2026-03-02T11:00:00+08:00", unit: street },
    ]);
    const shuffled = { opening: ticket.opening, log: ticket.log.toReversed() };
    expect(codes(ticketAt(shuffled, "2026-03-03T09:00:00+08:00", dispatcher) as never)).toEqual([
      "ticket/log-disorder",
    ]);
  });

  test("replay reports every event that cannot be read, with its place in the list", () => {
    const result = replay(decision(), [sign, { id: "2" }, { ...sign, id: "3", unit: "x" }], dispatcher);
    expect(result.ok || result.diagnostics.map(({ code, at }) => [code, at.pointer])).toEqual([
      ["schema/missing-key", "/1"],
      ["schema/missing-key", "/1"],
      ["ticket/unknown-unit", "/2/unit"],
    ]);
  });

  test("replay answers each event, and comes to where single transitions come", () => {
    const events = [sign, { ...sign, id: "2" }];
    const result = replay(decision(), events, dispatcher);
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    expect(result.results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(result.ticket).toEqual(run(streetTicket(), events).ticket);
  });

  test("a refusal says the code, what to tell the unit, the rule, its articles and what its condition saw", () => {
    const result = transition(streetTicket(), { ...sign, type: "object", ground: "hard" }, dispatcher);
    expect(!result.ok && result.refusal).toEqual({
      accepted: false,
      code: "objection/ground",
      message: "难办不是理由",
      rule: {
        id: "object.ground",
        title: "理由不成立",
        basis: ["《某市热线办法》第七条"],
        when: { fact: "event.ground", operator: "equal", value: "hard", actual: "hard", result: true },
      },
      record: { kind: "shirking", unit: street },
    });
  });

  test("a designation of a unit complained about is refused by the pack's recusal", () => {
    const { answers, ticket } = run(streetTicket([street]), [
      {
        id: "1",
        type: "object",
        at: "2026-03-02T10:00:00+08:00",
        unit: district,
        ground: "duty",
        evidence: ["三定"],
      },
      { id: "2", type: "objection-upheld", at: "2026-03-02T11:00:00+08:00", to: street },
    ]);
    expect(answers).toEqual(["accepted", "ticket/recused"]);
    expect(ticket.log[1]?.verdict.rule.id).toBe("route.recusal");
  });
});
