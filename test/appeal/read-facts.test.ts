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

describe("what a pack says a fact may be", () => {
  const rules = (...added: (readonly [string, Condition])[]) =>
    patched({
      "pack.json": (file: FileData<"pack">) =>
        Object.assign(file.facts, {
          "permit.due": { type: "instant", title: "应到时间" },
          "permit.kind": { type: "string", values: ["food", "fire"], title: "许可种类" },
          "permit.parts": { type: "list", values: ["stairs", "lift"], title: "许可事项" },
          "permit.note": { type: "string", title: "许可说明" },
        }),
      "classify.json": (file: FileData<"classify">) =>
        file.rules.unshift(
          ...added.map(([id, when]) => ({
            id,
            title: "示例",
            when,
            then: { category: "praise" },
            basis: ["示例"],
          })),
        ),
    });
  const holds = (when: Condition, facts: Appeal["facts"]) =>
    rules(["asked", when]).dispatch(appeal({ facts })).category.by === "asked";
  const due = (operator: "onWorkday" | "inOfficeHours" | "before", value?: string | string[]): Condition => ({
    fact: "permit.due",
    operator,
    ...(value !== undefined && { value }),
  });

  test.each([
    // 20 November 2026 is a Friday; Greenwich is eight hours behind.
    ["2026-11-20T10:00:00+08:00", due("onWorkday"), true],
    ["2026-11-21T10:00:00+08:00", due("onWorkday"), false],
    ["2026-11-20T16:30:00Z", due("onWorkday"), false],
    ["2026-11-20T10:00", due("inOfficeHours", ["09:00-12:00"]), true],
    ["2026-11-20T12:00", due("inOfficeHours", ["09:00-12:00"]), false],
    ["2026-11-21T01:00", due("inOfficeHours", ["22:00-06:00"]), true],
    ["2026-11-22T01:00", due("inOfficeHours", ["22:00-06:00"]), false],
    ["2026-11-19T23:59", due("before", "2026-11-20"), true],
    ["2200-01-01T00:00", due("onWorkday"), false],
  ])("an instant stands on its day where the pack is: %s", (at, when, expected) => {
    expect(holds(when, { "permit.due": at })).toBe(expected);
  });

  const codes = (facts: object) => {
    const result = rules().safeDispatch({ ...appeal(), facts });
    return result.ok ? [] : result.diagnostics.map(({ code, params }) => [code, params["meant"]]);
  };

  test.each([
    [{ "permit.due": "2026-11-20" }, [["appeal/fact-type", undefined]]],
    [{ "permit.due": 7 }, [["appeal/fact-type", undefined]]],
    [{ "permit.kind": "foot" }, [["appeal/fact-type", "food"]]],
    [{ "permit.kind": "food" }, []],
    [{ "permit.kind": "" }, []],
    [{ "permit.parts": ["lift", "stars"] }, [["appeal/fact-type", "stairs"]]],
    [{ "permit.parts": ["lift", "stairs"] }, []],
    [{ "permit.note": "anything" }, []],
  ])("another is refused at the door: %j", (facts, expected) => expect(codes(facts)).toEqual(expected));

  test("and does not compile in a rule", () => {
    const wrong = (fact: string, operator: "equal" | "contains") => () =>
      rules(["asked", { fact, operator, value: "c" }]);
    expect(wrong("permit.kind", "equal")).toThrow(/permit\.kind/);
    expect(wrong("permit.parts", "contains")).toThrow(/permit\.parts/);
    expect(wrong("permit.note", "equal")).not.toThrow();
  });

  test.each<[Condition, Appeal["facts"], boolean]>([
    [{ fact: "permit.note", operator: "equal", value: "ＡＢＣ号" }, { "permit.note": "abc号" }, true],
    [{ fact: "permit.note", operator: "equal", value: "abc" }, { "permit.note": " ＡＢＣ " }, true],
    [{ fact: "permit.note", operator: "notEqual", value: "ABC" }, { "permit.note": "abc" }, false],
    [{ fact: "permit.note", operator: "in", value: ["X", "ABC"] }, { "permit.note": "abc" }, true],
    [{ fact: "permit.parts", operator: "contains", value: "LIFT" }, { "permit.parts": ["lift"] }, true],
    [{ fact: "permit.kind", operator: "equal", value: "food" }, { "permit.kind": "food" }, true],
    [{ fact: "permit.note", operator: "equal", value: "abd" }, { "permit.note": "abc" }, false],
  ])("a text is compared as it is folded, like words: %j with %j", (when, facts, expected) => {
    const unlimited = patched({
      "pack.json": (file: FileData<"pack">) =>
        Object.assign(file.facts, {
          "permit.kind": { type: "enum", values: ["food"], title: "许可种类" },
          "permit.parts": { type: "list", title: "许可事项" },
          "permit.note": { type: "string", title: "许可说明" },
        }),
      "classify.json": (file: FileData<"classify">) =>
        file.rules.unshift({
          id: "asked",
          title: "示例",
          when,
          then: { category: "praise" },
          basis: ["示例"],
        }),
    });
    expect(unlimited.dispatch(appeal({ facts })).category.by === "asked").toBe(expected);
  });

  test("so is the channel", () => {
    const byApp = patched({
      "classify.json": (file: FileData<"classify">) =>
        file.rules.unshift({
          id: "asked",
          title: "示例",
          when: { fact: "channel", operator: "equal", value: "App" },
          then: { category: "praise" },
          basis: ["示例"],
        }),
    });
    expect(byApp.dispatch(appeal({ channel: "ＡＰＰ" })).category.by).toBe("asked");
  });

  test.each<[string, Condition, boolean]>([
    ["an empty text is none", { fact: "permit.note", operator: "isPresent" }, false],
    ["nor one that differs", { fact: "permit.note", operator: "equal", value: "" }, false],
    ["an empty list has nothing", { fact: "permit.parts", operator: "isPresent" }, false],
    ["so it lacks each value", { fact: "permit.parts", operator: "doesNotContain", value: "lift" }, true],
  ])("what is stated empty is as if it were not stated: %s", (_, when, expected) => {
    expect(holds(when, {})).toBe(expected);
    expect(holds(when, { "permit.note": "", "permit.parts": [] })).toBe(expected);
  });
});
