import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packOf } from "../../../src/decide/dispatcher.js";
import { type Appeal, type Decision, forUnit, openTicket, release, ticketAt } from "../../../src/index.js";
import type { FileData } from "../../../src/pack/files.js";
import { superiors } from "../../../src/pack/superiors.js";
import { appeal, at } from "../../support/appeal.js";
import { bites } from "../../support/bites.js";
import { beijing } from "../../support/packs.js";
import { patched } from "../../support/patched.js";

const pack = packOf(beijing);
const places = [...pack.divisions.values()].filter(({ level }) => level !== "city").map(({ code }) => code);
const template = fc.record({
  topic: fc.constantFrom(...pack.topicPaths),
  divisions: fc.tuple(fc.constantFrom(...places)),
  confidential: fc.boolean(),
});
type Template = typeof template extends fc.Arbitrary<infer T> ? T : never;

const dispatch = ({ topic, divisions, confidential }: Template, more: Partial<Appeal>) =>
  beijing.dispatch(
    appeal({
      topic,
      location: { divisions },
      appellant: { confidential },
      extra: { operator: "0231" },
      ...more,
    }),
  );

const involved = ({ routing }: Decision) =>
  routing ? [routing.lead, ...routing.co, ...routing.cc].flatMap((unit) => (unit ? [unit.value] : [])) : [];
const lineOf = (unit: string) => [unit, ...superiors(pack, unit)];
const accusedIn = ({ review }: Decision, code: "about/named-in-text" | "about/above") =>
  review.flatMap((reason) => (reason.code === code ? reason.units : []));
const codes = ({ review }: Decision) => review.map(({ code }) => code);

/** Somebody who takes part or is above one who does, and one of its names. */
const nameOf = (
  decision: Decision,
  pick: (from: readonly string[]) => string,
): { unit: string; name: string } | undefined => {
  const line = [...new Set(involved(decision).flatMap(lineOf))];
  if (line.length === 0) return undefined;
  const unit = pick(line);
  const { name, aliases } = pack.units.get(unit)!;
  return { unit, name: pick([name, ...aliases]) };
};

describe("an accusation that names a unit by any of its names", () => {
  test("is looked at where the unit takes part or is above one that does; where it is confidential, it is held", () => {
    bites({ held: 100, free: 100 }, (bite) =>
      fc.assert(
        fc.property(
          template,
          fc.constantFrom("complaint", "report"),
          fc.context(),
          fc.nat(),
          fc.nat(),
          (base, category, context, first, second) => {
            const numbers = [first, second];
            const named = nameOf(
              dispatch(base, { category }),
              (from) => from[(numbers.shift() ?? 0) % from.length]!,
            );
            if (named === undefined) return;
            context.log(JSON.stringify(named));
            const decision = dispatch(base, { category, text: `有人说，${named.name}，收了钱` });
            expect(accusedIn(decision, "about/named-in-text")).toContain(named.unit);
            expect(decision.hold !== null).toBe(decision.confidential);
            bite(decision.hold ? "held" : "free");
          },
        ),
        { numRuns: 600 },
      ),
    );
  });

  test.each([
    ["the street that leads", "建外街道办", "110105001"],
    ["the district above it", "朝阳区政府", "110105"],
    ["the city above that", "北京市人民政府", "110000"],
  ])("may name %s", (_, name, unit) => {
    const decision = beijing.dispatch(
      appeal({ ...at("110105001"), category: "report", topic: "市容环卫/乱堆乱放", text: `举报${name}` }),
    );
    expect(decision.routing?.lead?.value).toBe("110105001");
    expect(decision.review).toContainEqual({ code: "about/named-in-text", units: [unit] });
    expect(decision.hold).toEqual({ value: "about/named-in-text", by: "route.accused", released: null });
  });

  test("may name a department as people do on the spot", () => {
    const decision = beijing.dispatch(
      appeal({
        ...at("110105001"),
        category: "report",
        topic: "市场管理/商品服务质量",
        text: "举报市场监管局收钱",
      }),
    );
    expect(decision.routing?.lead?.value).toBe("110105:samr");
    expect(accusedIn(decision, "about/named-in-text")).toContain("110105:samr");
  });

  test.each([
    "建外 街道办",
    "建外\n街道办",
    "建外<br>街道办",
    "建外</p><p>街道办",
    "建外·街道办",
    "“建外”街道办",
    "建外（街道办）",
    "建外街\ufe0f道办",
    "建外街\u0301道办",
    "ＢＪ建外街道办",
  ])("may write it apart: %s", (name) => {
    const decision = beijing.dispatch(
      appeal({
        ...at("110105001"),
        category: "complaint",
        topic: "市容环卫/乱堆乱放",
        text: `投诉${name}不管`,
      }),
    );
    expect(accusedIn(decision, "about/named-in-text")).toContain("110105001");
  });

  test.each([
    ["教育", "都市教委收钱", "110105:jw"],
    ["市场管理/商品服务质量", "我在超市市场监管局的人来收钱", "110105:samr"],
  ])("of %s may stand behind another word: %s", (topic, text, unit) => {
    const decision = beijing.dispatch(appeal({ ...at("110105001"), category: "complaint", topic, text }));
    expect(decision.routing?.lead?.value).toBe(unit);
    expect(accusedIn(decision, "about/named-in-text")).toContain(unit);
  });

  test("is looked at in every kind whose reporters are kept, whatever else the pack says of it", () => {
    const careless = patched({
      "categories.json": (file: FileData<"categories">) =>
        void file.categories.forEach((one) => (one.accuses = false)),
    });
    expect(
      careless.dispatch(appeal({ ...at("990101001"), category: "report", text: "有人收钱" })).hold?.value,
    ).toBe("about/none-named");
    expect(
      careless.dispatch(appeal({ ...at("990101001"), category: "complaint", text: "有人收钱" })).hold,
    ).toBeNull();
  });

  test("says nothing where another unit has nothing to do with it", () => {
    const decision = beijing.dispatch(
      appeal({
        ...at("110105001"),
        category: "complaint",
        topic: "市容环卫/乱堆乱放",
        text: "海淀区教委说不归他们管",
      }),
    );
    expect(codes(decision)).not.toContain("about/named-in-text");
    expect(decision.hold).toBeNull();
  });
});

