import { describe, expect, test } from "vitest";
import type { Appeal, Dispatcher } from "../../../src/index.js";
import type { FileData } from "../../../src/pack/files.js";
import { appeal, at } from "../../support/appeal.js";
import { minimal } from "../../support/packs.js";
import { patched } from "../../support/patched.js";

function topicOf(more: Partial<Appeal>): string | undefined {
  return minimal.dispatch(appeal(more)).topic?.value;
}

describe("the topic of an appeal", () => {
  test("is read from title and text, whatever their width and case", () => {
    expect(topicOf({ title: "供 暖" })).toBeUndefined();
    expect(topicOf({ text: "暖气\n坏了" })).toBe("公共服务/供暖");
  });

  test("is the deeper one where its own words stand beside the parent's", () => {
    expect(topicOf({ text: "暖气不热" })).toBe("公共服务/供暖/温度不达标");
  });

  test("is none below the threshold, and the review says so", () => {
    const decision = minimal.dispatch(appeal({ text: "家里太冷" }));
    expect(decision.topic).toBeNull();
    expect(decision.review).toContainEqual({ code: "topic/none" });
  });

  test("weighs a word in the title more: 太冷 alone is enough there", () => {
    expect(topicOf({ title: "太冷" })).toBe("公共服务/供暖/温度不达标");
  });

  test("counts a word once, however often it is said", () => {
    expect(topicOf({ text: "太冷太冷太冷" })).toBeUndefined();
  });

  test("is for review where another is about as likely", () => {
    const decision = minimal.dispatch(appeal({ text: "暖气没有，垃圾很多" }));
    expect(decision.review).toContainEqual({
      code: "topic/ambiguous",
      topics: ["公共服务/供暖", "市容环卫"],
    });
  });

  test("does not depend on the order of the words", () => {
    const tenths = patched({
      "topics.json": (file: FileData<"topics">) =>
        void (file.topics[1] = { name: "市容环卫", words: { 甲甲: 0.6, 乙乙: 0.3, 丙丙: 0.1 } }),
    });
    for (const text of ["甲甲 乙乙 丙丙", "丙丙 乙乙 甲甲"])
      expect(tenths.dispatch(appeal({ text })).topic?.value).toBe("市容环卫");
  });

  test("is found through characters without width, as pasted text has them", () => {
    for (const gap of ["\u200b", "\u2060", "\u00ad", "\ufeff"])
      expect(topicOf({ text: `停${gap}水` })).toBe("公共服务/供水");
  });

  test("is not read out of the name of a place", () => {
    const street = patched({
      "units/all.json": (file: FileData<"units">) =>
        file.divisions?.push({ code: "990101003", name: "垃圾街道", level: "street", unit: null }),
    });
    expect(street.dispatch(appeal({ text: "垃圾街道的事" })).topic).toBeNull();
    expect(street.dispatch(appeal({ text: "垃圾街道的垃圾" })).topic?.value).toBe("市容环卫");
  });

  test("is the operator's own where one is chosen, and the trace says so", () => {
    const decision = minimal.dispatch(appeal({ topic: "市容环卫", text: "暖气不热" }));
    expect(decision.topic).toEqual({ value: "市容环卫", by: "topic.chosen" });
  });
});

describe("the kind of an appeal", () => {
  test("is not left to an operator who chose none", () => {
    const trusting = patched({
      "classify.json": (file: FileData<"classify">) => void delete file.rules[1]?.when,
    });
    expect(trusting.dispatch(appeal({ text: "垃圾" })).category).toEqual({
      value: "help",
      by: "classify.help",
    });
    expect(trusting.dispatch(appeal({ category: "praise" })).category).toEqual({
      value: "praise",
      by: "classify.chosen",
    });
  });

  test("reads only facts that were stated, whatever they are called", () => {
    const named = patched({
      "pack.json": (file: FileData<"pack">) =>
        void (file.facts["constructor"] = { type: "string", title: "建设单位" }),
      "classify.json": (file: FileData<"classify">) =>
        file.rules.unshift({
          id: "classify.builder",
          title: "有建设单位",
          when: { fact: "constructor", operator: "isPresent" },
          then: { category: "report" },
          basis: ["示例"],
        }),
    });
    expect(named.dispatch(appeal({ text: "垃圾" })).category.value).toBe("help");
    expect(named.dispatch(appeal({ facts: { constructor: "某公司" } })).category.value).toBe("report");
  });

  test("is the operator's own, also where the text sounds like an emergency", () => {
    expect(minimal.dispatch(appeal({ category: "praise", text: "投诉" })).category.value).toBe("praise");
    expect(minimal.dispatch(appeal({ category: "praise", text: "着火了" })).category).toEqual({
      value: "praise",
      by: "classify.chosen",
    });
    expect(minimal.dispatch(appeal({ category: "praise", signals: ["fire"] })).category).toEqual({
      value: "emergency",
      by: "classify.emergency",
    });
  });

  test("found by no rule but the last is for review", () => {
    expect(minimal.dispatch(appeal({ text: "垃圾" })).review).toContainEqual({ code: "category/default" });
  });
});

