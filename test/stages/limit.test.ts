import { describe, expect, test } from "vitest";
import type { Appeal, Deadline, Dispatcher } from "../../src/index.js";
import type { FileData } from "../../src/pack/files.js";
import { appeal, at } from "../support/appeal.js";
import { minimal } from "../support/packs.js";
import { patched } from "../support/patched.js";
import { lawfulYear } from "../support/lawful-year.js";
import { compilePack } from "../../src/index.js";
import { readPackFiles } from "../../src/node.js";

type Limits = FileData<"limits">;
const street = at("990101001");

function deadlines(more: Partial<Appeal>, dispatcher: Dispatcher = minimal): Record<string, Deadline> {
  const decision = dispatcher.dispatch(appeal({ category: "complaint", topic: "市容环卫", ...street, ...more }));
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
        resolve.rules.push({ id: "resolve.law", title: "法定 9 个工作日", then: { limit: "limit.9wd" }, basis: ["《某市热线办法》第五条"] });
      }
    },
  });
}

describe("which limit applies", () => {
  test("the first rule that holds", () => {
    expect(deadlines({})["resolve"]).toMatchObject({ limit: "limit.7d", dueAt: "2026-11-28T00:00:00+08:00", lastDay: "2026-11-27", by: "resolve.ordinary" });
    expect(deadlines({}, withSecondRule("first"))["resolve"]?.limit).toBe("limit.7d");
  });

  test("the latest or the earliest due, where the step says so", () => {
    expect(deadlines({}, withSecondRule("longest"))["resolve"]).toMatchObject({ limit: "limit.9wd", lastDay: "2026-12-03", by: "resolve.law" });
    expect(deadlines({}, withSecondRule("shortest"))["resolve"]).toMatchObject({ limit: "limit.7d", by: "resolve.ordinary" });
  });

  test("and where the later one wins, both are in the trace with their basis", () => {
    const { trace } = withSecondRule("longest").dispatch(appeal({ category: "complaint", topic: "市容环卫", ...street }));
    expect(trace.flatMap(({ rule }) => (/^resolve|^limit\.[79]/.test(rule) ? [rule] : []))).toEqual(["resolve.ordinary", "limit.7d", "resolve.law", "limit.9wd"]);
  });

  test("the directory row's own, before the step's rules", () => {
    expect(deadlines({ topic: "公共服务/供水" })["resolve"]).toMatchObject({ limit: "limit.24h", dueAt: "2026-11-21T09:30:00+08:00", by: "route.water" });
  });

  test("none, where a rule says null or no rule holds", () => {
    const decision = minimal.dispatch(appeal({ text: "着火了" }));
    expect(decision.deadlines).toEqual([]);
    const none = patched({ "limits.json": (file: Limits) => file.steps[0]?.rules.unshift({ id: "resolve.none", title: "不设", then: { limit: null }, basis: ["示例"] }) });
    expect(Object.keys(deadlines({}, none)), "nor for what follows that step").toEqual([]);
  });
});

describe("from when a limit runs", () => {
  test("from dispatch, where it says so and the appeal tells when that was", () => {
    const more = { topic: "公共服务/供水", dispatchedAt: "2026-11-20T10:00:00+08:00" };
    expect(deadlines(more)["resolve"]).toMatchObject({ startsAt: "2026-11-20T10:00:00+08:00", dueAt: "2026-11-21T10:00:00+08:00" });
  });

  test("from the end of another step's last day, that day being the first and not counted", () => {
    expect(deadlines({})["call-back"]).toMatchObject({ unit: null, startsAt: "2026-11-28T00:00:00+08:00", lastDay: "2026-12-01" });
  });

  test("from an event that has not happened: the deadline waits for it", () => {
    const waiting = patched({
      "limits.json": (file: Limits) => {
        file.milestones = [{ id: "accepted", title: "受理" }];
        for (const limit of file.limits) if (limit.id === "limit.7d") limit.startsAt = "accepted";
      },
    });
    expect(deadlines({}, waiting)["resolve"]).toMatchObject({ startsAt: null, dueAt: null, lastDay: null, waitsFor: "accepted" });
  });
});

describe("whose deadline it is", () => {
  test("the lead's, one for each co-handler, and the hotline's own", () => {
    const decision = minimal.dispatch(appeal({ category: "complaint", topic: "市容环卫", ...at("990102001", "990101001", "990101002") }));
    expect(decision.deadlines.map(({ step, unit }) => [step, unit])).toEqual([
      ["resolve", "990102001"],
      ["co-report", "990101001"],
      ["co-report", "990101002"],
      ["call-back", null],
    ]);
  });

  test("nobody's yet, while people confer", () => {
    const decision = minimal.dispatch(appeal({ category: "complaint", topic: "市容环卫" }));
    expect(decision.deadlines.map(({ step, unit }) => [step, unit])).toEqual([["resolve", null], ["call-back", null]]);
  });
});

test("the days left out are named with the notice that made them so", () => {
  const { skipped } = deadlines({ receivedAt: "2026-09-30T10:00:00+08:00", ...at("990102001", "990101001") })["co-report"] as Deadline;
  expect(skipped.map(({ date, reason, name }) => [date, reason, name ?? null])).toEqual([
    ["2026-09-30", "first-day", null],
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, "holiday", "国庆节"]),
  ]);
  expect(skipped.at(-1)?.notice?.number).toBe("示例〔2025〕1号");
});

test("an appeal so late that the calendar ends first is refused at its time", () => {
  const result = minimal.safeDispatch(appeal({ receivedAt: "2100-12-30T09:30:00+08:00", category: "complaint", topic: "市容环卫", ...street }));
  expect(result.ok ? [] : result.diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toContain("time/out-of-range /receivedAt");
  expect(minimal.safeDispatch(appeal({ receivedAt: "2101-01-01T09:30:00+08:00" })).ok).toBe(false);
});

test("an instant of dispatch that is too late is refused where it stands", () => {
  const late = { receivedAt: "2026-11-20T09:30:00+08:00", dispatchedAt: "2100-12-31T09:30:00+08:00", category: "complaint", topic: "公共服务/供水", ...street };
  const result = minimal.safeDispatch(appeal(late));
  expect(result.ok ? [] : result.diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual(["time/out-of-range /dispatchedAt"]);
});

test("the review names the years without a notice, and only those", () => {
  const files: Record<string, unknown> = { ...readPackFiles("fixtures/packs/good/minimal"), "calendar/2028.json": lawfulYear(2028) };
  const water = (receivedAt: string) => compilePack(files).dispatch(appeal({ receivedAt, category: "complaint", topic: "公共服务/供水", ...street })).review;
  expect(water("2027-12-30T09:30:00+08:00")).toContainEqual({ code: "calendar/provisional", years: [2027] });
  expect(water("2028-03-01T09:30:00+08:00").map(({ code }) => code)).not.toContain("calendar/provisional");
  const strict = compilePack(files).safeDispatch(appeal({ receivedAt: "2027-12-30T09:30:00+08:00", category: "complaint", topic: "公共服务/供水", ...street }), { strict: true });
  expect(strict.ok ? [] : strict.diagnostics.map(({ code, params }) => [code, params["year"]])).toEqual([["calendar/unpublished-year", 2027]]);
});
