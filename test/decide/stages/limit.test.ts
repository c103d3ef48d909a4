import { describe, expect, test } from "vitest";
import type { Appeal, Deadline, Dispatcher } from "../../../src/index.js";
import type { FileData } from "../../../src/pack/files.js";
import { appeal, at } from "../../support/appeal.js";
import { minimal } from "../../support/packs.js";
import { patched } from "../../support/patched.js";
import { lawfulYear } from "../../support/calendar/lawful-year.js";
import { compilePack } from "../../../src/index.js";
import { readPackFiles } from "../../../src/node.js";

type Limits = FileData<"limits">;
const street = at("990101001");

function deadlines(more: Partial<Appeal>, dispatcher: Dispatcher = minimal): Record<string, Deadline> {
  const decision = dispatcher.dispatch(
    appeal({ category: "complaint", topic: "市容环卫", ...street, ...more }),
  );
  return Object.fromEntries(decision.deadlines.map((deadline) => [deadline.step, deadline]));
}

/** The minimal pack where resolving has a second, unconditional rule: five working days. */
function withSecondRule(pick: "first" | "longest" | "shortest"): Dispatcher {
  return patched({
    "limits.json": (file: Limits) => {
      const limit = file.limits.find(({ id }) => id === "limit.3wd");
      if (limit) file.limits.push({ ...limit, id: "limit.9wd", title: "9 个工作日", amount: 9 });
      const resolve = file.steps.find(({ id }) => id === "resolve");
      if (resolve) {
        resolve.pick = pick;
        resolve.rules.push({
          id: "resolve.law",
          title: "法定 9 个工作日",
          then: { limit: "limit.9wd" },
          basis: ["《某市热线办法》第五条"],
        });
      }
    },
  });
}

describe("which limit applies", () => {
  test("the first rule that holds", () => {
    expect(deadlines({})["resolve"]).toMatchObject({
      limit: "limit.7d",
      dueAt: "2026-11-28T00:00:00+08:00",
      lastDay: "2026-11-27",
      by: "resolve.ordinary",
    });
    expect(deadlines({}, withSecondRule("first"))["resolve"]?.limit).toBe("limit.7d");
  });

  test("the latest or the earliest due, where the step says so", () => {
    expect(deadlines({}, withSecondRule("longest"))["resolve"]).toMatchObject({
      limit: "limit.9wd",
      lastDay: "2026-12-03",
      by: "resolve.law",
    });
    expect(deadlines({}, withSecondRule("shortest"))["resolve"]).toMatchObject({
      limit: "limit.7d",
      by: "resolve.ordinary",
    });
  });

  test("and where the later one wins, both are in the trace with their basis", () => {
    const { trace } = withSecondRule("longest").dispatch(
      appeal({ category: "complaint", topic: "市容环卫", ...street }),
    );
    expect(trace.flatMap(({ rule }) => (/^resolve|^limit\.[79]/.test(rule) ? [rule] : []))).toEqual([
      "resolve.ordinary",
      "limit.7d",
      "resolve.law",
      "limit.9wd",
    ]);
  });

  test("the directory row's own, before the step's rules", () => {
    expect(deadlines({ topic: "公共服务/供水" })["resolve"]).toMatchObject({
      limit: "limit.24h",
      dueAt: "2026-11-21T09:30:00+08:00",
      by: "route.water",
    });
  });

  test("none, where a rule says null or no rule holds", () => {
    const decision = minimal.dispatch(appeal({ text: "着火了" }));
    expect(decision.deadlines).toEqual([]);
    const none = patched({
      "limits.json": (file: Limits) =>
        file.steps[0]?.rules.unshift({
          id: "resolve.none",
          title: "不设",
          then: { limit: null },
          basis: ["示例"],
        }),
    });
    expect(Object.keys(deadlines({}, none)), "nor for what follows that step").toEqual([]);
  });
});

