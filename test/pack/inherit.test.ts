import { describe, expect, test } from "vitest";
import { type Shared, withRowBasis, withShared } from "../../src/pack/inherit.js";
import type { Target } from "../../src/pack/schema/directory.js";

interface Row extends Shared {
  readonly lead: Target;
  readonly co?: readonly Target[];
}

const fire = { signal: "fire" } as const;
const help = { category: "help" } as const;

describe("a rule with what its file or step says for all", () => {
  test("holds where both conditions do", () => {
    expect(withShared({ when: help }, { when: fire }).when).toEqual({ all: [fire, help] });
    expect(withShared({ when: help }, {}).when).toEqual(help);
    expect(withShared<Shared>({}, { when: fire }).when).toEqual(fire);
    expect(withShared<Shared>({}, {}).when).toBeUndefined();
  });

  test("cites what is shared first, and nothing twice", () => {
    const basis = (own?: string[], shared?: string[]) => withShared({ basis: own }, { basis: shared }).basis;
    expect(basis(["乙", "甲", "丙"], ["甲", "丁"])).toEqual(["甲", "丁", "乙", "丙"]);
    expect(basis(["乙"])).toEqual(["乙"]);
    expect(basis(undefined, ["甲"])).toEqual(["甲"]);
    expect(basis()).toBeUndefined();
  });

  test("keeps what else it says", () => {
    expect(withShared({ id: "one", basis: ["乙"] }, { basis: ["甲"] })).toEqual({
      id: "one",
      basis: ["甲", "乙"],
      when: undefined,
    });
  });
});

describe("a row with what rows of its sort rest on", () => {
  const general = {
    street: ["街"],
    district: ["区"],
    city: ["市"],
    department: ["部门"],
    unit: ["单位"],
    co: ["协办"],
  };
  const department = { department: "water", at: "district" } as const;

  test.each([
    [{ level: "street" }, "街"],
    [{ level: "district" }, "区"],
    [{ level: "city" }, "市"],
    [department, "部门"],
    [{ department: "water", at: "city" }, "部门"],
    [{ unit: "enterprise:water" }, "单位"],
  ] as const)("led by %j cites that first, and last that there are others", (lead, cites) => {
    expect(withRowBasis<Row>({ lead, basis: ["自"] }, general).basis).toEqual([cites, "自"]);
    expect(withRowBasis<Row>({ lead, basis: ["自"], co: [department] }, general).basis).toEqual([
      cites,
      "自",
      "协办",
    ]);
    expect(withRowBasis<Row>({ lead }, general).basis).toEqual([cites]);
  });

  test("cites its own alone where there is nothing general", () => {
    expect(withRowBasis<Row>({ lead: department, basis: ["自"], co: [department] }).basis).toEqual(["自"]);
    expect(withRowBasis<Row>({ lead: department }, {}).basis).toBeUndefined();
  });
});