describe("what the pack wants a human to see", () => {
  const careful = patched({
    "classify.json": (file: FileData<"classify">) =>
      void (file.review = [
        {
          id: "review.smoke",
          title: "可能着火",
          when: {
            all: [
              { fact: "text", operator: "mentions", value: ["冒烟"] },
              { fact: "category", operator: "notEqual", value: "emergency" },
            ],
          },
          basis: ["示例"],
        },
      ]),
  });

  test("is a review reason that names its rule, and the rule is in the trace", () => {
    const { review, trace } = careful.dispatch(appeal({ category: "help", text: "楼道冒烟" }));
    expect(review).toContainEqual({
      code: "pack/review",
      rule: "review.smoke",
      title: "可能着火",
      hotline: null,
    });
    expect(trace.map(({ rule }) => rule)).toContain("review.smoke");
  });

  test("says nothing where it does not hold, by the kind decided", () => {
    expect(careful.dispatch(appeal({ text: "着火了，冒烟" })).review.map(({ code }) => code)).not.toContain(
      "pack/review",
    );
  });
});

describe("the reckoning of topics", () => {
  /** A pack with these topics alone, a threshold of 2 and words in the title counted half as much again. */
  const weighed = (topics: FileData<"topics">["topics"], margin = 0.25) =>
    patched({
      "topics.json": (file: FileData<"topics">) =>
        void Object.assign(file, {
          threshold: 2,
          titleFactor: 1.5,
          margin,
          topics: [...file.topics, ...topics],
        }),
    });
  const topic = (name: string, words: Record<string, number>) => ({ name, words });
  const said = (dispatcher: Dispatcher, more: Partial<Appeal>) => {
    const decision = dispatcher.dispatch(appeal(more));
    const rivals = decision.review.find(({ code }) => code === "topic/ambiguous");
    const notes = decision.trace.find(({ rule }) => rule === "topic.text")?.notes;
    return {
      topic: decision.topic?.value ?? null,
      score: notes?.["score"] ?? null,
      rivals: rivals?.code === "topic/ambiguous" ? rivals.topics.slice(1) : [],
    };
  };

  test.each([
    ["a thousandth below the threshold is none", 1.999, null],
    ["exactly at the threshold is one", 2, "甲"],
    ["a thousandth above it is one", 2.001, "甲"],
  ])("a score %s", (_, weight, expected) => {
    expect(said(weighed([topic("甲", { 甲甲: weight })]), { text: "甲甲" }).topic).toBe(expected);
  });

  test.each([
    ["a thousandth under the margin is none", 3.749, []],
    ["exactly at the margin is one", 3.75, ["乙"]],
    ["a thousandth inside it is one", 3.751, ["乙"]],
    ["equal to the best is one", 4, ["乙"]],
  ])("a rival %s", (_, weight, rivals) => {
    const two = weighed([topic("甲", { 甲甲: 4 }), topic("乙", { 乙乙: weight })]);
    expect(said(two, { text: "乙乙，甲甲" })).toEqual({ topic: "甲", score: 4, rivals });
  });

  test("a rival has to reach the threshold too", () => {
    const two = weighed([topic("甲", { 甲甲: 2 }), topic("乙", { 乙乙: 1.999 })]);
    expect(said(two, { text: "乙乙，甲甲" }).rivals).toEqual([]);
  });

  test("without a margin only an equal is a rival", () => {
    const two = (weight: number) => weighed([topic("甲", { 甲甲: 4 }), topic("乙", { 乙乙: weight })], 0);
    expect(said(two(3.999), { text: "甲甲乙乙" }).rivals).toEqual([]);
    expect(said(two(4), { text: "甲甲乙乙" }).rivals).toEqual(["乙"]);
  });

  test.each([
    ["a thousandth below what is sure is thin", 2.999, true],
    ["exactly what is sure is not", 3, false],
  ])("evidence %s, and says its words", (_, weight, thin) => {
    const sure = patched({
      "topics.json": (file: FileData<"topics">) =>
        void Object.assign(file, {
          threshold: 2,
          titleFactor: 1.5,
          sure: 3,
          topics: [...file.topics, topic("甲", { 甲甲: weight })],
        }),
    });
    const { review } = sure.dispatch(appeal({ text: "甲甲" }));
    expect(review.filter(({ code }) => code === "topic/thin-evidence")).toEqual(
      thin ? [{ code: "topic/thin-evidence", topic: "甲", words: ["甲甲"], score: weight }] : [],
    );
  });

  test("a word inside one that is ignored does not count, one that overlaps it does", () => {
    const ignoring = patched({
      "topics.json": (file: FileData<"topics">) =>
        void Object.assign(file, {
          ignored: ["宣传教"],
          topics: [...file.topics, topic("甲", { 传教: 2 }), topic("乙", { 教育: 1 })],
        }),
    });
    expect(said(ignoring, { text: "宣传教育" })).toEqual({ topic: "乙", score: 1, rivals: [] });
    expect(said(ignoring, { text: "有人传教" }).topic).toBe("甲");
  });

  test("thin evidence is not told where no unit was chosen by it", () => {
    const sure = patched({ "topics.json": (file: FileData<"topics">) => void (file.sure = 5) });
    const codes = (more: Partial<Appeal>) =>
      sure.dispatch(appeal({ text: "停水", ...more })).review.map(({ code }) => code);
    expect(codes({ category: "help" })).toContain("topic/thin-evidence");
    expect(codes({ category: "emergency" })).not.toContain("topic/thin-evidence");
  });

  test("a topic above the best, or below it, is no rival", () => {
    const line = weighed([{ ...topic("甲", { 甲甲: 2 }), children: [topic("乙", { 乙乙: 0.1 })] }]);
    expect(said(line, { text: "甲甲乙乙" })).toEqual({ topic: "甲/乙", score: 2.1, rivals: [] });
    const lighter = weighed([{ ...topic("甲", { 甲甲: 2.5 }), children: [topic("乙", { 乙乙: 2.5 })] }]);
    expect(said(lighter, { text: "甲甲" })).toEqual({ topic: "甲", score: 2.5, rivals: [] });
  });

  test("of equals the deeper comes first, then the one listed first", () => {
    const deeper = weighed([
      topic("甲", { 甲甲: 2 }),
      { ...topic("乙", {}), children: [topic("丙", { 丙丙: 2 })] },
    ]);
    expect(said(deeper, { text: "甲甲丙丙" })).toEqual({ topic: "乙/丙", score: 2, rivals: ["甲"] });
    const listed = weighed([topic("甲", { 甲甲: 2 }), topic("乙", { 乙乙: 2 })]);
    expect(said(listed, { text: "乙乙甲甲" })).toEqual({ topic: "甲", score: 2, rivals: ["乙"] });
  });

  test("a word in the title counts by the pack's factor, once, also where the text says it again", () => {
    const one = weighed([topic("甲", { 甲甲: 2, 乙乙: 1 })]);
    expect(said(one, { title: "甲甲" }).score).toBe(3);
    expect(said(one, { text: "甲甲" }).score).toBe(2);
    expect(said(one, { title: "甲甲", text: "甲甲" }).score).toBe(3);
    expect(said(one, { title: "甲甲", text: "乙乙" }).score).toBe(4);
  });

  test.each([
    ["a word inside a longer one does not count", "暖气费", "丙", []],
    ["but counts where it stands alone as well", "暖气费，暖气", "丙", ["乙"]],
    ["of two that only overlap both count", "供暖气管", "乙", ["丁"]],
  ])("%s", (_, text, expected, rivals) => {
    const overlapping = weighed([
      topic("乙", { 供暖气: 2, 暖气: 2 }),
      topic("丙", { 暖气费: 2 }),
      topic("丁", { 气管: 2 }),
    ]);
    const found = said(overlapping, { text });
    expect([[found.topic, ...found.rivals].sort(), found.score]).toEqual([[expected, ...rivals].sort(), 2]);
  });
});