describe("from when a limit runs", () => {
  test("from dispatch, where it says so and the appeal tells when that was", () => {
    const more = { topic: "公共服务/供水", dispatchedAt: "2026-11-20T10:00:00+08:00" };
    expect(deadlines(more)["resolve"]).toMatchObject({
      startsAt: "2026-11-20T10:00:00+08:00",
      dueAt: "2026-11-21T10:00:00+08:00",
    });
  });

  test("from the end of another step's last day, that day being the first and not counted", () => {
    expect(deadlines({})["call-back"]).toMatchObject({
      unit: null,
      startsAt: "2026-11-28T00:00:00+08:00",
      lastDay: "2026-12-01",
    });
  });

  test("from an event that has not happened: the deadline waits for it", () => {
    const waiting = patched({
      "limits.json": (file: Limits) => {
        file.milestones = [{ id: "accepted", title: "受理" }];
        for (const limit of file.limits) if (limit.id === "limit.7d") limit.startsAt = "accepted";
      },
    });
    expect(deadlines({}, waiting)["resolve"]).toMatchObject({
      startsAt: null,
      dueAt: null,
      lastDay: null,
      waitsFor: "accepted",
    });
  });
});

test("the years without a published notice are told in order, whichever deadline comes first", () => {
  const far = patched({
    "limits.json": (file: Limits) => {
      for (const limit of file.limits) {
        if (limit.id === "limit.7d")
          Object.assign(limit, { unit: "workday", amount: 300, startsAt: "dispatched" });
        if (limit.id === "limit.3wd") Object.assign(limit, { startsAt: "received" });
      }
    },
  });
  const { review } = far.dispatch(
    appeal({
      receivedAt: "2027-12-20T09:30:00+08:00",
      dispatchedAt: "2028-01-10T09:30:00+08:00",
      category: "complaint",
      topic: "市容环卫",
      ...at("990102001", "990101001"),
    }),
  );
  expect(review).toContainEqual({ code: "calendar/provisional", years: [2027, 2028, 2029] });
});

describe("whose deadline it is", () => {
  test("the lead's, one for each co-handler, and the hotline's own", () => {
    const decision = minimal.dispatch(
      appeal({ category: "complaint", topic: "市容环卫", ...at("990102001", "990101001", "990101002") }),
    );
    expect(decision.deadlines.map(({ step, unit }) => [step, unit])).toEqual([
      ["resolve", "990102001"],
      ["co-report", "990101001"],
      ["co-report", "990101002"],
      ["call-back", null],
    ]);
  });

  test("nobody's yet, while people confer", () => {
    const decision = minimal.dispatch(appeal({ category: "complaint", topic: "市容环卫" }));
    expect(decision.deadlines.map(({ step, unit }) => [step, unit])).toEqual([
      ["resolve", null],
      ["call-back", null],
    ]);
  });
});

test("the days left out are named with the notice that made them so", () => {
  const { skipped } = deadlines({ receivedAt: "2026-09-30T10:00:00+08:00", ...at("990102001", "990101001") })[
    "co-report"
  ] as Deadline;
  expect(skipped.map(({ date, reason, name }) => [date, reason, name ?? null])).toEqual([
    ["2026-09-30", "first-day", null],
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, "holiday", "国庆节"]),
  ]);
  expect(skipped.at(-1)?.notice?.number).toBe("示例〔2025〕1号");
});

