import { describe, expect, test } from "vitest";
import type { FileData } from "../../../src/pack/files.js";
import { appeal, at } from "../../support/appeal.js";
import { minimal } from "../../support/packs.js";
import { patched } from "../../support/patched.js";
import { routed } from "../../support/routed.js";

describe("a clear place and duty", () => {
  test("goes straight to the street, and to its district to urge", () => {
    expect(routed({ topic: "市容环卫", ...at("990101001") })).toEqual({
      mode: "direct",
      reason: null,
      lead: "990101001",
      co: [],
      cc: ["990101"],
      review: [],
    });
  });

  test("goes to the department of the place's district", () => {
    expect(routed({ topic: "公共服务/供暖", ...at("990102001") })).toMatchObject({
      mode: "direct",
      lead: "990102:urban",
      cc: [],
    });
  });

  test("goes to a fixed unit wherever it is, the street cooperating", () => {
    const facts = { "heating.supplier": "central" };
    expect(routed({ topic: "公共服务/供暖/温度不达标", facts, ...at("990101002") })).toMatchObject({
      mode: "direct",
      lead: "enterprise:heating",
      co: ["990101002"],
      cc: ["990101"],
    });
  });

  test("is sent to lead and co-handler at once where the row says so", () => {
    expect(routed({ topic: "公共服务/供水", ...at("990101001") })).toMatchObject({
      mode: "dual",
      lead: "990101:water",
      co: ["990101001"],
    });
  });
});

describe("a place not known well enough", () => {
  test("only the district: its government coordinates", () => {
    expect(routed({ topic: "市容环卫", ...at("990101") })).toMatchObject({
      mode: "district",
      lead: "990101",
      cc: [],
    });
  });

  test("a district without that department: its government answers", () => {
    expect(routed({ topic: "公共服务/供水", ...at("990102001") })).toMatchObject({
      mode: "district",
      lead: "990102",
    });
  });

  test("a street-level division without a government: the district answers", () => {
    expect(routed({ topic: "市容环卫", ...at("990102400") })).toMatchObject({
      mode: "district",
      lead: "990102",
    });
  });

  test("none, though one is needed: people confer", () => {
    expect(routed({ topic: "市容环卫" })).toEqual({
      mode: "conference",
      reason: "place-unknown",
      lead: null,
      co: [],
      cc: [],
      review: ["conference"],
    });
    expect(routed({ topic: "市容环卫", ...at("990000") })).toMatchObject({
      mode: "conference",
      reason: "place-unknown",
    });
  });

  test("none, for a lead that needs none: it goes there, and a co-handler that cannot be found is for review", () => {
    const facts = { "heating.supplier": "central" };
    expect(routed({ topic: "公共服务/供暖", facts })).toMatchObject({
      mode: "direct",
      lead: "enterprise:heating",
      co: [],
      review: ["place/co-unknown"],
    });
  });

  test("no topic: the district of the place coordinates", () => {
    expect(routed({ text: "说不清楚", ...at("990101001") })).toMatchObject({
      mode: "district",
      lead: "990101",
      review: ["topic/none"],
    });
  });
});

describe("a place named only in words", () => {
  test("is taken, and marked for review", () => {
    expect(routed({ topic: "市容环卫", text: "东区一街路口" })).toMatchObject({
      lead: "990101001",
      review: ["place/from-text"],
    });
    expect(routed({ topic: "市容环卫", location: { address: "西区某路" } })).toMatchObject({
      mode: "district",
      lead: "990102",
      review: ["place/from-text"],
    });
  });

  test("is left when the words name two districts", () => {
    expect(routed({ topic: "市容环卫", text: "东区和西区之间" })).toMatchObject({
      mode: "conference",
      reason: "place-unknown",
    });
  });

  test("yields to what the operator stated", () => {
    expect(routed({ topic: "市容环卫", text: "东区一街", ...at("990102001") })).toMatchObject({
      lead: "990102001",
      review: [],
    });
  });
});

describe("an appeal astride a boundary", () => {
  test("two streets of one district: the pack's rule names the common superior, both streets cooperate", () => {
    expect(routed({ topic: "市容环卫", ...at("990101002", "990101001") })).toMatchObject({
      mode: "direct",
      lead: "990101",
      co: ["990101002", "990101001"],
      cc: [],
    });
  });

  test("two districts: the first named leads, the other cooperates, both districts are informed", () => {
    expect(routed({ topic: "市容环卫", ...at("990102001", "990101001") })).toMatchObject({
      lead: "990102001",
      co: ["990101001"],
      cc: ["990102", "990101"],
    });
  });

  test("two streets under one department: no boundary at all", () => {
    expect(routed({ topic: "公共服务/供暖", ...at("990101001", "990101002") })).toMatchObject({
      mode: "direct",
      lead: "990101:urban",
      co: [],
    });
  });

  test("a district and one of its streets are one place", () => {
    expect(routed({ topic: "市容环卫", ...at("990101", "990101002") })).toMatchObject({
      mode: "direct",
      lead: "990101002",
    });
  });
});

