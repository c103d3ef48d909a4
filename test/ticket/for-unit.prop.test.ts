import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packOf } from "../../src/decide/dispatcher.js";
import { type Decision, forUnit, release } from "../../src/index.js";
import { appealArbitrary } from "../../src/testing.js";
import { bites } from "../support/bites.js";
import { beijing } from "../support/packs.js";

const units = [...packOf(beijing).units.keys()];
const appeals = appealArbitrary(beijing, {
  from: "2026-01-01T00:00:00+08:00",
  to: "2026-12-01T00:00:00+08:00",
});
/** Stands wherever the reporter could: nothing a unit sees may have it. */
const secret = "证人甲";

const decisions = fc.tuple(appeals, fc.boolean()).map(([appeal, reports]) => {
  const told = {
    ...appeal,
    ...(reports && { category: "report" }),
    text: `${appeal.text ?? ""}，${secret}`,
    title: `${appeal.title ?? ""}${secret}`,
    channel: secret,
    location: { ...appeal.location, address: secret },
    history: { same: "closed" as const, newFacts: true, ids: [secret] },
    extra: { caller: secret, nested: { phone: [secret] } },
  };
  const decision = beijing.dispatch(told);
  const free = release(decision, { by: secret, at: "2026-12-02T00:00:00+08:00" });
  if (!free.ok) throw new Error("not released");
  return { held: decision, free: free.value };
});

describe("what a unit may see of a decision", () => {
  test("is nothing that tells the reporter, and of deadlines and duties its own", () => {
    bites({ shown: 100 }, (bite) =>
      fc.assert(
        fc.property(decisions, ({ free }) => {
          for (const unit of new Set(
            [free.routing?.lead, ...(free.routing?.co ?? []), ...(free.routing?.cc ?? [])].flatMap((one) =>
              one ? [one.value] : [],
            ),
          )) {
            const seen = forUnit(free, unit);
            if (seen === null) throw new Error(`${unit} sees nothing`);
            bite("shown");
            const text = JSON.stringify(seen);
            expect(text).not.toContain(secret);
            for (const key of ["extra", "trace", "review", "hold", "receivedAt", "script"])
              expect(seen).not.toHaveProperty(key);
            expect(seen.deadlines.every((deadline) => deadline.unit === unit)).toBe(true);
            expect(seen.obligations.every(({ value }) => value.unit === unit)).toBe(true);
            expect(seen.deadlines.length).toBe(
              free.deadlines.filter((deadline) => deadline.unit === unit).length,
            );
          }
        }),
        { numRuns: 300 },
      ),
    );
  });

  test("is nothing at all for a unit complained about, for one without a part, and for any while it is held", () => {
    bites({ "without a part": 200, recused: 30, held: 10 }, (bite) =>
      fc.assert(
        fc.property(decisions, fc.constantFrom(...units), (decision, any) => {
          const { routing } = decision.free;
          const parts = [routing?.lead, ...(routing?.co ?? []), ...(routing?.cc ?? [])].map(
            (one) => one?.value,
          );
          if (!parts.includes(any)) {
            bite("without a part");
            expect(forUnit(decision.free, any)).toBeNull();
          }
          for (const { value } of routing?.recused ?? []) {
            bite("recused");
            expect(forUnit(decision.free, value)).toBeNull();
          }
          if (decision.held.hold === null) return;
          bite("held");
          for (const part of parts) if (part) expect(forUnit(decision.held, part)).toBeNull();
        }),
        { numRuns: 300 },
      ),
    );
  });

  test("is nothing that others put into the decision", () => {
    const decision = beijing.dispatch({
      id: "1",
      receivedAt: "2026-11-20T09:30:00+08:00",
      category: "help",
      topic: "市容环卫/乱堆乱放",
      location: { divisions: ["110105001"] },
    });
    const spoilt = JSON.parse(JSON.stringify(decision), (_, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? { ...value, caller: secret }
        : value,
    ) as Decision;
    expect(JSON.stringify(forUnit(spoilt, "110105001"))).not.toContain(secret);
    expect(forUnit(spoilt, "110105001")).toEqual(forUnit(decision, "110105001"));
  });

  test("is nothing for a unit complained about, though the decision gives it a part", () => {
    const at = { location: { divisions: ["110105001"] }, about: { units: ["110105001"] } };
    const given = { id: "1", receivedAt: "2026-11-20T09:30:00+08:00", category: "complaint" };
    const decision = beijing.dispatch({ ...given, topic: "市容环卫/乱堆乱放", ...at });
    const { routing } = decision;
    if (routing === null) throw new Error("not sent");
    const [recused] = routing.recused;
    if (recused === undefined) throw new Error("nobody stays out");
    for (const parts of [{ lead: recused }, { co: [recused] }, { cc: [recused] }])
      expect(forUnit({ ...decision, routing: { ...routing, ...parts } }, "110105001")).toBeNull();
  });

  test("is nothing of what is no decision", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (decision, unit) => {
        expect(forUnit(decision as never, unit as never)).toBeNull();
      }),
    );
  });

  test("is nothing where the decision does not say that it is free", () => {
    const { routing, ...rest } = beijing.dispatch({
      id: "1",
      receivedAt: "2026-11-20T09:30:00+08:00",
      category: "help",
      topic: "市容环卫/乱堆乱放",
      location: { divisions: ["110105001"] },
    });
    const { hold: _, ...silent } = { routing, ...rest };
    expect(forUnit({ routing, ...rest }, "110105001")?.part).toBe("lead");
    expect(forUnit(silent as never, "110105001")).toBeNull();
  });
});

test.each([
  ["whose release has no instant", { by: "核对员", at: "昨天" }, false],
  ["whose release names nobody", { by: " ", at: "2026-12-02T00:00:00+08:00" }, false],
  ["that was released", { by: "核对员", at: "2026-12-02T00:00:00+08:00" }, true],
])("of a confidential accusation %s a unit sees what it should", (_, released, seen) => {
  const held = beijing.dispatch({
    id: "1",
    receivedAt: "2026-11-20T09:30:00+08:00",
    category: "report",
    topic: "市容环卫/乱堆乱放",
    text: "有人往河里倒垃圾",
    location: { divisions: ["110106003"] },
  });
  const lead = held.routing?.lead?.value as string;
  expect(forUnit(held, lead)).toBeNull();
  const free = { ...held, hold: { ...held.hold, released } } as Decision;
  expect(forUnit(free, lead) !== null).toBe(seen);
});