test("an appeal so late that the calendar ends first is refused at its time", () => {
  const result = minimal.safeDispatch(
    appeal({ receivedAt: "2100-12-30T09:30:00+08:00", category: "complaint", topic: "市容环卫", ...street }),
  );
  expect(result.ok ? [] : result.diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toContain(
    "time/out-of-range /receivedAt",
  );
  expect(minimal.safeDispatch(appeal({ receivedAt: "2101-01-01T09:30:00+08:00" })).ok).toBe(false);
});

test("an instant of dispatch that is too late is refused where it stands", () => {
  const late = {
    receivedAt: "2026-11-20T09:30:00+08:00",
    dispatchedAt: "2100-12-31T09:30:00+08:00",
    category: "complaint",
    topic: "公共服务/供水",
    ...street,
  };
  const result = minimal.safeDispatch(appeal(late));
  expect(result.ok ? [] : result.diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual([
    "time/out-of-range /dispatchedAt",
  ]);
});

test("the review names the years without a notice, and only those", () => {
  const files: Record<string, unknown> = {
    ...readPackFiles("fixtures/packs/good/minimal"),
    "calendar/2028.json": lawfulYear(2028),
  };
  const water = (receivedAt: string) =>
    compilePack(files).dispatch(
      appeal({ receivedAt, category: "complaint", topic: "公共服务/供水", ...street }),
    ).review;
  expect(water("2027-12-30T09:30:00+08:00")).toContainEqual({ code: "calendar/provisional", years: [2027] });
  expect(water("2028-03-01T09:30:00+08:00").map(({ code }) => code)).not.toContain("calendar/provisional");
  const strict = compilePack(files).safeDispatch(
    appeal({
      receivedAt: "2027-12-30T09:30:00+08:00",
      category: "complaint",
      topic: "公共服务/供水",
      ...street,
    }),
    { strict: true },
  );
  expect(strict.ok ? [] : strict.diagnostics.map(({ code, params }) => [code, params["year"]])).toEqual([
    ["calendar/unpublished-year", 2027],
  ]);
});

describe("an appeal dispatched at the very instant it was received", () => {
  test("has the deadlines of one that says nothing of its dispatch", () => {
    const water = { topic: "公共服务/供水" };
    const instant = "2026-11-20T09:30:00+08:00";
    for (const dispatchedAt of [instant, "2026-11-20T01:30:00Z"])
      expect(deadlines({ ...water, dispatchedAt })).toEqual(deadlines(water));
    const early = minimal.safeDispatch(appeal({ dispatchedAt: "2026-11-20T09:29:59.999+08:00" }));
    expect(early.ok ? [] : early.diagnostics.map(({ code }) => code)).toEqual([
      "appeal/dispatched-before-received",
    ]);
  });

  test("counts from dispatch where dispatch is later, the rest from receipt", () => {
    const more = { topic: "公共服务/供水", dispatchedAt: "2026-11-20T09:30:00.001+08:00" };
    const { resolve, "co-report": report } = deadlines(more);
    expect(resolve?.dueAt).toBe("2026-11-21T09:30:00.001+08:00");
    expect(report).toMatchObject({ startsAt: more.dispatchedAt, lastDay: "2026-11-25" });
    const rubbish = { dispatchedAt: "2026-11-21T09:30:00+08:00" };
    expect(deadlines(rubbish)["resolve"]).toMatchObject({ startsAt: "2026-11-20T09:30:00+08:00" });
  });
});

describe("the latest and the earliest due", () => {
  type Rules = Readonly<Record<string, string | null>>;
  /** Resolving has these rules alone: each with its limit, all holding. */
  const ruled = (pick: "longest" | "shortest", rules: Rules) =>
    patched({
      "limits.json": (file: Limits) => {
        const [resolve] = file.steps;
        const week = file.limits.find(({ id }) => id === "limit.7d");
        if (resolve === undefined || week === undefined) return;
        file.limits.push({ ...week, id: "limit.week" });
        resolve.pick = pick;
        const made = Object.entries(rules).map(([id, limit]) => ({ id, then: { limit } }));
        resolve.rules = made.map((rule) => ({ ...rule, title: "示例", basis: ["示例"] }));
      },
    });

  test.each([
    ["longest", { a: "limit.24h", b: "limit.7d" }, "b"],
    ["shortest", { a: "limit.24h", b: "limit.7d" }, "a"],
    ["longest", { a: "limit.7d", b: "limit.24h" }, "a"],
    ["shortest", { a: "limit.7d", b: "limit.24h" }, "b"],
    ["longest", { a: "limit.7d", b: "limit.week" }, "a"],
    ["shortest", { a: "limit.7d", b: "limit.week" }, "a"],
    ["longest", { a: "limit.week", b: "limit.7d" }, "a"],
    ["longest", { a: null, b: "limit.24h" }, "b"],
    ["shortest", { a: null, b: "limit.24h" }, "b"],
  ] as const)("the %s of %j is that of `%s`", (pick, rules, by) => {
    expect(deadlines({}, ruled(pick, rules))["resolve"]?.by).toBe(by);
  });

  test.each(["longest", "shortest"] as const)(
    "where no rule sets a limit there is none, the %s too",
    (pick) => {
      expect(deadlines({}, ruled(pick, { a: null, b: null }))["resolve"]).toBeUndefined();
    },
  );
});

describe("a limit that starts when another step is due", () => {
  /** Calling back starts when co-handlers are due, and a third step when calling back is. */
  const chained = patched({
    "limits.json": (file: Limits) => {
      const after = file.limits.find(({ id }) => id === "limit.call-back");
      const callBack = file.steps.find(({ id }) => id === "call-back");
      if (after === undefined || callBack === undefined) return;
      const day = { ...after, amount: 1, unit: "day" as const };
      file.limits.push({ ...day, id: "limit.file", startsAt: "due:call-back" });
      file.limits.push({ ...day, id: "limit.store", startsAt: "due:file", endsAt: "instant" });
      const then = (id: string, limit: string) => ({
        ...callBack,
        id,
        rules: [{ id: `${id}.always`, title: "示例", then: { limit }, basis: ["示例"] }],
      });
      file.steps.push(then("file", "limit.file"), then("store", "limit.store"));
    },
  });

  test("follows a chain of them, each from the last instant of the one before", () => {
    const { resolve, "call-back": called, file, store } = deadlines({}, chained);
    expect(resolve).toMatchObject({ lastDay: "2026-11-27", dueAt: "2026-11-28T00:00:00+08:00" });
    expect(called).toMatchObject({ startsAt: resolve?.dueAt, dueAt: "2026-12-02T00:00:00+08:00" });
    expect(file).toMatchObject({ startsAt: called?.dueAt, dueAt: "2026-12-03T00:00:00+08:00" });
    expect(store).toMatchObject({ startsAt: file?.dueAt, dueAt: "2026-12-04T00:00:00+08:00" });
  });

  test("is not there, nor what follows it, where the first step has no limit", () => {
    expect(Object.keys(deadlines({ category: "praise" }, chained))).toEqual([]);
  });

  test("waits where the step before it waits", () => {
    const waiting = patched({
      "limits.json": (file: Limits) => {
        file.milestones = [{ id: "accepted", title: "受理" }];
        for (const limit of file.limits) if (limit.id === "limit.7d") limit.startsAt = "accepted";
      },
    });
    const expected = { startsAt: null, dueAt: null, waitsFor: "due:resolve" };
    expect(deadlines({}, waiting)["call-back"]).toMatchObject(expected);
  });
});

describe("the turn to a year without its holidays", () => {
  const years = (receivedAt: string) => {
    const said = { receivedAt, category: "complaint", topic: "公共服务/供水", ...street };
    const decision = minimal.dispatch(appeal(said));
    const found = decision.review.find(({ code }) => code === "calendar/provisional");
    const steps = decision.deadlines.flatMap(({ step, provisional }) => (provisional ? [step] : []));
    return [steps, found?.code === "calendar/provisional" ? found.years : []];
  };

  // 2026-12-31 is a Thursday. Co-handlers have 3 working days, calling back 2 after the 24 hours of
  // resolving.
  test.each([
    ["ends on the last working day of the old year", "2026-12-28T09:30:00+08:00", [[], []]],
    ["reaches the first day of the new", "2026-12-29T09:30:00+08:00", [["co-report", "call-back"], [2027]]],
    [
      "is received in the last second of the old",
      "2026-12-31T23:59:59+08:00",
      [["co-report", "call-back"], [2027]],
    ],
  ])("a deadline that %s", (_, receivedAt, expected) => {
    expect(years(receivedAt)).toEqual(expected);
  });
});
