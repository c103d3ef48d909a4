import { describe, expect, test } from "vitest";
import type { Appeal } from "../../../src/index.js";
import type { FileData } from "../../../src/pack/files.js";
import { appeal, at } from "../../support/appeal.js";
import { minimal } from "../../support/packs.js";
import { patched } from "../../support/patched.js";
import { routed } from "../../support/routed.js";

/** Every boundary rule says the same of who leads. */
const leading = (lead: "first" | "common" | "conference") => (file: FileData<"route">) => {
  for (const { then } of file.boundary) then.lead = lead;
};

/** The zone of the second district has a government that answers to this unit. */
const parkUnder = (superior: string) => (file: FileData<"units">) => {
  const park = file.divisions?.find(({ code }) => code === "990102400");
  if (park) park.unit = { name: "园区管委会", superior };
};

describe("the rule for an appeal astride a boundary", () => {
  const led = (lead: "first" | "common" | "conference") => patched({ "route.json": leading(lead) });
  const streets = { topic: "市容环卫", ...at("990101002", "990101001") };
  const districts = { topic: "市容环卫", ...at("990102001", "990101001") };

  test.each([
    ["first", streets, { lead: "990101002", co: ["990101001"], cc: ["990101"] }],
    ["common", streets, { lead: "990101", co: ["990101002", "990101001"], cc: [] }],
    ["first", districts, { lead: "990102001", co: ["990101001"], cc: ["990102", "990101"] }],
    ["common", districts, { lead: "990000", co: ["990102001", "990101001"], cc: ["990102", "990101"] }],
    [
      "common",
      { topic: "市容环卫", ...at("990101001", "990101002", "990102001") },
      { lead: "990000", co: ["990101001", "990101002", "990102001"], cc: ["990101", "990102"] },
    ],
  ] as const)("gives the lead to the %s", (lead, place, expected) => {
    expect(routed(place, led(lead))).toEqual({ mode: "direct", reason: null, review: [], ...expected });
  });

  test("may leave it to a conference, and is the reason cited", () => {
    const decision = led("conference").dispatch(appeal({ category: "complaint", ...districts }));
    expect(decision.routing).toMatchObject({
      mode: { value: "conference", by: "route.conference" },
      lead: null,
      co: [],
      cc: [],
      reason: { value: "boundary", by: "boundary.districts" },
    });
    expect(decision.review).toEqual([{ code: "conference", reason: "boundary" }]);
  });

  test("finds common what is one side and above the other; it does not cooperate with itself", () => {
    const one = patched({
      "route.json": leading("common"),
      "units/all.json": parkUnder("990102001"),
    });
    const both = { topic: "市容环卫", ...at("990102400", "990102001") };
    expect(routed(both, one)).toMatchObject({ lead: "990102001", co: ["990102400"] });
  });
});

describe("a conference that the pack or the place makes necessary", () => {
  const apart = patched({
    "route.json": leading("common"),
    "units/all.json": (file: FileData<"units">) => {
      parkUnder("enterprise:heating")(file);
      for (const unit of file.units ?? []) delete unit.superior;
    },
  });
  const bare = patched({
    "directory/all.json": (file: FileData<"directory">) =>
      void (file.rows = file.rows.filter(({ topic }) => topic === "市容环卫")),
  });
  const line = ["990101001", "990101", "990000"];
  const everywhere = { category: "complaint", ...at("990101001") };

  test.each([
    ["no-row", bare, { ...everywhere, topic: "公共服务/供水" }, "route.conference", []],
    ["no-row", bare, { ...everywhere, text: "说不清楚" }, "route.conference", []],
    [
      "place-unknown",
      minimal,
      { category: "complaint", topic: "市容环卫" },
      "route.conference",
      ["route.sanitation"],
    ],
    [
      "no-common-unit",
      apart,
      { category: "complaint", topic: "市容环卫", ...at("990102400", "990101001") },
      "boundary.districts",
      ["route.sanitation", "boundary.districts"],
    ],
    [
      "no-superior",
      minimal,
      { ...everywhere, topic: "市容环卫", about: { units: line } },
      "route.recusal",
      ["route.sanitation", "route.recusal"],
    ],
  ] as const)("is for %s, with its rules in the trace", (reason, dispatcher, more, by, cited) => {
    const decision = dispatcher.dispatch(appeal(more as Partial<Appeal>));
    expect(decision.routing).toMatchObject({
      mode: { value: "conference", by: "route.conference" },
      lead: null,
      co: [],
      cc: [],
      reason: { value: reason, by },
    });
    expect(decision.review).toContainEqual({ code: "conference", reason });
    const steps = decision.trace.flatMap(({ stage, rule }) => (stage === "route" ? [rule] : []));
    expect(steps).toEqual([...cited, "route.conference"]);
  });
});

describe("a unit complained about that is not the lead", () => {
  const shared = patched({
    "directory/all.json": (file: FileData<"directory">) =>
      file.rows.unshift({
        id: "route.shared",
        topic: "市容环卫",
        basis: ["示例"],
        lead: { level: "street" },
        co: [{ level: "district" }, { department: "urban", at: "district" }],
        cc: [{ department: "urban", at: "city" }],
      }),
  });
  const about = (...units: string[]) =>
    routed({ topic: "市容环卫", ...at("990101001"), about: { units } }, shared);

  test.each([
    ["neither", [], { lead: "990101001", co: ["990101", "990101:urban"], cc: ["990000:urban"] }],
    ["a co-handler", ["990101:urban"], { lead: "990101001", co: ["990101"], cc: ["990000:urban"] }],
    ["one informed", ["990000:urban"], { lead: "990101001", co: ["990101", "990101:urban"], cc: [] }],
    [
      "the lead, whose superior cooperated",
      ["990101001"],
      { lead: "990101", co: ["990101:urban"], cc: ["990000:urban"] },
    ],
    [
      "lead and superior",
      ["990101001", "990101"],
      { lead: "990000", co: ["990101:urban"], cc: ["990000:urban"] },
    ],
  ])("%s: takes no part", (_, units, expected) => {
    expect(about(...units)).toMatchObject({ mode: "direct", reason: null, ...expected });
  });

  test("keeps a row for two from being sent to both, where the other is recused", () => {
    const dual = { topic: "公共服务/供水", ...at("990101001") };
    expect(routed({ ...dual, about: { units: ["990101001"] } }).mode).toBe("direct");
    expect(routed({ ...dual, about: { units: ["990101"] } }).mode).toBe("dual");
  });
});