describe("a unit complained about", () => {
  const about = (...units: string[]) => ({ about: { units } });

  test("never leads: its superior does", () => {
    expect(routed({ topic: "市容环卫", ...at("990101001"), ...about("990101001") })).toMatchObject({
      mode: "direct",
      lead: "990101",
      co: [],
      cc: [],
    });
    expect(
      routed({
        topic: "公共服务/供暖",
        facts: { "heating.supplier": "central" },
        ...at("990101001"),
        ...about("enterprise:heating"),
      }),
    ).toMatchObject({ lead: "990000:urban" });
  });

  test("is passed over as often as it takes", () => {
    expect(routed({ topic: "市容环卫", ...at("990101001"), ...about("990101001", "990101") })).toMatchObject({
      lead: "990000",
    });
  });

  test("in a fallback: the city takes it as its own, not as the district", () => {
    expect(routed({ topic: "市容环卫", ...at("990101"), ...about("990101") })).toMatchObject({
      mode: "direct",
      lead: "990000",
    });
  });

  test("people confer when nobody above is free of it", () => {
    expect(
      routed({ topic: "市容环卫", ...at("990101001"), ...about("990101001", "990101", "990000") }),
    ).toMatchObject({ mode: "conference", reason: "no-superior", lead: null });
  });

  test("does not cooperate and is not informed either", () => {
    expect(routed({ topic: "公共服务/供水", ...at("990101001"), ...about("990101001") })).toMatchObject({
      mode: "direct",
      lead: "990101:water",
      co: [],
      cc: [],
    });
    expect(routed({ topic: "市容环卫", ...at("990101001"), ...about("990101") })).toMatchObject({
      lead: "990101001",
      cc: [],
    });
  });
});

test("an appeal that is not dispatched or forwarded has no routing", () => {
  expect(minimal.dispatch(appeal({ text: "着火了" })).routing).toBeNull();
  expect(
    minimal.dispatch(appeal({ category: "praise", topic: "市容环卫", ...at("990101001") })).routing?.lead
      ?.value,
  ).toBe("990101001");
});

describe("an area whose government answers to the city", () => {
  const zone = patched({
    "units/all.json": (file: FileData<"units">) => {
      const park = file.divisions?.find(({ code }) => code === "990102400");
      if (park) park.unit = { name: "园区管委会", superior: "990000" };
    },
  });

  test("has its own matters and those of its district's departments", () => {
    expect(routed({ topic: "市容环卫", ...at("990102400") }, zone)).toMatchObject({
      mode: "direct",
      lead: "990102400",
      cc: [],
    });
    expect(routed({ topic: "公共服务/供暖", ...at("990102400") }, zone)).toMatchObject({
      mode: "district",
      lead: "990102400",
    });
    expect(routed({ text: "说不清楚", ...at("990102400") }, zone)).toMatchObject({
      mode: "district",
      lead: "990102400",
    });
  });
});

describe("what an appeal says of a unit", () => {
  const thanks = patched({
    "route.json": (file: FileData<"route">) => {
      const when = { fact: "category", operator: "equal" as const, value: "praise" };
      file.named = { id: "route.named", title: "转被表扬单位", when, basis: ["示例"] };
      file.recusal.when = { not: when };
    },
  });

  test("goes to that unit where the pack says so, the others informed", () => {
    const about = { units: ["990101:urban", "990101001", "990101:urban"] };
    expect(
      routed({ category: "praise", topic: "市容环卫", ...at("990101001"), about }, thanks),
    ).toMatchObject({ mode: "direct", lead: "990101:urban", co: [], cc: ["990101001"] });
    expect(
      routed({ category: "complaint", topic: "市容环卫", ...at("990101001"), about }, thanks),
    ).toMatchObject({ lead: "990101" });
  });
});

test("a co-handler that only its district could stand in for is left to review", () => {
  expect(routed({ topic: "公共服务/供水", ...at("990101") })).toMatchObject({
    mode: "direct",
    lead: "990101:water",
    co: [],
    review: ["place/co-unknown"],
  });
});

