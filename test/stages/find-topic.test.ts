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
  test("is the operator's own, except in an emergency", () => {
    expect(minimal.dispatch(appeal({ category: "praise", text: "投诉" })).category.value).toBe("praise");
    expect(minimal.dispatch(appeal({ category: "praise", text: "着火了" })).category).toEqual({ value: "emergency", by: "classify.emergency" });
  });

  test("found by no rule but the last is for review", () => {
    expect(minimal.dispatch(appeal({ text: "垃圾" })).review).toContainEqual({ code: "category/default" });
  });
});