describe("an accusation that does not say of whom", () => {
  test("is looked at and held where it is confidential, and goes its way otherwise", () => {
    const text = "有人无照经营";
    const report = beijing.dispatch(appeal({ ...at("110105001"), category: "report", text }));
    const quiet = beijing.dispatch(
      appeal({ ...at("110105001"), category: "complaint", text, appellant: { confidential: true } }),
    );
    const open = beijing.dispatch(appeal({ ...at("110105001"), category: "complaint", text }));
    expect(report.hold?.value).toBe("about/none-named");
    expect(quiet.hold?.value).toBe("about/none-named");
    expect(open.hold).toBeNull();
    expect([report, quiet].every((one) => codes(one).includes("about/none-named"))).toBe(true);
  });

  test.each([
    "我百度了一下，街道办主任受贿",
    "街道办主任受贿，我在京东上班",
    "街道办的人收了钱，市公安局不管",
  ])("is not freed by a name that is somebody else's: %s", (text) => {
    const report = beijing.dispatch(
      appeal({ ...at("110105001"), category: "report", topic: "市容环卫/乱堆乱放", text }),
    );
    expect(report.hold?.value).toBe("about/none-named");
  });

  test("is free where the unit is stated, and has no part in it", () => {
    const report = beijing.dispatch(
      appeal({
        ...at("110105001"),
        category: "report",
        topic: "市容环卫/乱堆乱放",
        text: "书记收了钱",
        about: { units: ["110105001"] },
      }),
    );
    expect(report.routing?.lead?.value).toBe("110105");
    expect(report.hold).toBeNull();
  });

  test("may mean the government of a place it names, where it is confidential", () => {
    const about = {
      ...at("110105001"),
      topic: "市容环卫/乱堆乱放",
      text: "向海淀区教委反映过，建外街道有人收钱",
    };
    expect(
      accusedIn(beijing.dispatch(appeal({ ...about, category: "report" })), "about/named-in-text"),
    ).toEqual(["110105001"]);
    expect(beijing.dispatch(appeal({ ...about, category: "complaint" })).hold).toBeNull();
  });
});

describe("a unit complained about", () => {
  test("whose subordinate takes part is for a person to look at, where the appeal accuses", () => {
    const about = { ...at("110105001"), topic: "市容环卫/乱堆乱放", about: { units: ["110105"] } };
    const decision = beijing.dispatch(appeal({ ...about, category: "complaint" }));
    expect(decision.routing?.lead?.value).toBe("110105001");
    expect(decision.review).toContainEqual({ code: "about/above", units: ["110105"] });
    expect(codes(beijing.dispatch(appeal({ ...about, category: "help" })))).not.toContain("about/above");
  });

  test("is never reached below without a reason to look, over all units and topics", () => {
    bites({ reached: 100, "not reached": 50, "reached and confidential": 40 }, (bite) =>
      fc.assert(
        fc.property(
          template,
          fc.constantFrom("complaint", "report"),
          fc.constantFrom(...pack.units.keys()),
          fc.nat(),
          (base, category, any, pick) => {
            const line = involved(dispatch(base, { category })).flatMap(lineOf);
            const unit = line.length > 0 && pick % 4 > 0 ? line[pick % line.length]! : any;
            const decision = dispatch(base, { category, about: { units: [unit] } });
            const below = involved(decision).some((one) => lineOf(one).includes(unit));
            bite(below ? "reached" : "not reached");
            if (below && decision.confidential) bite("reached and confidential");
            expect(accusedIn(decision, "about/above").includes(unit)).toBe(below);
            if (below && decision.confidential) expect(decision.hold).not.toBeNull();
          },
        ),
        { numRuns: 400 },
      ),
    );
  });
});