describe("the row that is used", () => {
  const supplier = (value: string) => ({ fact: "heating.supplier", operator: "equal" as const, value });
  const row = (id: string, topic: string, value?: string) => ({
    id,
    topic,
    lead: { level: "district" as const },
    basis: ["示例"],
    ...(value && { when: supplier(value) }),
  });
  const rows = patched({
    "directory/all.json": (file: FileData<"directory">) =>
      void (file.rows = [
        row("deep.central", "公共服务/供暖/温度不达标", "central"),
        row("mid.self", "公共服务/供暖", "self"),
        row("top.central", "公共服务", "central"),
        row("root.first", "", "self"),
        row("root.last", ""),
      ]),
  });
  const used = (topic: string | undefined, value?: string) => {
    const facts = value === undefined ? {} : { "heating.supplier": value };
    const said = topic === undefined ? { text: "说不清楚" } : { topic };
    return rows.dispatch(appeal({ category: "complaint", ...said, facts, ...at("990101001") })).routing?.lead
      ?.by;
  };

  test.each([
    ["公共服务/供暖/温度不达标", "central", "deep.central"],
    ["公共服务/供暖/温度不达标", "self", "mid.self"],
    ["公共服务/供暖/温度不达标", undefined, "root.last"],
    ["公共服务/供暖", "central", "top.central"],
    ["公共服务/供暖", "self", "mid.self"],
    ["公共服务/供水", "central", "top.central"],
    ["公共服务/供水", "self", "root.first"],
    ["市容环卫", "central", "root.last"],
    ["市容环卫", "self", "root.first"],
    [undefined, "self", "root.first"],
    [undefined, undefined, "root.last"],
  ])("of %s, supplied %s, is %s", (topic, value, expected) => {
    expect(used(topic, value)).toBe(expected);
  });

  test("cites only itself, not those whose condition failed", () => {
    const facts = { "heating.supplier": "self" };
    const said = { category: "complaint", topic: "公共服务/供水", facts, ...at("990101001") };
    const { trace } = rows.dispatch(appeal(said));
    expect(trace.flatMap(({ stage, rule }) => (stage === "route" ? [rule] : []))).toEqual([
      "root.first",
      "route.district-fallback",
    ]);
  });
});

describe("a principle", () => {
  const city = { department: "urban", at: "city" } as const;
  type Principle = NonNullable<FileData<"route">["principles"]>[number];
  const principle = (leads: Principle["leads"], more: Partial<Principle> = {}): Principle => ({
    id: "route.city",
    title: "没有地点的由市级部门答复",
    when: { fact: "location.level", operator: "equal", value: "none" },
    basis: ["《某市热线办法》第四条"],
    leads,
    ...more,
  });
  const withPrinciples = (...principles: Principle[]) =>
    patched({ "route.json": (file: FileData<"route">) => void (file.principles = principles) });
  const lead = (principles: Principle[], topic: string, more = {}) =>
    routed({ topic, ...more }, withPrinciples(...principles)).lead;

  test("leads instead of a row that goes by the place, alone and directly", () => {
    const dispatcher = withPrinciples(principle({ 公共服务: city }));
    expect(routed({ topic: "公共服务/供水" }, dispatcher)).toEqual({
      mode: "direct",
      reason: null,
      lead: "990000:urban",
      co: [],
      cc: [],
      review: [],
    });
    expect(routed({ topic: "公共服务/供水", ...at("990101001") }, dispatcher).lead).toBe("990101:water");
  });

  test("is cited, with the topic it speaks of and the row it goes before", () => {
    const decision = withPrinciples(principle({ 公共服务: city })).dispatch(
      appeal({ category: "complaint", topic: "公共服务/供暖/温度不达标" }),
    );
    expect(decision.routing?.lead?.by).toBe("route.city");
    expect(decision.trace.find(({ rule }) => rule === "route.city")).toMatchObject({
      title: "没有地点的由市级部门答复",
      basis: ["《某市热线办法》第四条"],
      notes: { leadsFor: "公共服务", insteadOf: "route.heating" },
    });
  });

  test("at the root speaks of no topic", () => {
    const decision = withPrinciples(principle({ "": city })).dispatch(appeal({ category: "complaint" }));
    const step = decision.trace.find(({ rule }) => rule === "route.city");
    expect(step?.notes).toEqual({ insteadOf: "route.root" });
  });

  test("goes by the nearest topic it names, and not below one where it says null", () => {
    const principles = [principle({ "": { level: "city" }, 公共服务: city, "公共服务/供水": null })];
    expect(lead(principles, "公共服务/供暖")).toBe("990000:urban");
    expect(lead(principles, "市容环卫")).toBe("990000");
    expect(lead(principles, "公共服务/供水")).toBeNull();
  });

  test("leaves a row alone that names its unit or a body of the city", () => {
    const principles = [principle({ "": { level: "city" } })];
    const facts = { "heating.supplier": "central" };
    expect(lead(principles, "公共服务/供暖", { facts })).toBe("enterprise:heating");
    const own = (target: FileData<"directory">["rows"][number]["lead"]) =>
      patched({
        "route.json": (file: FileData<"route">) => void (file.principles = principles),
        "directory/all.json": (file: FileData<"directory">) =>
          file.rows.forEach((row) => void (row.lead = target)),
      });
    expect(routed({ topic: "市容环卫" }, own(city)).lead).toBe("990000:urban");
    expect(routed({ topic: "市容环卫" }, own({ level: "district" })).lead).toBe("990000");
  });

  test("that comes first counts, of those that hold and speak of the topic", () => {
    const never = principle({ "": { level: "district" } }, { id: "route.never", unless: { all: [here] } });
    const elsewhere = principle({ 市容环卫: { unit: "enterprise:heating" } }, { id: "route.elsewhere" });
    const second = principle({ "": { level: "city" } }, { id: "route.second" });
    const principles = [never, elsewhere, principle({ 公共服务: city }), second];
    expect(lead(principles, "公共服务/供暖")).toBe("990000:urban");
    expect(lead(principles, "市容环卫")).toBe("enterprise:heating");
  });

  const here = { fact: "location.level", operator: "equal", value: "none" } as const;
});
