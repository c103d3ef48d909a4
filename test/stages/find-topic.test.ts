import { describe, expect, test } from "vitest";
import type { Appeal } from "../../src/index.js";
import type { FileData } from "../../src/pack/files.js";
import { appeal } from "../support/appeal.js";
import { minimal } from "../support/packs.js";
import { patched } from "../support/patched.js";

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
    expect(decision.review).toContainEqual({ code: "topic/ambiguous", topics: ["公共服务/供暖", "市容环卫"] });
  });

  test("does not depend on the order of the words", () => {
    const tenths = patched({ "topics.json": (file: FileData<"topics">) => void (file.topics[1] = { name: "市容环卫", words: { 甲甲: 0.6, 乙乙: 0.3, 丙丙: 0.1 } }) });
    for (const text of ["甲甲 乙乙 丙丙", "丙丙 乙乙 甲甲"]) expect(tenths.dispatch(appeal({ text })).topic?.value).toBe("市容环卫");
  });

  test("is found through characters without width, as pasted text has them", () => {
    for (const gap of ["\u200b", "\u2060", "\u00ad", "\ufeff"]) expect(topicOf({ text: `停${gap}水` })).toBe("公共服务/供水");
  });

  test("is not read out of the name of a place", () => {
    const street = patched({ "units/all.json": (file: FileData<"units">) => file.divisions?.push({ code: "990101003", name: "垃圾街道", level: "street", unit: null }) });
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
    const trusting = patched({ "classify.json": (file: FileData<"classify">) => void delete file.rules[1]?.when });
    expect(trusting.dispatch(appeal({ text: "垃圾" })).category).toEqual({ value: "help", by: "classify.help" });
    expect(trusting.dispatch(appeal({ category: "praise" })).category).toEqual({ value: "praise", by: "classify.chosen" });
  });

  test("reads only facts that were stated, whatever they are called", () => {
    const named = patched({
      "pack.json": (file: FileData<"pack">) => void (file.facts["constructor"] = { type: "string", title: "建设单位" }),
      "classify.json": (file: FileData<"classify">) =>
        file.rules.unshift({ id: "classify.builder", title: "有建设单位", when: { fact: "constructor", operator: "isPresent" }, then: { category: "report" }, basis: ["示例"] }),
    });
    expect(named.dispatch(appeal({ text: "垃圾" })).category.value).toBe("help");
    expect(named.dispatch(appeal({ facts: { constructor: "某公司" } })).category.value).toBe("report");
  });

  test("is the operator's own, also where the text sounds like an emergency", () => {
    expect(minimal.dispatch(appeal({ category: "praise", text: "投诉" })).category.value).toBe("praise");
    expect(minimal.dispatch(appeal({ category: "praise", text: "着火了" })).category).toEqual({ value: "praise", by: "classify.chosen" });
    expect(minimal.dispatch(appeal({ category: "praise", signals: ["fire"] })).category).toEqual({ value: "emergency", by: "classify.emergency" });
  });

  test("found by no rule but the last is for review", () => {
    expect(minimal.dispatch(appeal({ text: "垃圾" })).review).toContainEqual({ code: "category/default" });
  });
});

describe("what the pack wants a human to see", () => {
  const careful = patched({
    "classify.json": (file: FileData<"classify">) =>
      void (file.review = [{ id: "review.smoke", title: "可能着火", when: { all: [{ fact: "text", operator: "mentions", value: ["冒烟"] }, { fact: "category", operator: "notEqual", value: "emergency" }] }, basis: ["示例"] }]),
  });

  test("is a review reason that names its rule, and the rule is in the trace", () => {
    const { review, trace } = careful.dispatch(appeal({ category: "help", text: "楼道冒烟" }));
    expect(review).toContainEqual({ code: "pack/review", rule: "review.smoke", title: "可能着火", hotline: null });
    expect(trace.map(({ rule }) => rule)).toContain("review.smoke");
  });

  test("says nothing where it does not hold, by the kind decided", () => {
    expect(careful.dispatch(appeal({ text: "着火了，冒烟" })).review.map(({ code }) => code)).not.toContain("pack/review");
  });
});
