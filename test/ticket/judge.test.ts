import { describe, expect, test } from "vitest";
import type { Dispatcher } from "../../src/index.js";
import type { AcceptThen } from "../../src/pack/schema/ticket-events.js";
import { type Effect, openTicket, rates, type Ticket, ticketAt, transition } from "../../src/ticket/index.js";
import { patched } from "../support/patched.js";
import { district, street } from "../support/ticket/ticket.js";

const city = "990000";
const heating = "enterprise:heating";
const urban = "990101:urban";
const on = (text: string) => `2026-03-${text}:00+08:00`;
const at = (minute: number) => on(`02T10:${String(minute).padStart(2, "0")}`);

interface Rules {
  events: Record<string, { id: string; title: string; when?: object; then: object; basis: string[] }[]>;
}

/** The ticket pack in which each event named is always accepted and does what is said. */
function packWhere(does: Record<string, Partial<AcceptThen>>): Dispatcher {
  return patched(
    {
      "responsibility.json": ({ events }: Rules) => {
        for (const [event, then] of Object.entries(does))
          events[event] = [
            { id: `${event}.always`, title: "总是", then: { accept: true, ...then }, basis: ["示例"] },
          ];
      },
    },
    "fixtures/packs/good/ticket",
  );
}

const rubbish = {
  id: "A1",
  receivedAt: on("02T09:00"),
  title: "投诉垃圾",
  location: { divisions: [street] },
};
const heat = { ...rubbish, title: "投诉暖气不热", facts: { "heating.supplier": "central" } };

function opened(dispatcher: Dispatcher, appeal: object = rubbish, conferred?: string): Ticket {
  const options = conferred === undefined ? {} : { conferred: { lead: conferred, at: on("02T09:00") } };
  const result = openTicket(dispatcher.dispatch(appeal as never), dispatcher, options);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.ticket;
}

/** A ticket after some events a minute apart, what the last one sent, and how each was answered. */
function after(dispatcher: Dispatcher, ticket: Ticket, ...events: object[]) {
  const answers: string[] = [];
  let effects: readonly Effect[] = [];
  for (const event of events) {
    const { length } = ticket.log;
    const result = transition(ticket, { id: `e${length}`, at: at(length), ...event }, dispatcher);
    if (!result.ok && result.refusal === null) throw new Error(JSON.stringify(result.diagnostics));
    answers.push(result.ok ? "accepted" : result.refusal.code);
    effects = result.ok ? result.effects : [];
    ticket = result.ticket;
  }
  return { ticket, answers, effects };
}

function view(dispatcher: Dispatcher, ticket: Ticket) {
  const seen = ticketAt(ticket, on("03T09:00"), dispatcher);
  if (!seen.ok) throw new Error(JSON.stringify(seen.diagnostics));
  return seen.value;
}

const objects = (unit: string, ground = "territory") => ({ type: "object", unit, ground, evidence: ["图"] });