describe("an appeal that accuses nobody", () => {
  test.each(["consultation", "help", "suggestion", "praise"])("%s names whom it likes", (category) => {
    const decision = beijing.dispatch(
      appeal({
        ...at("110105001"),
        category,
        topic: "市容环卫/乱堆乱放",
        text: "建外街道办、朝阳区政府",
        appellant: { confidential: true },
      }),
    );
    expect(codes(decision).filter((code) => code.startsWith("about/"))).toEqual([]);
    expect(decision.hold).toBeNull();
  });
});

describe("a decision that is held", () => {
  const held = beijing.dispatch(
    appeal({ ...at("110105001"), category: "report", topic: "市容环卫/乱堆乱放", text: "举报建外街道办" }),
  );
  const at10 = "2026-11-20T10:30:00+08:00";
  const released = release(held, { by: "0231", at: at10 });
  if (!released.ok) throw new Error("not released");

  test("opens no ticket and shows nobody anything", () => {
    expect(openTicket(held, beijing)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "ticket/held", at: { pointer: "/hold" } }],
    });
    expect(involved(held).map((unit) => forUnit(held, unit))).toEqual(involved(held).map(() => null));
  });

  test("opens one once it is released, sent at that instant and no earlier", () => {
    const opened = openTicket(released.value, beijing);
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    expect(opened.ticket.opening.dispatchedAt).toBe(at10);
    expect(opened.ticket.opening.hold).toEqual({ ...held.hold, released: { by: "0231", at: at10 } });
    expect(opened.effects).toContainEqual({ kind: "send", at: at10, unit: "110105001", role: "lead" });
    expect(forUnit(released.value, "110105001")?.part).toBe("lead");
  });

  test("keeps its own instant where it was released before it was to be sent", () => {
    const later = beijing.dispatch(
      appeal({
        ...at("110105001"),
        dispatchedAt: "2026-11-20T12:00:00+08:00",
        category: "report",
        topic: "市容环卫/乱堆乱放",
        text: "举报建外街道办",
      }),
    );
    const free = release(later, { by: "0231", at: at10 });
    const opened = free.ok && openTicket(free.value, beijing);
    expect(opened && opened.ok && opened.ticket.opening.dispatchedAt).toBe("2026-11-20T12:00:00+08:00");
  });

  test("taken back as a ticket without its release is refused", () => {
    const opened = openTicket(released.value, beijing);
    if (!opened.ok) throw new Error("not opened");
    const forged = { opening: { ...opened.ticket.opening, hold: held.hold }, log: [] };
    expect(openTicket({ ...released.value, hold: undefined }, beijing)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "schema/missing-key" }],
    });
    expect(ticketAt(forged, at10, beijing)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "ticket/held", at: { pointer: "/opening/hold" } }],
    });
  });

  test("stays held where the hold is gone and its reason is not", () => {
    const forged = { ...held, hold: null };
    expect(openTicket(forged, beijing)).toMatchObject({ ok: false, diagnostics: [{ code: "ticket/held" }] });
    expect(forUnit(forged, "110105001")).toBeNull();
  });

  test.each(["garbage", "2026-11-20T10:30:00"])(
    "shows nobody anything by a release at %s, which is no instant",
    (at) => {
      const forged = { ...held, hold: { ...held.hold!, released: { by: "0231", at } } };
      expect(forUnit(forged, "110105001")).toBeNull();
    },
  );

  test("is released once: who did so first stays on record", () => {
    expect(release(released.value, { by: "0232", at: "2026-11-20T11:30:00+08:00" })).toEqual(released);
  });

  test("tells its units no instant that would say when the appeal came in", () => {
    const seen = forUnit(released.value, "110105001");
    expect(seen?.dispatchedAt).toBe(at10);
    expect(JSON.stringify(seen)).not.toContain("09:30");
    expect(seen?.deadlines.map(({ dueAt, waitsFor }) => [dueAt, waitsFor])).toContainEqual([
      null,
      "dispatched",
    ]);
  });

  test.each([
    ["no person", { by: " ", at: at10 }, "schema/range"],
    ["no instant", { by: "0231", at: "today" }, "time/invalid"],
    ["an instant without its offset", { by: "0231", at: "2026-11-20T10:30:00" }, "time/no-offset"],
    [
      "an instant before the appeal came in",
      { by: "0231", at: "2026-11-20T09:29:59+08:00" },
      "time/end-before-start",
    ],
    ["nothing", undefined, "schema/type"],
  ])("is not released by %s", (_, by, code) => {
    const result = release(held, by as never);
    expect(result.ok ? [] : result.diagnostics.map((one) => one.code)).toEqual([code]);
  });

  test("is not made by releasing what is no decision, nor one that is free", () => {
    expect(release({ appealId: "1" } as never, { by: "0231", at: at10 }).ok).toBe(false);
    const free = beijing.dispatch(
      appeal({ ...at("110105001"), category: "help", topic: "市容环卫/乱堆乱放" }),
    );
    expect(release(free, { by: "0231", at: at10 })).toEqual({ ok: true, value: free });
  });
});
