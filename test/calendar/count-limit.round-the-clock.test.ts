import { describe, expect, test } from "vitest";
import { DiagnosticError, explain } from "../../src/index.js";
import type { Limit } from "../../src/pack/schema/limits.js";
import { appeal, at } from "../support/appeal.js";
import { patched } from "../support/patched.js";

/** The minimal pack with these office hours for the limit of 7 days, now of 48 working hours. */
const packWith = (officeHours: string[], terms: Partial<Limit> = {}) =>
  patched({
    "limits.json": ({ limits }: { limits: Limit[] }) => {
      for (const limit of limits)
        if (limit.id === "limit.7d")
          Object.assign(limit, { amount: 48, unit: "workhour", endsAt: "instant", officeHours, ...terms });
    },
  });
const complaint = appeal({ category: "complaint", topic: "市容环卫", ...at("990101001") });

describe("office hours of a pack that never close", () => {
  test("count every hour of every day, and the explanation speaks of no office hours", () => {
    const pack = packWith(["24/7"]);
    const decision = pack.dispatch(complaint);
    expect(decision.deadlines[0]).toMatchObject({
      dueAt: "2026-11-22T09:30:00+08:00",
      lastDay: "2026-11-22",
    });
    expect(explain(decision, pack)).not.toContain("办公时间");
    expect(explain(packWith(["09:00-17:00"]).dispatch(complaint), packWith(["09:00-17:00"]))).toContain(
      "只计工作日的办公时间",
    );
  });

  test("end a day at 24:00, not when business stops", () => {
    const pack = packWith(["24/7"], { amount: 7, unit: "day", endsAt: "end-of-day" });
    const decision = pack.dispatch(complaint);
    expect(decision.deadlines[0]).toMatchObject({
      dueAt: "2026-11-28T00:00:00+08:00",
      lastDay: "2026-11-27",
    });
    expect(explain(decision, pack)).not.toContain("停止业务活动");
  });

  test("stand alone", () => {
    expect(() => packWith(["24/7", "09:00-12:00"])).toThrowError(DiagnosticError);
  });
});
