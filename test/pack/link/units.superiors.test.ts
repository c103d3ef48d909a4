import { describe, expect, test } from "vitest";
import { compileFiles } from "../../../src/pack/compile.js";
import type { FileData } from "../../../src/pack/files.js";
import { superiors } from "../../../src/pack/superiors.js";
import { goodFiles } from "../../support/bad-packs.js";

/** The minimal pack with a line of enterprises of which each answers to the next, and the last to `top`. */
function compiled(length: number, top: string) {
  const units = JSON.parse(goodFiles["units/all.json"] as string) as FileData<"units">;
  const id = (index: number) => `enterprise:line-${index}`;
  for (let index = 0; index < length; index++)
    units.units?.push({
      id: id(index),
      name: `第${index}公司`,
      kind: "enterprise",
      superior: index === length - 1 ? top : id(index + 1),
    });
  return compileFiles({ ...goodFiles, "units/all.json": units });
}

describe("a line of superiors", () => {
  test.each([
    ["100", 100, []],
    ["101", 101, [["units/too-many-superiors", "enterprise:line-0"]]],
    ["16,000", 16_000, [["units/too-many-superiors", "enterprise:line-15899"]]],
  ])("of %s is kept, or refused where it passes a hundred", (_, length, expected) => {
    const result = compiled(length, "990000");
    expect(result.diagnostics.map(({ code, params }) => [code, params["id"]])).toEqual(expected);
    if (result.ok) expect(superiors(result.editions[0].pack, "enterprise:line-0")).toHaveLength(length);
  });

  test("of 16,000 that comes back to its first is one circle", () => {
    const found = compiled(16_000, "enterprise:line-0").diagnostics;
    expect(
      found.map(({ code, params }) => [code, params["id"], (params["circle"] as string[]).slice(0, 2)]),
    ).toEqual([["units/superior-cycle", "enterprise:line-0", ["enterprise:line-0", "enterprise:line-1"]]]);
  });
});
