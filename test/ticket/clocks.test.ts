import { describe, expect, test } from "vitest";
import type { Dispatcher } from "../../src/index.js";
import { type Clock, openTicket, type Ticket, ticketAt, transition } from "../../src/ticket/index.js";
import type { AcceptThen } from "../../src/pack/schema/ticket-events.js";
import type { Limit } from "../../src/pack/schema/limits.js";
import { patched } from "../support/patched.js";
import { street } from "../support/ticket/ticket.js";

const heating = "enterprise:heating";
const on = (text: string) => `2026-03-${text}:00+08:00`;

/** How long there is to resolve: a day from the hour. */
const day = { unit: "hour", amount: 24, startsAt: "dispatched", endsAt: "instant" } as const;

type Accepting = Pick<AcceptThen, "clock" | "phase">;
interface Rules {
  events: Record<
    string,
    { id: string; title: string; then: Accepting & { accept: boolean }; basis: string[] }[]
  >;
}

/**
 * The ticket pack in which each event named does the same to the clocks whoever sends it, whenever. The three
 * steps of a ticket all start at dispatch: `resolve` of the lead, `co-report` of a co-handler, `call-back` of
 * the hotline.
 */
function packWhere(does: Record<string, Accepting>, terms: Partial<Limit> = {}): Dispatcher {
  return patched(
    {
      "limits.json": ({ limits }: { limits: Limit[] }) => {
        for (const limit of limits) {
          if (limit.id === "limit.call-back") limit.startsAt = "dispatched";
          if (limit.id === "limit.7d") Object.assign(limit, day, terms);
        }
      },
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

/** A ticket at the heating company from Monday 2 March at 9:00, with the street as co-handler. */
function opened(dispatcher: Dispatcher): Ticket {
  const result = openTicket(
    dispatcher.dispatch({
      id: "A2",
      receivedAt: on("02T09:00"),
      title: "投诉暖气不热",
      location: { divisions: [street] },
      facts: { "heating.supplier": "central" },
    }),
    dispatcher,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.ticket;
}

function after(dispatcher: Dispatcher, events: readonly object[], ticket = opened(dispatcher)): Ticket {
  return events.reduce<Ticket>((one, event, index) => {
    const result = transition(one, { id: String(index), ...event }, dispatcher);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.ticket;
  }, ticket);
}

function clocks(dispatcher: Dispatcher, ticket: Ticket, at: string): readonly Clock[] {
  const seen = ticketAt(ticket, at, dispatcher);
  if (!seen.ok) throw new Error(JSON.stringify(seen.diagnostics));
  return seen.value.clocks;
}

const told = ({ state, startsAt, dueAt }: Clock) =>
  `${state} ${startsAt?.slice(8, 16)} ${dueAt?.slice(8, 16)}`;
const ofStep = (all: readonly Clock[], step: string) => all.filter((clock) => clock.step === step).map(told);

/** As dispatched: a day to resolve, three working days to co-report, two to call back. */
const untouched = {
  resolve: "02T09:00 03T09:00",
  "co-report": "02T09:00 06T00:00",
  "call-back": "02T09:00 05T00:00",
};
const steps = Object.keys(untouched) as (keyof typeof untouched)[];

function expectUntouched(all: readonly Clock[], but: string): void {
  for (const step of steps.filter((one) => one !== but))
    expect(ofStep(all, step)).toEqual([`running ${untouched[step]}`]);
}

describe.each(steps)("an event that names the clock of %s", (step) => {
  const now = on("02T15:00");
  const as = untouched[step];
  const anew = {
    resolve: "02T15:00 03T15:00",
    "co-report": "02T15:00 06T00:00",
    "call-back": "02T15:00 05T00:00",
  }[step];

  test.each([
    ["runs", [`running ${as}`]],
    ["continues", [`running ${as}`]],
    ["pauses", [`paused 02T09:00 undefined`]],
    ["stops", [`met ${as}`]],
    ["restarts", [`replaced ${as}`, `running ${anew}`]],
    [{ starts: "limit.24h" }, [`replaced ${as}`, "running 02T15:00 03T15:00"]],
  ] as const)("%j does that to it and to no other", (verb, expected) => {
    const dispatcher = packWhere({ contact: { clock: { [step]: verb } } });
    const all = clocks(dispatcher, after(dispatcher, [{ type: "contact", at: now }]), now);
    expect(ofStep(all, step)).toEqual(expected);
    expectUntouched(all, step);
  });

  test("extends it by the days of an extension and by nothing else's", () => {
    const dispatcher = packWhere({ extend: { clock: { [step]: "extends" } } });
    const all = clocks(dispatcher, after(dispatcher, [{ type: "extend", at: now, days: 1 }]), now);
    const longer = { resolve: "04T09:00", "co-report": "07T00:00", "call-back": "06T00:00" }[step];
    expect(ofStep(all, step)).toEqual([`running 02T09:00 ${longer}`]);
    expectUntouched(all, step);
  });
});

describe("a star", () => {
  const at = on("02T15:00");
  const leads = (clock: Accepting["clock"]) => {
    const dispatcher = packWhere({ contact: { clock } });
    const all = clocks(dispatcher, after(dispatcher, [{ type: "contact", at }]), at);
    return Object.fromEntries(steps.map((step) => [step, ofStep(all, step)]));
  };
  const others = {
    "co-report": [`running ${untouched["co-report"]}`],
    "call-back": [`running ${untouched["call-back"]}`],
  };

  test("means the lead's clocks, not a co-handler's nor the hotline's", () => {
    expect(leads({ "*": "stops" })).toEqual({ resolve: [`met ${untouched.resolve}`], ...others });
    expect(leads({ "*": "pauses" })).toEqual({ resolve: ["paused 02T09:00 undefined"], ...others });
  });

  test("gives way to what is said of a clock by name", () => {
    expect(leads({ "*": "stops", resolve: "continues" })).toEqual({
      resolve: [`running ${untouched.resolve}`],
      ...others,
    });
  });

  test.each([
    ["*", [`met ${untouched.resolve}`]],
    ["resolve", [`met ${untouched.resolve}`, "running 02T16:00 03T16:00"]],
  ])("restarts what still runs: a step done is begun anew only by its name, here %s", (name, expected) => {
    const dispatcher = packWhere({
      contact: { clock: { resolve: "stops" } },
      sign: { clock: { [name]: "restarts" } },
    });
    const ticket = after(dispatcher, [
      { type: "contact", at },
      { type: "sign", at: on("02T16:00") },
    ]);
    expect(ofStep(clocks(dispatcher, ticket, on("02T16:00")), "resolve")).toEqual(expected);
  });
});

describe("a clock that stands still", () => {
  const dispatcher = packWhere({
    suspend: { clock: { resolve: "pauses" } },
    resume: { clock: { resolve: "runs" } },
    contact: { clock: { resolve: "stops" } },
    reopen: { clock: { resolve: "restarts" } },
  });
  const stopped = { type: "suspend", at: on("02T12:00") };
  const resolve = (events: readonly object[], at: string) =>
    ofStep(clocks(dispatcher, after(dispatcher, events), at), "resolve");

  test("goes on with what it had left, and is stopped once however often it is told", () => {
    const again = [stopped, { type: "suspend", at: on("02T13:00") }, { type: "resume", at: on("04T12:00") }];
    expect(resolve(again, on("04T12:00"))).toEqual(["running 02T09:00 05T09:00"]);
    const more = [...again, { type: "resume", at: on("04T13:00") }];
    expect(resolve(more, on("04T13:00"))).toEqual(["running 02T09:00 05T09:00"]);
  });

  test("can be stopped twice for two spans", () => {
    const twice = [
      stopped,
      { type: "resume", at: on("02T13:00") },
      { type: "suspend", at: on("02T14:00") },
      { type: "resume", at: on("02T16:00") },
    ];
    expect(resolve(twice, on("02T16:00"))).toEqual(["running 02T09:00 03T12:00"]);
  });

  test("is done or begun anew as it stands", () => {
    // Three hours were used when it stopped: 21 are left of it, however late the act comes.
    const at = on("20T12:00");
    expect(resolve([stopped, { type: "contact", at }], at)).toEqual(["met 02T09:00 21T09:00"]);
    const anew = resolve([stopped, { type: "reopen", at, newFacts: true }], at);
    expect(anew).toEqual(["replaced 02T09:00 21T09:00", "running 20T12:00 21T12:00"]);
  });

  test("is not touched once it has ended", () => {
    const ended = [
      { type: "contact", at: on("02T12:00") },
      { type: "suspend", at: on("02T13:00") },
      { type: "resume", at: on("02T14:00") },
    ];
    expect(resolve(ended, on("02T15:00"))).toEqual([`met ${untouched.resolve}`]);
  });
});

describe("an extension", () => {
  const office = ["09:00-12:00", "13:30-18:00"];
  const extend = (at: string, days: number) => ({ type: "extend", at: on(at), days });
  const due = (terms: Partial<Limit>, ...events: object[]) => {
    const dispatcher = packWhere({ extend: { clock: { resolve: "extends" } } }, terms);
    return clocks(dispatcher, after(dispatcher, events), on("02T12:00"))[0]?.dueAt;
  };

  // Two days more: 48 hours, two civil days, two working days, or as many office hours as two days have.
  test.each<[string, Partial<Limit>, string]>([
    ["hours", { unit: "hour", amount: 24 }, "05T09:00"],
    ["days", { unit: "day", amount: 1, endsAt: "end-of-day", firstDayCounts: false }, "06T00:00"],
    [
      "working days, over a weekend",
      { unit: "workday", amount: 3, endsAt: "end-of-day", firstDayCounts: false },
      "10T00:00",
    ],
    [
      "working hours of seven and a half a day",
      { unit: "workhour", amount: 1, officeHours: office },
      "04T10:00",
    ],
    ["working hours of a night", { unit: "workhour", amount: 1, officeHours: ["22:00-06:00"] }, "04T23:00"],
    ["working hours round the clock", { unit: "workhour", amount: 1, officeHours: ["24/7"] }, "04T10:00"],
  ])("adds its days to a limit in %s", (_, terms, expected) => {
    expect(due(terms, extend("02T10:00", 2))).toBe(on(expected));
  });

  test("adds to one before it", () => {
    const limit = { unit: "hour", amount: 24 } as const;
    expect(due(limit, extend("02T10:00", 2), extend("02T11:00", 3))).toBe(on("08T09:00"));
  });

  test("counts from nothing again once the ticket has been reopened", () => {
    const dispatcher = packWhere({});
    const asked = { type: "extend", unit: heating, days: 1, reason: "x", appellantTold: true };
    const until = [
      { ...asked, at: on("02T10:00") },
      { type: "resolve", at: on("02T11:00"), unit: heating, outcome: "solved" },
      { type: "reopen", at: on("02T12:00"), newFacts: true },
      { ...asked, at: on("02T13:00") },
    ];
    const ticket = after(dispatcher, until);
    const again = transition(ticket, { ...asked, id: "9", at: on("02T14:00") }, dispatcher);
    expect(again).toMatchObject({ refusal: { code: "extension/again" } });
    expect(ofStep(clocks(dispatcher, ticket, on("02T14:00")), "resolve").at(-1)).toBe(
      "running 02T12:00 04T12:00",
    );
  });
});

describe("a co-handler's clock", () => {
  const at = on("02T15:00");
  const dispatcher = packWhere({
    whistle: { clock: { "co-report": { starts: "limit.24h" } } },
    "co-report": { clock: { "co-report": "stops" } },
    contact: { clock: { "co-report": "pauses" } },
  });
  const departments = ["990101:urban", "990101:water"];
  const whistled = { type: "whistle", at: on("02T12:00"), unit: heating, departments, question: "x" };
  const byUnit = (events: readonly object[]) => {
    const all = clocks(dispatcher, after(dispatcher, events), at);
    return all.filter(({ step }) => step === "co-report").map(({ unit, state }) => `${unit} ${state}`);
  };

  test("is its own: an act of one turns its own clock, an act of the lead or the hotline each one's", () => {
    const states = (state: string, water: string) => [
      `${street} ${state}`,
      `990101:urban ${state}`,
      `990101:water ${water}`,
    ];
    const act = (type: string, unit?: string) => [whistled, { type, at, final: true, ...(unit && { unit }) }];
    const contact = (unit?: string) => [whistled, { type: "contact", at, ...(unit && { unit }) }];
    expect(byUnit(act("co-report", "990101:water"))).toEqual(states("running", "met"));
    expect(byUnit(contact("990101:water"))).toEqual(states("running", "paused"));
    expect(byUnit(contact(heating))).toEqual(states("paused", "paused"));
    expect(byUnit(contact())).toEqual(states("paused", "paused"));
  });

  test("starts for whom the event calls in, not for those who help already", () => {
    expect(byUnit([whistled])).toEqual([`${street} running`, "990101:urban running", "990101:water running"]);
    expect(ofStep(clocks(dispatcher, after(dispatcher, [whistled]), at), "co-report")).toEqual([
      `running ${untouched["co-report"]}`,
      "running 02T12:00 03T12:00",
      "running 02T12:00 03T12:00",
    ]);
  });

  test("of one called in again begins anew", () => {
    const again = { ...whistled, at: on("02T13:00"), departments: ["990101:water"] };
    const ticket = after(dispatcher, [whistled, again]);
    const mine = clocks(dispatcher, ticket, at)
      .filter(({ unit }) => unit === "990101:water")
      .map(told);
    expect(mine).toEqual(["replaced 02T12:00 03T12:00", "running 02T13:00 03T13:00"]);
  });
});

describe("clocks that follow each other's deadlines", () => {
  /**
   * A day to resolve; the call-back within a day after that is due, an audit within a day after the call-back
   * is.
   */
  const dispatcher = patched(
    {
      "limits.json": (data: { steps: object[]; limits: object[] }) => {
        const own = { firstDayCounts: false, endsAt: "instant", roll: "none", basis: ["示例"] };
        for (const limit of data.limits as Limit[]) if (limit.id === "limit.7d") Object.assign(limit, day);
        data.limits = data.limits.filter((one) => (one as Limit).id !== "limit.call-back");
        data.limits.push(
          { id: "limit.call-back", title: "回访", amount: 24, unit: "hour", startsAt: "due:resolve", ...own },
          { id: "limit.audit", title: "核查", amount: 24, unit: "hour", startsAt: "due:call-back", ...own },
        );
        data.steps.push({
          id: "audit",
          title: "核查",
          for: "centre",
          pick: "first",
          rules: [{ id: "audit.always", title: "核查", then: { limit: "limit.audit" }, basis: ["示例"] }],
        });
      },
    },
    "fixtures/packs/good/ticket",
  );
  const suspend = { type: "suspend", at: on("02T12:00"), unit: heating, reviewOn: "2026-04-01" };
  const following = ["running 03T09:00 04T09:00", "running 04T09:00 05T09:00"];
  const chain = (events: readonly object[], at: string) => {
    const all = clocks(dispatcher, after(dispatcher, events), at);
    return ["resolve", "call-back", "audit"].flatMap((step) => ofStep(all, step));
  };

  test("run one after the other from the dispatch on", () => {
    expect(chain([], on("02T12:00"))).toEqual(["running 02T09:00 03T09:00", ...following]);
  });

  test("all wait while the first stands still, and move by as much when it goes on", () => {
    const waiting = "waiting undefined undefined";
    expect(chain([suspend], on("10T12:00"))).toEqual(["paused 02T09:00 undefined", waiting, waiting]);
    const resumed = [suspend, { type: "resume", at: on("10T12:00"), unit: heating }];
    expect(chain(resumed, on("10T12:00"))).toEqual([
      "running 02T09:00 11T09:00",
      "running 11T09:00 12T09:00",
      "running 12T09:00 13T09:00",
    ]);
  });

  test("wait for the first also where that is stopped at its last instant", () => {
    const waiting = "waiting undefined undefined";
    const last = { ...suspend, at: on("03T09:00") };
    for (const at of [on("03T09:00"), on("03T09:01")])
      expect(chain([last], at)).toEqual(["paused 02T09:00 undefined", waiting, waiting]);
  });

  test("keep their start where the first is over before it is stopped, or was done early", () => {
    const late = { ...suspend, at: on("03T12:00") };
    expect(chain([late], on("03T12:00"))).toEqual(["missed 02T09:00 03T09:00", ...following]);
    const done = { type: "resolve", at: on("02T10:00"), unit: heating, outcome: "solved" };
    expect(chain([done], on("02T10:00"))).toEqual(["met 02T09:00 03T09:00", ...following]);
  });
});
