import { describe, expect, test } from "vitest";
import type { FileData } from "../../../src/pack/files.js";
import { appeal } from "../../support/appeal.js";
import { patched } from "../../support/patched.js";

const marked = patched({
  "topics.json": (file: FileData<"topics">) => {
    file.asks = { factor: 2, words: ["希望"] };
    file.asides = { factor: 0.4, words: ["旁边"] };
    file.margin = 0;
  },
});

function scored(text: string, title?: string) {
  const { topic, trace } = marked.dispatch(appeal({ text, ...(title && { title }) }));
  const score = trace.find(({ rule }) => rule === "topic.text")?.notes?.["score"];
  return [topic?.value, score];
}

describe("the weight of a topic's word", () => {
  test("is its own where nothing stands around it", () => {
    expect(scored("停水")).toEqual(["公共服务/供水", 1]);
  });

  test("is more in a clause that says what is asked for, and in no other", () => {
    expect(scored("希望别停水")).toEqual(["公共服务/供水", 2]);
    expect(scored("希望快修，停水")).toEqual(["公共服务/供水", 1]);
    expect(scored("停水，希望清垃圾")).toEqual(["市容环卫", 2]);
  });

  test("is less right before what makes a place of it, which wins over asking", () => {
    expect(scored("垃圾旁边停水")).toEqual(["公共服务/供水", 1]);
    expect(scored("垃圾旁边")).toEqual([undefined, undefined]);
    expect(scored("希望垃圾旁边停水")).toEqual(["公共服务/供水", 2]);
  });

  test("is the most it has anywhere, times the title's", () => {
    expect(scored("垃圾旁边，垃圾")).toEqual(["市容环卫", 1]);
    expect(scored("希望清垃圾", "垃圾")).toEqual(["市容环卫", 4]);
  });
});
