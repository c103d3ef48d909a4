import { describe, expect, test } from "vitest";
import { compilePack, type Dispatcher, migrateTicket, ticketAt, transition } from "../../src/index.js";
import type { Ticket } from "../../src/ticket/index.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import { filesOf } from "../support/packs.js";
import { dispatcher, run, street, streetTicket } from "../support/ticket/ticket.js";

type Limits = { steps: { id: string }[]; limits: { id: string; amount: number; retroactive?: true }[] };

const files = filesOf("fixtures/packs/good/ticket");

/** Another version of the ticket pack: with other limits, and whatever else. */
function version(number: string, change: (limits: Limits) => void = () => undefined, more: PackFiles = {}) {
  const limits = structuredClone(files["limits.json"]) as Limits;
  change(limits);
  const head = { ...(files["pack.json"] as object), version: number };
  return compilePack({ ...files, "pack.json": head, "limits.json": limits, ...more });
}

const shorter = (more: object = {}) =>
  version("2", ({ limits }) => {
    for (const one of limits) if (one.id === "limit.7d") Object.assign(one, { amount: 3 }, more);
  });

/** The pack's text with another name for the limit of seven days. */
const renamed = () => {
  const text = JSON.stringify({ ...files, "pack.json": { ...(files["pack.json"] as object), version: "2" } });
  return compilePack(JSON.parse(text.replaceAll('"limit.7d"', '"limit.seven"')) as PackFiles);
};

const at = "2026-03-04T12:00:00+08:00";

function migrated(ticket: Ticket, to: Dispatcher, when = at) {
  const moved = migrateTicket(ticket, dispatcher, to, when);
  if (!moved.ok) throw new Error(JSON.stringify(moved.diagnostics));
  return moved;
}

const resolveOf = (ticket: Ticket, by: Dispatcher, when = at) => {
  const view = ticketAt(ticket, when, by);
  if (!view.ok) throw new Error(JSON.stringify(view.diagnostics));
  const clock = view.value.clocks.findLast(({ step }) => step === "resolve");
  return [clock?.state, clock?.dueAt];
};

const codesOf = (result: {
  ok: boolean;
  diagnostics?: readonly { code: string; at: { pointer: string } }[];
}) => (result.diagnostics ?? []).map(({ code, at: { pointer } }) => `${code} ${pointer}`);

describe("a ticket is judged by the version it was opened with", () => {
  test("another one is told with both, and changes nothing", () => {
    const other = shorter();
    const view = ticketAt(streetTicket(), at, other);
    expect(view.ok ? [] : view.diagnostics).toMatchObject([
      {
        code: "ticket/other-version",
        params: {
          ticket: `ticket 1 (${dispatcher.pack.digests.tickets.slice(0, 8)})`,
          pack: `ticket 2 (${other.pack.digests.tickets.slice(0, 8)})`,
        },
        at: { pointer: "/opening/pack/digests/tickets" },
      },
    ]);
    const event = { id: "1", type: "sign", at, unit: street };
    const result = transition(streetTicket(), event, other);
    expect(!result.ok && result.refusal).toBeNull();
  });

  test("one in which only words are others reads it as before", () => {
    const { rules } = files["classify.json"] as { rules: object[] };
    const more = {
      id: "classify.more",
      title: "更多",
      when: { mentions: ["更多"] },
      then: { category: "help" },
      basis: ["示例"],
    };
    const worded = version("2", undefined, { "classify.json": { rules: [more, ...rules] } });
    expect(worded.pack.digest).not.toBe(dispatcher.pack.digest);
    expect(resolveOf(streetTicket(), worded)).toEqual(resolveOf(streetTicket(), dispatcher));
  });
});

