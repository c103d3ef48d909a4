import { describe, expect, test } from "vitest";
import type { Condition } from "../../../src/condition/schema.js";
import { explain, safeCompilePack } from "../../../src/index.js";
import { compileFiles } from "../../../src/pack/compile.js";
import type { FileData } from "../../../src/pack/files.js";
import { appeal, at } from "../../support/appeal.js";
import { goodFiles } from "../../support/bad-packs.js";
import { chain, doubling } from "../../support/named-chains.js";
import { verifierOf } from "../../support/verifier.js";

/** The minimal pack with such named conditions, and three obligations under the first of them. */
function filesWith(links: ReturnType<typeof chain>): Record<string, unknown> {
  const conditions = JSON.parse(goodFiles["conditions.json"] as string) as FileData<"conditions">;
  const duties = JSON.parse(goodFiles["responsibility.json"] as string) as FileData<"responsibility">;
  const [rule] = duties.obligations;
  for (const number of [1, 2, 3])
    duties.obligations.push({ ...rule!, id: `oblige.linked-${number}`, when: { condition: "link.0" } });
  conditions.conditions.push(...links);
  return { ...goodFiles, "conditions.json": conditions, "responsibility.json": duties };
}

const passOn = (next: Condition): Condition => next;
const dirty: Condition = { fact: "text", operator: "mentions", value: ["垃圾"] };
const asked = appeal({ title: "投诉垃圾", ...at("990101001") });

describe("named conditions that use each other", () => {
  test.each(Object.keys(doubling))(
    "twice (%s) over forty levels give a decision, a small trace and a short explanation",
    async (name) => {
      const files = filesWith(chain(40, doubling[name] as (typeof doubling)[string], dirty));
      const compiled = safeCompilePack(files);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
      const { dispatcher } = compiled;
      const decision = dispatcher.dispatch(asked);
      const duties = decision.trace.filter((step) => step.rule.startsWith("oblige.linked"));
      expect(duties.map(({ when }) => when?.result)).toEqual([true, true, true]);
      expect(duties.map(({ when }) => when && "of" in when)).toEqual([true, false, false]);
      expect(JSON.stringify(decision.trace).length).toBeLessThan(12_000);
      const text = explain(decision, dispatcher);
      expect(text.length).toBeLessThan(15_000);
      expect(text).toContain("✓ 命名条件 link.0（见上）");
      expect(explain(decision, dispatcher, { lang: "en" })).toContain("✓ condition link.0 (see above)");
      expect(await verifierOf(dispatcher, files).verify(asked)).toEqual([]);
    },
  );

  test.each([
    // A comparison is a level, and so is each name on the way to it.
    ["200 levels", 200, []],
    ["201 levels", 201, ["rule/condition-too-deep"]],
    ["3,000 levels", 3000, ["rule/condition-too-deep"]],
    ["30,000 levels", 30_000, ["rule/condition-too-deep"]],
  ])("in a chain of %s are answered or refused with one diagnostic", (_, length, codes) => {
    const files = filesWith(chain(length, passOn, dirty));
    files["responsibility.json"] = goodFiles["responsibility.json"];
    const found = compileFiles(files).diagnostics;
    expect(found.map(({ code }) => code)).toEqual(codes);
    for (const { params } of found) expect(params).toEqual({ levels: 201, most: 200 });
  });

  test.each([
    ["first", (next: Condition): Condition => ({ any: [next, dirty] })],
    ["last", (next: Condition): Condition => ({ all: [dirty, next] })],
  ])("are as deep as their deepest part, which may be the %s", (_, passTwo) => {
    const codesOf = (length: number) => {
      const files = filesWith(chain(length, passTwo, dirty));
      files["responsibility.json"] = goodFiles["responsibility.json"];
      return compileFiles(files).diagnostics.map(({ code }) => code);
    };
    // Two levels each: the name and what it passes on.
    expect(codesOf(90)).toEqual([]);
    expect(codesOf(110)).toEqual(["rule/condition-too-deep"]);
  });

  test("are refused for the rule that makes them too deep, where they are not by themselves", () => {
    const { diagnostics } = compileFiles(filesWith(chain(200, passOn, dirty)));
    expect(diagnostics.map(({ code, at: { file, pointer } }) => [code, file, pointer])).toEqual(
      [2, 3, 4].map((index) => [
        "rule/condition-too-deep",
        "responsibility.json",
        `/obligations/${index}/when`,
      ]),
    );
  });

  test("in a circle of thousands are one diagnostic, however they are entered", () => {
    const ring = chain(5000, passOn, { condition: "link.0" });
    const { diagnostics } = compileFiles({
      ...filesWith(ring),
      "responsibility.json": goodFiles["responsibility.json"],
    });
    expect(
      diagnostics.map(({ code, params }) => [
        code,
        params["name"],
        (params["circle"] as string[]).slice(0, 2),
      ]),
    ).toEqual([["rule/condition-cycle", "link.0", ["link.0", "link.1"]]]);
  });
});

describe("an explanation", () => {
  test("says a named condition in full where it first bears on a rule, though the trace has it further up", () => {
    const links = chain(1, passOn, dirty);
    const files = filesWith(links) as Record<string, FileData<"responsibility">>;
    const { obligations } = files["responsibility.json"]!;
    // Of an `any` that holds, the branches that do not are one line each.
    obligations.find(({ id }) => id === "oblige.linked-1")!.when = {
      any: [{ not: { condition: "link.0" } }, { fact: "category", operator: "isPresent" }],
    };
    const compiled = safeCompilePack(files);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const decision = compiled.dispatcher.dispatch(asked);
    const why = explain(decision, compiled.dispatcher)
      .split("\n")
      .filter((line) => line.includes("link.0"));
    expect(why.map((line) => line.trim())).toEqual([
      "✗ 并非 命名条件 link.0",
      "✓ 命名条件 link.0：标题和正文（text）提到所列词之一（实际：垃圾）",
      "✓ 命名条件 link.0（见上）",
    ]);
  });
});
