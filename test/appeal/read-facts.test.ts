import { describe, expect, test } from "vitest";
import type { Condition } from "../../src/condition/schema.js";
import type { Appeal } from "../../src/index.js";
import type { FileData } from "../../src/pack/files.js";
import { appeal } from "../support/appeal.js";
import { minimal } from "../support/packs.js";
import { patched } from "../support/patched.js";

describe("the text that rules read", () => {
  test.each(["title", "text"] as const)("is the %s without markup, its entities decoded", (field) => {
    const topicOf = (written: string) => minimal.dispatch(appeal({ [field]: written })).topic?.value ?? null;
    expect(topicOf("<p>我家暖<b>气</b>坏了</p>")).toBe("公共服务/供暖");
    expect(topicOf("&lt;p&gt;我家暖&lt;b&gt;气&lt;/b&gt;&#22351;了")).toBe("公共服务/供暖");
    expect(topicOf("<p>我家暖</p><p>气</p>")).toBeNull();
  });

  test("names a place in the address without markup", () => {
    const found = minimal.dispatch(
      appeal({ text: "垃圾", location: { address: "<span>东<i>区</i></span>" } }),
    );
    expect(found.review).toContainEqual({ code: "place/from-text", divisions: ["990101"] });
  });
});

describe("a rule that reads a fact the pack declares", () => {
  const rule = (id: string, when: Condition, category: string) => ({
    id,
    title: "示例",
    when,
    then: { category },
    basis: ["示例"],
  });
  const until = { fact: "permit.until", value: "2026-11-20" };
  const declared = patched({
    "pack.json": (file: FileData<"pack">) =>
      Object.assign(file.facts, {
        "permit.until": { type: "date", title: "许可期限" },
        "permit.kinds": { type: "list", title: "许可种类" },
      }),
    "classify.json": (file: FileData<"classify">) =>
      file.rules.unshift(
        rule("permit.expired", { ...until, operator: "before" }, "report"),
        rule("permit.valid", { ...until, operator: "onOrAfter" }, "praise"),
        rule("permit.food", { fact: "permit.kinds", operator: "contains", value: "food" }, "complaint"),
      ),
  });
  const ruled = (facts: NonNullable<Appeal["facts"]>) => declared.dispatch(appeal({ facts })).category.by;

  test.each([
    ["2026-11-19", "permit.expired"],
    ["2026-11-20", "permit.valid"],
    ["2026-11-21", "permit.valid"],
  ])("compares a date by the day: %s", (until, rule) => expect(ruled({ "permit.until": until })).toBe(rule));

  test.each([
    [["food"], "permit.food"],
    [["fire", "food"], "permit.food"],
    [["foods"], "classify.help"],
    [[], "classify.help"],
  ])("looks for a member of a list: %j", (kinds, rule) =>
    expect(ruled({ "permit.kinds": kinds })).toBe(rule),
  );

  test("refuses a date that is none, and a list that is none, at the door", () => {
    const codes = (facts: object) => {
      const result = declared.safeDispatch({ ...appeal(), facts });
      return result.ok ? [] : result.diagnostics.map(({ code, at: { pointer } }) => `${code} ${pointer}`);
    };
    expect(codes({ "permit.until": "2026-02-29" })).toEqual(["appeal/fact-type /facts/permit.until"]);
    expect(codes({ "permit.until": "2026-02-28" })).toEqual([]);
    expect(codes({ "permit.kinds": "food" })).toEqual(["appeal/fact-type /facts/permit.kinds"]);
  });
});