describe("a ticket that goes over to another version", () => {
  const due = "2026-03-10T00:00:00+08:00";

  test("keeps the clocks that run as they were begun", () => {
    const to = shorter();
    const { ticket, clocks, effects } = migrated(streetTicket(), to);
    const running = { state: "running", dueAt: due, lastDay: "2026-03-09" };
    expect(clocks.find(({ step }) => step === "resolve")).toEqual({
      step: "resolve",
      unit: street,
      limit: "limit.7d",
      was: running,
      is: running,
    });
    expect(effects).toEqual([]);
    expect(resolveOf(ticket, to)).toEqual(["running", due]);
    expect(resolveOf(ticket, to, "2026-03-10T00:00:01+08:00")).toEqual(["missed", due]);
  });

  test("counts by the new one from the start where that says so, with the reminders set anew", () => {
    const to = shorter({ retroactive: true });
    const { ticket, clocks, effects } = migrated(streetTicket(), to);
    expect(clocks.find(({ step }) => step === "resolve")).toMatchObject({
      was: { dueAt: due },
      is: { state: "running", dueAt: "2026-03-06T00:00:00+08:00", lastDay: "2026-03-05" },
    });
    expect(effects.filter((one) => "step" in one && one.step === "resolve")).toMatchObject([
      { kind: "cancel", unit: street },
      { kind: "warn", dueAt: "2026-03-06T00:00:00+08:00" },
      { kind: "overdue", at: "2026-03-06T00:00:00+08:00" },
    ]);
    expect(resolveOf(ticket, to)).toEqual(["running", "2026-03-06T00:00:00+08:00"]);
    // Before it went over it stood as it did.
    expect(resolveOf(ticket, to, "2026-03-04T11:59:59+08:00")).toEqual(["running", due]);
  });

  test("moves nothing that has ended: what is done, and what is overdue", () => {
    const longer = version("2", ({ limits }) => {
      for (const one of limits) Object.assign(one, { amount: one.amount * 10, retroactive: true });
    });
    const late = "2026-03-11T12:00:00+08:00";
    const overdue = migrated(streetTicket(), longer, late).ticket;
    expect(resolveOf(overdue, longer, late)).toEqual(["missed", due]);
    const { ticket: done, answers } = run(streetTicket(), [
      {
        id: "1",
        type: "resolve",
        at: "2026-03-03T12:00:00+08:00",
        unit: street,
        outcome: "solved",
        appellantTold: true,
      },
    ]);
    expect(answers).toEqual(["accepted"]);
    const moved = migrated(done, shorter({ retroactive: true })).ticket;
    expect(resolveOf(moved, shorter({ retroactive: true }))).toEqual(resolveOf(done, dispatcher));
  });

  test("still has its limit where the new version calls it otherwise", () => {
    const to = renamed();
    const { ticket } = migrated(streetTicket(), to);
    expect(resolveOf(ticket, to)).toEqual(["running", due]);
    const kept = JSON.parse(JSON.stringify(ticket)) as Ticket;
    expect(resolveOf(kept, to)).toEqual(["running", due]);
  });

  test("restarts a limit that the new version has no more as it was, and one that it has as that says", () => {
    const early = "2026-03-02T12:00:00+08:00";
    const events = [
      { id: "1", type: "object", at: early, unit: street, ground: "duty", evidence: ["x"] },
      { id: "2", type: "objection-upheld", at: "2026-03-02T13:00:00+08:00", to: "990101:urban" },
    ];
    const restarted = (to: Dispatcher) => {
      let current = migrated(streetTicket(), to, early).ticket;
      for (const event of events) {
        const result = transition(current, event, to);
        if (!result.ok) throw new Error(JSON.stringify(result));
        current = result.ticket;
      }
      return resolveOf(current, to, "2026-03-02T13:00:00+08:00");
    };
    expect(restarted(renamed())).toEqual(["running", "2026-03-10T00:00:00+08:00"]);
    expect(restarted(shorter())).toEqual(["running", "2026-03-06T00:00:00+08:00"]);
  });

  test("is judged by the new version from then on, and was by the old one before", () => {
    const refusing = version("2", undefined, {
      "responsibility.json": JSON.parse(
        JSON.stringify(files["responsibility.json"]).replace(
          '"sign":[',
          '"sign":[{"id":"sign.never","title":"不受理","then":{"accept":false,"code":"sign/never","message":"不受理"},"basis":["示例"]},',
        ),
      ) as object,
    });
    const { ticket: signed } = run(streetTicket(), [
      { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: street },
    ]);
    const { ticket } = migrated(signed, refusing);
    const seen = ticketAt(ticket, at, refusing);
    expect(seen.ok && seen.value.phase).toBe("handling");
    const again = transition(ticket, { id: "2", type: "sign", at, unit: street }, refusing);
    expect(!again.ok && again.refusal?.code).toBe("sign/never");
  });

  test("may do so twice, and no more to the one before", () => {
    const second = shorter();
    const third = version("3", ({ limits }) => {
      for (const one of limits) if (one.id === "limit.7d") one.amount = 1;
    });
    const once = migrated(streetTicket(), second).ticket;
    const twice = migrateTicket(once, second, third, at);
    if (!twice.ok) throw new Error(JSON.stringify(twice));
    expect(twice.ticket.migrations?.map(({ from, to }) => [from.version, to.version])).toEqual([
      ["1", "2"],
      ["2", "3"],
    ]);
    expect(resolveOf(twice.ticket, third)).toEqual(["running", due]);
    expect(codesOf(ticketAt(twice.ticket, at, second))).toEqual([
      "ticket/other-version /migrations/1/to/digests/tickets",
    ]);
  });

  test("cannot while it stands on what the new version has not", () => {
    const text = JSON.stringify(files).replaceAll(street, "990101009");
    const without = compilePack(JSON.parse(text) as PackFiles);
    expect(codesOf(migrateTicket(streetTicket(), dispatcher, without, at))).toEqual([
      "ticket/unknown-unit /responsible",
    ]);
    // The step has another name: where it is declared, followed, timed and turned.
    const places =
      /("id":|"due:|"step":|"contact":|"value":)"?resolve"|"resolve":(?=["{])|"resolve"(?=\],"satis)/g;
    const stepped = (text: string) => text.replaceAll(places, (found) => found.replace("resolve", "finish"));
    const stepless = compilePack({
      ...files,
      "limits.json": JSON.parse(stepped(JSON.stringify(files["limits.json"]))) as object,
      "responsibility.json": JSON.parse(stepped(JSON.stringify(files["responsibility.json"]))) as object,
    });
    expect(codesOf(migrateTicket(streetTicket(), dispatcher, stepless, at))).toContain(
      "limits/unknown-step /clocks/resolve",
    );
  });

  test("goes to no other pack, and not back in time", () => {
    const other = compilePack({ ...files, "pack.json": { ...(files["pack.json"] as object), id: "other" } });
    expect(codesOf(migrateTicket(streetTicket(), dispatcher, other, at))).toEqual([
      "ticket/other-pack /pack/id",
    ]);
    const { ticket } = run(streetTicket(), [{ id: "1", type: "sign", at, unit: street }]);
    expect(codesOf(migrateTicket(ticket, dispatcher, shorter(), "2026-03-04T11:59:59+08:00"))).toEqual([
      "ticket/log-disorder /at",
    ]);
  });

  test("is not read where the record of it was altered", () => {
    const to = shorter();
    const { ticket } = migrated(streetTicket(), to);
    const [one] = ticket.migrations ?? [];
    const altered = (change: object) => ({ ...ticket, migrations: [{ ...one, ...change }] });
    expect(codesOf(ticketAt(altered({ after: 1 }), at, to))).toEqual([
      "ticket/migration-altered /migrations/0",
    ]);
    expect(codesOf(ticketAt(altered({ from: one?.to }), at, to))).toEqual([
      "ticket/migration-altered /migrations/0",
    ]);
    expect(codesOf(ticketAt(altered({ at: "gestern" }), at, to))).toEqual(["time/invalid /migrations/0/at"]);
  });
});