describe("a rule that names another topic", () => {
  const renaming = patched({
    "classify.json": (file: FileData<"classify">) =>
      file.rules.unshift({
        id: "classify.boiler",
        title: "锅炉房的垃圾",
        basis: ["示例"],
        when: { fact: "text", operator: "mentions", value: ["锅炉"] },
        then: { category: "complaint", topic: "公共服务/供暖" },
      }),
  });
  const decide = (more: Partial<Appeal>) => renaming.dispatch(appeal({ ...more, ...at("990101001") }));

  test("decides it, and the row of that topic is used", () => {
    const { category, topic, routing, review } = decide({ text: "锅炉旁的垃圾" });
    expect(category).toEqual({ value: "complaint", by: "classify.boiler" });
    expect(topic).toEqual({ value: "公共服务/供暖", by: "classify.boiler" });
    expect(routing?.lead).toEqual({ value: "990101:urban", by: "route.heating" });
    expect(review).toEqual([]);
  });

  test("does so where the text names none, and where it is in doubt, without a review of that", () => {
    expect(decide({ text: "锅炉" })).toMatchObject({ topic: { value: "公共服务/供暖" }, review: [] });
    expect(decide({ text: "锅炉，停水，垃圾" })).toMatchObject({
      topic: { value: "公共服务/供暖" },
      review: [],
    });
  });

  test("comes before the operator's choice of topic, as its order among the rules says", () => {
    expect(decide({ topic: "市容环卫", text: "锅炉" }).topic?.by).toBe("classify.boiler");
    expect(decide({ topic: "市容环卫", text: "垃圾" }).topic?.by).toBe("topic.chosen");
  });
});