describe("who is responsible next", () => {
  const choices = ["same", "superior", "district", "city"] as const;
  const packs = Object.fromEntries(
    choices.map((responsible) => [responsible, packWhere({ escalate: { responsible } })]),
  );
  /** Whoever has the ticket asks another street for help; the rule moves it on. */
  const next = (choice: (typeof choices)[number], lead: string, about: string[] = []) => {
    const dispatcher = packs[choice] as Dispatcher;
    const ticket = opened(dispatcher, { ...rubbish, location: {}, about: { units: about } }, lead);
    const result = after(dispatcher, ticket, { type: "escalate", unit: lead, to: "990102001" });
    return result.answers[0] === "accepted"
      ? view(dispatcher, result.ticket).responsible.value
      : result.answers[0];
  };

  test.each([
    [street, { same: street, superior: district, district, city }],
    [urban, { same: urban, superior: district, district, city }],
    [district, { same: district, superior: city, district, city }],
    // Above the heating company are the city's department and the city: no district.
    [heating, { same: heating, superior: "990000:urban", district: city, city }],
    [city, { same: city, superior: "ticket/no-unit", district: city, city }],
  ])("from %s", (lead, expected) => {
    expect(Object.fromEntries(choices.map((choice) => [choice, next(choice, lead)]))).toEqual(expected);
  });

  test("is the next one above where that unit has to stay out, and nobody where all do", () => {
    expect(next("superior", street, [district])).toBe(city);
    expect(next("district", street, [district])).toBe(city);
    expect(next("city", street, [city])).toBe("ticket/no-unit");
    expect(next("superior", street, [district, city])).toBe("ticket/no-unit");
  });

  test("is the unit an event names, and nobody where it names none", () => {
    const dispatcher = packWhere({ "objection-upheld": { responsible: "designated" } });
    const { ticket } = after(dispatcher, opened(dispatcher), objects(street));
    const upheld = (to?: string) =>
      after(dispatcher, ticket, { type: "objection-upheld", ...(to !== undefined && { to }) });
    const { responsible } = view(dispatcher, upheld("990102001").ticket);
    expect(responsible).toEqual({ value: "990102001", by: "objection-upheld.always" });
    expect(upheld().answers).toEqual(["ticket/no-unit"]);
  });

  test("is named by a rule only where the ticket moved: who stays keeps the rule it had", () => {
    const dispatcher = packWhere({ escalate: { responsible: "same" } });
    const { ticket } = after(dispatcher, opened(dispatcher), {
      type: "escalate",
      unit: street,
      to: district,
    });
    const { responsible, since } = view(dispatcher, ticket);
    expect([responsible, since]).toEqual([{ value: street, by: "route.sanitation" }, on("02T09:00")]);
  });

  test("is the first above a unit that a reopening complains about, and nobody where it complains about all", () => {
    const dispatcher = packWhere({ reopen: {} });
    const reopened = (about: string[]) =>
      after(dispatcher, opened(dispatcher), { type: "reopen", newFacts: true, about });
    expect(view(dispatcher, reopened([street]).ticket).responsible.value).toBe(district);
    expect(view(dispatcher, reopened([street, district]).ticket).responsible.value).toBe(city);
    expect(view(dispatcher, reopened([district]).ticket).responsible.value).toBe(street);
    expect(reopened([street, district, city]).answers).toEqual(["ticket/no-unit"]);
  });
});

describe("units called in", () => {
  const dispatcher = packWhere({ whistle: {}, escalate: {} });
  const whistle = (...departments: string[]) => ({
    type: "whistle",
    unit: street,
    departments,
    question: "x",
  });

  test("help once, however often they are called, and not where they are responsible already", () => {
    const { ticket, effects } = after(dispatcher, opened(dispatcher), whistle(urban, street, urban));
    expect(view(dispatcher, ticket).co).toEqual([urban]);
    expect(effects.filter(({ kind }) => kind === "send")).toEqual([
      { kind: "send", at: at(0), unit: urban, role: "co" },
    ]);
    const again = after(dispatcher, ticket, whistle(urban, "990101:water"));
    expect(view(dispatcher, again.ticket).co).toEqual([urban, "990101:water"]);
  });

  test("by an escalation are the one it goes to, and nobody where that is the unit responsible", () => {
    const to = (unit: string) => {
      const event = { type: "escalate", unit: street, to: unit };
      return view(dispatcher, after(dispatcher, opened(dispatcher), event).ticket);
    };
    expect([to(district).co, to(district).cc]).toEqual([[district], []]);
    expect([to(street).co, to(street).cc]).toEqual([[], [district]]);
  });

  test("help no more once they are responsible themselves", () => {
    const moves = packWhere({ whistle: {}, "objection-upheld": { responsible: "designated" } });
    const upheld = { type: "objection-upheld", to: urban };
    const { ticket } = after(moves, opened(moves), whistle(urban, "990101:water"), objects(street), upheld);
    expect(view(moves, ticket)).toMatchObject({ responsible: { value: urban }, co: ["990101:water"] });
  });
});

describe("a phase to go back to", () => {
  const goes = (dispatcher: Dispatcher, ...events: object[]) =>
    view(dispatcher, after(dispatcher, opened(dispatcher), ...events).ticket).phase;
  const sign = { type: "sign", unit: street };
  const review = [objects(street), { type: "objection-denied" }];
  const shelf = [{ type: "suspend", unit: street, reviewOn: "2026-04-01" }, { type: "resume" }];
  const plain = packWhere({});

  test("is the one before a review or a suspension", () => {
    expect(goes(plain, ...review)).toBe("dispatched");
    expect(goes(plain, sign, ...review)).toBe("handling");
    expect(goes(plain, ...shelf)).toBe("dispatched");
    expect(goes(plain, sign, ...shelf)).toBe("handling");
  });

  test("is of the last of them, not of one before", () => {
    expect(goes(plain, ...review, sign, ...shelf)).toBe("handling");
    expect(goes(plain, sign, ...shelf, ...review)).toBe("handling");
  });

  test("is never itself a rest: shelved while under review, a ticket goes back to where it was before both", () => {
    const both = packWhere({ suspend: { phase: "suspended" }, resume: { phase: "before" } });
    expect(goes(both, sign, objects(street), ...shelf)).toBe("handling");
  });
});

