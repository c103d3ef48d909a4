import { beforeAll, describe, expect, test } from "vitest";
import { createVerifier } from "../../src/audit/verify.js";
import {
  compilePack,
  type Dispatcher,
  explain,
  migrateTicket,
  openTicket,
  rates,
  replay,
  ticketAt,
  watchList,
} from "../../src/index.js";
import { deadlinesIcs } from "../../src/ics.js";
import { compileFiles } from "../../src/pack/compile.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import { filesOf } from "../support/packs.js";

type Entry = Readonly<Record<string, unknown>>;

const folder = filesOf("fixtures/packs/good/ticket");
const changeOn = "2026-07-01";
const dayBefore = "2026-06-30";

/** The ticket pack with what `limit.7d` gives changed to three days, and a topic word of before. */
function dated(): PackFiles {
  const limits = folder["limits.json"] as { limits: Entry[] };
  const old = limits.limits.find(({ id }) => id === "limit.7d") as Entry;
  const versions = [
    { ...old, effective: { to: dayBefore } },
    { ...old, title: "3 日", amount: 3, retroactive: true, effective: { from: changeOn } },
  ];
  const others = limits.limits.filter((one) => one !== old);
  const head = folder["pack.json"] as { signals: object };
  const signals = { ...head.signals, flood: { title: "水情", effective: { from: changeOn } } };
  return {
    ...folder,
    "pack.json": { ...head, signals },
    "limits.json": { ...limits, limits: [...others, ...versions] },
  };
}

const files = dated();
let dispatcher: Dispatcher;
beforeAll(() => {
  dispatcher = compilePack(files);
});

const appeal = (receivedAt: string, more: object = {}) => ({
  id: receivedAt,
  receivedAt,
  title: "楼下垃圾没人清",
  text: "楼下垃圾没人清",
  category: "help",
  location: { divisions: ["990101001"] },
  ...more,
});
const before = appeal("2026-06-30T23:59:59+08:00");
const after = appeal("2026-07-01T00:00:00+08:00");

const tickets = () =>
  [before, after].map((one) => {
    const opened = openTicket(dispatcher.dispatch(one), dispatcher);
    if (!opened.ok) throw new Error(JSON.stringify(opened));
    return opened.ticket;
  });

describe("an appeal is decided by what is in force when it is received", () => {
  const dueOf = (one: object) => {
    const { deadlines } = dispatcher.dispatch(one as typeof before);
    return deadlines.find(({ step }) => step === "resolve")?.lastDay;
  };

  test("up to midnight by the old limit, from then on by the new one", () => {
    expect(dueOf(before)).toBe("2026-07-07");
    expect(dueOf(after)).toBe("2026-07-04");
  });

  test("by the clocks of the pack", () => {
    expect(dueOf(appeal("2026-06-30T16:00:00Z"))).toBe("2026-07-04");
  });

  test("what is not yet there is unknown", () => {
    const codes = [before, after].map((one) => {
      const result = dispatcher.safeDispatch({ ...one, signals: ["flood"] });
      return result.ok ? [] : result.diagnostics.map(({ code }) => code);
    });
    expect(codes).toEqual([["appeal/unknown-signal"], []]);
  });

  test("its decision is explained, and put into a calendar, by the names of then", () => {
    const [old, now] = [before, after].map((one) => dispatcher.dispatch(one));
    expect(explain(old as never, dispatcher)).not.toContain("3 日");
    expect(explain(now as never, dispatcher)).toContain("3 日");
    expect(deadlinesIcs(old as never, dispatcher)).not.toContain("3 日");
    expect(deadlinesIcs(now as never, dispatcher)).toContain("3 日");
  });

  test("every decision names the same pack, and what decided it", () => {
    const [old, now] = [before, after].map((one) => dispatcher.dispatch(one).pack);
    expect(old?.digest).toBe(now?.digest);
    expect(old?.digests.rules).not.toBe(now?.digests.rules);
    expect(old?.digests.tickets).not.toBe(now?.digests.tickets);
    expect(old?.digests.calendar).toBe(now?.digests.calendar);
  });
});

describe("a ticket stays with what it was opened by", () => {
  test("however late it is looked at", () => {
    const at = "2026-07-06T12:00:00+08:00";
    const states = tickets().map((ticket) => {
      const view = ticketAt(ticket, at, dispatcher);
      return view.ok && view.value.clocks.find(({ step }) => step === "resolve")?.state;
    });
    expect(states).toEqual(["running", "missed"]);
  });

  test("in a list of those due soon, and in the rates", () => {
    const at = "2026-07-04T12:00:00+08:00";
    const due = watchList(tickets(), { at, hours: 100 }, dispatcher);
    const resolve = due.ok ? due.value.due.filter(({ step }) => step === "resolve") : [];
    expect(resolve.map(({ appealId, dueAt }) => [appealId, dueAt])).toEqual([
      [after.id, "2026-07-05T00:00:00+08:00"],
      [before.id, "2026-07-08T00:00:00+08:00"],
    ]);
    const rated = rates(tickets(), { by: "unit", at: "2026-07-06T12:00:00+08:00" }, dispatcher);
    expect(rated.ok && rated.value[0]?.response.denominator).toEqual([after.id]);
  });

  test("when it was kept as JSON", () => {
    const kept = JSON.parse(JSON.stringify(tickets()[0])) as unknown;
    const view = ticketAt(kept, "2026-07-06T12:00:00+08:00", dispatcher);
    expect(view.ok && view.value.clocks.find(({ step }) => step === "resolve")?.state).toBe("running");
  });

  test("until it goes over to what is in force by then", () => {
    const [old] = tickets();
    const moved = migrateTicket(old, dispatcher, dispatcher, "2026-07-01T12:00:00+08:00");
    if (!moved.ok) throw new Error(JSON.stringify(moved.diagnostics));
    const view = ticketAt(moved.ticket, "2026-07-06T12:00:00+08:00", dispatcher);
    const clock = view.ok && view.value.clocks.find(({ step }) => step === "resolve");
    expect(clock).toMatchObject({ state: "missed", lastDay: "2026-07-03" });
  });

  test("through its events", () => {
    const restart = [before, after].map((one) => {
      const played = replay(dispatcher.dispatch(one), [], dispatcher);
      return played.ok && played.ticket.opening.receivedAt;
    });
    expect(restart).toEqual([before.receivedAt, after.receivedAt]);
  });
});

test("both engines agree on each side of the day", async () => {
  const compiled = compileFiles(files);
  if (!compiled.ok) throw new Error("does not compile");
  const verifier = createVerifier(compiled.editions);
  expect(await verifier.verify(before)).toEqual([]);
  expect(await verifier.verify({ ...after, signals: ["flood"] })).toEqual([]);
  expect(await verifier.verify({ ...before, signals: ["flood"] })).toBeUndefined();
});

test("a unit that is gone is still known by its name", () => {
  const { units = [], ...others } = folder["units/all.json"] as { units?: Entry[] };
  const gone = {
    id: "enterprise:gone",
    name: "已撤销的公司",
    kind: "enterprise",
    effective: { to: dayBefore },
  };
  const changed = compilePack({ ...files, "units/all.json": { ...others, units: [...units, gone] } });
  expect(changed.unit("enterprise:gone")?.name).toBe("已撤销的公司");
  expect(changed.unit("enterprise:none")).toBeUndefined();
});
