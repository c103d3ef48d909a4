import { describe, expect, test } from "vitest";
import type { Appeal } from "../../../src/index.js";
import type { FileData } from "../../../src/pack/files.js";
import { appeal, at } from "../../support/appeal.js";
import { patched } from "../../support/patched.js";

const natural = patched({
  "topics.json": (file: FileData<"topics">) => {
    const [service, city] = file.topics;
    if (service) service.category = "complaint";
    const water = service?.children?.[1];
    if (water) water.category = "report";
    if (city) city.words = { 垃圾: 1 };
  },
  "classify.json": (file: FileData<"classify">) => {
    file.rules.splice(-1, 0, {
      id: "classify.by-topic",
      title: "按事项",
      when: { fact: "topic.category", operator: "isPresent" },
      then: { category: { fact: "topic.category" } },
      basis: ["示例"],
    });
  },
});

function kindOf(more: Partial<Appeal>) {
  return natural.dispatch(appeal({ ...at("990101001"), ...more })).category;
}

describe("the kind that what people say of a topic mostly is", () => {
  test("is the topic's own, else that of the topic above", () => {
    expect(kindOf({ text: "停水" })).toEqual({ value: "report", by: "classify.by-topic" });
    expect(kindOf({ text: "暖气不热" })).toEqual({ value: "complaint", by: "classify.by-topic" });
    expect(kindOf({ topic: "公共服务/供暖" })).toEqual({ value: "complaint", by: "classify.by-topic" });
  });

  test("is none where neither says one", () => {
    expect(kindOf({ text: "垃圾" }).by).not.toBe("classify.by-topic");
    expect(kindOf({ text: "你好" }).by).not.toBe("classify.by-topic");
  });
});