describe("an act put down to a unit", () => {
  const record = "shirking";
  const dispatcher = packWhere({
    contact: { record },
    "objection-upheld": { responsible: "designated" },
    whistle: {},
  });
  /** The second street has it from the first, the urban department helps, their districts have copies. */
  const { ticket } = after(
    dispatcher,
    opened(dispatcher),
    objects(street),
    { type: "objection-upheld", to: "990102001" },
    { type: "whistle", unit: "990102001", departments: [urban], question: "x" },
  );
  const recorded = (unit?: string) =>
    view(
      dispatcher,
      after(dispatcher, ticket, { type: "contact", ...(unit !== undefined && { unit }) }).ticket,
    ).records;

  test.each([
    ["the unit responsible", "990102001"],
    ["a co-handler", urban],
    ["one that had it before", street],
  ])("is that of %s", (_, unit) => {
    expect(recorded(unit)).toEqual([
      { kind: "shirking", unit, at: at(3), event: "e3", by: "contact.always" },
    ]);
  });

  test.each([
    ["a stranger", "990101002"],
    ["a unit with a copy", "990102"],
    ["the hotline", undefined],
  ])("is never that of %s", (_, unit) => {
    expect(recorded(unit)).toEqual([]);
  });

  test("by a review is the objector's, not the reviewer's", () => {
    const review = packWhere({
      "objection-denied": { record, phase: "before" },
      "objection-upheld": { record },
    });
    for (const type of ["objection-denied", "objection-upheld"]) {
      const seen = view(review, after(review, opened(review), objects(street), { type, unit: urban }).ticket);
      expect(seen.records.map(({ kind, unit, event }) => [kind, unit, event])).toEqual([
        ["shirking", street, "e1"],
      ]);
    }
  });
});

describe("a notice", () => {
  const audiences = [
    "lead",
    "previous",
    "sender",
    "joined",
    "co",
    "cc",
    "district",
    "centre",
    "appellant",
  ] as const;
  const effects = audiences.map((to) => ({ kind: "tell", to, text: to }) as const);
  const told = (sent: readonly Effect[]) => {
    const unitsTold = (to: string) =>
      sent.flatMap((one) => (one.kind === "tell" && one.to === to ? [one.unit] : []));
    return Object.fromEntries(audiences.map((to) => [to, unitsTold(to)]));
  };
  const whistled = { type: "whistle", unit: street, departments: [urban], question: "x" };

  test("reaches whom it names as the event leaves the ticket", () => {
    const dispatcher = packWhere({ whistle: { effects } });
    expect(told(after(dispatcher, opened(dispatcher), whistled).effects)).toEqual({
      lead: [street],
      previous: [],
      sender: [street],
      joined: [urban],
      co: [urban],
      cc: [district],
      district: [district],
      centre: [null],
      appellant: [null],
    });
  });

  test("of a ticket handed over goes to the next unit as lead and to the one before as previous", () => {
    const dispatcher = packWhere({ whistle: {}, "objection-upheld": { responsible: "designated", effects } });
    const upheld = { type: "objection-upheld", to: "990102001" };
    expect(told(after(dispatcher, opened(dispatcher), whistled, objects(street), upheld).effects)).toEqual({
      lead: ["990102001"],
      previous: [street],
      sender: [null],
      joined: [],
      co: [urban],
      cc: ["990102"],
      district: ["990102"],
      centre: [null],
      appellant: [null],
    });
  });

  test("for a district finds none above a city's own unit, nor one that has to stay out", () => {
    const dispatcher = packWhere({ contact: { effects } });
    const districts = (ticket: Ticket) =>
      told(after(dispatcher, ticket, { type: "contact" }).effects)["district"];
    expect(districts(opened(dispatcher, heat))).toEqual([]);
    expect(districts(opened(dispatcher))).toEqual([district]);
    expect(districts(opened(dispatcher, { ...rubbish, about: { units: [district] } }))).toEqual([]);
  });

  test("and a duty are for the same people, with the step its time goes by", () => {
    const duty = { kind: "report", text: "报", to: "lead", step: "resolve" } as const;
    const obligations = (["lead", "co", "cc", "centre"] as const).map((who) => ({ for: who, ...duty }));
    const dispatcher = packWhere({ whistle: { obligations } });
    const { ticket } = after(dispatcher, opened(dispatcher), whistled);
    const mine = view(dispatcher, ticket).obligations.filter(({ by }) => by === "whistle.always");
    expect(mine.map(({ unit, dueAt }) => [unit, dueAt])).toEqual([
      [street, on("10T00:00")],
      [urban, null],
      [district, null],
      [null, null],
    ]);
  });
});

describe("what a reopening forgets", () => {
  const resolve = { type: "resolve", unit: heating, outcome: "solved" };
  const report = { type: "co-report", unit: street, final: true };
  const reopen = { type: "reopen", newFacts: true };

  test("are the final reports: each co-handler has to report anew", () => {
    const dispatcher = patched(
      {
        "responsibility.json": ({ events }: Rules) => {
          const when = { fact: "ticket.co-pending", operator: "contains", value: street };
          const then = { accept: false, code: "resolve/pending", message: "等协办报送" };
          events["resolve"]?.unshift({ id: "resolve.pending", title: "等协办", when, then, basis: ["示例"] });
        },
      },
      "fixtures/packs/good/ticket",
    );
    const once = after(dispatcher, opened(dispatcher, heat), resolve, report, resolve);
    const twice = after(dispatcher, once.ticket, reopen, resolve, report, resolve);
    expect(once.answers).toEqual(["resolve/pending", "accepted", "accepted"]);
    expect(twice.answers).toEqual(["accepted", "resolve/pending", "accepted", "accepted"]);
  });

  test("are the outcome and what the appellant said, not the records, the returns or the acts before", () => {
    const dispatcher = packWhere({});
    const said = { type: "call-back", reached: true, resolved: true, satisfied: false };
    const { ticket } = after(dispatcher, opened(dispatcher, heat), objects(heating, "hard"), resolve, said);
    const again = after(dispatcher, ticket, reopen).ticket;
    const satisfaction = (one: Ticket) => {
      const found = rates([one], { by: "unit", at: on("03T09:00") }, dispatcher);
      return found.ok && found.value[0]?.satisfaction.denominator;
    };
    expect([satisfaction(ticket), satisfaction(again)]).toEqual([["A1"], []]);
    expect([view(dispatcher, ticket).outcome, view(dispatcher, again).outcome]).toEqual(["solved", null]);
    expect(view(dispatcher, again).records).toEqual(view(dispatcher, ticket).records);
    expect(view(dispatcher, again).records).toHaveLength(1);
  });
});

describe("of several calls back", () => {
  const dispatcher = packWhere({ resolve: { phase: "resolved" }, "call-back": {} });
  const resolve = { type: "resolve", unit: street, outcome: "solved" };
  const call = (reached: boolean, satisfied: boolean) => ({
    type: "call-back",
    reached,
    resolved: satisfied,
    satisfied,
  });
  const satisfied = (...calls: object[]) => {
    const { ticket, answers } = after(dispatcher, opened(dispatcher), resolve, ...calls);
    expect(new Set(answers)).toEqual(new Set(["accepted"]));
    const found = rates([ticket], { by: "unit", at: on("03T09:00") }, dispatcher);
    const { numerator, denominator } = (found.ok && found.value[0]?.satisfaction) || {};
    return [numerator?.length, denominator?.length];
  };

  test("the last that reached somebody counts; one that reaches nobody takes back nothing", () => {
    expect(satisfied(call(true, true))).toEqual([1, 1]);
    expect(satisfied(call(true, true), call(false, false))).toEqual([1, 1]);
    expect(satisfied(call(true, false), call(false, true))).toEqual([0, 1]);
    expect(satisfied(call(true, true), call(true, false))).toEqual([0, 1]);
    expect(satisfied(call(false, false), call(true, true))).toEqual([1, 1]);
  });
});
