import { describe, expect, test } from "vitest";
import { appeal } from "../support/appeal.js";
import { minimal } from "../support/packs.js";

describe("the text that rules read", () => {
  test.each(["title", "text"] as const)("is the %s without markup, its entities decoded", (field) => {
    const topicOf = (written: string) => minimal.dispatch(appeal({ [field]: written })).topic?.value ?? null;
    expect(topicOf("<p>我家暖<b>气</b>坏了</p>")).toBe("公共服务/供暖");
    expect(topicOf("&lt;p&gt;我家暖&lt;b&gt;气&lt;/b&gt;&#22351;了")).toBe("公共服务/供暖");
    expect(topicOf("<p>我家暖</p><p>气</p>")).toBeNull();
  });

  test("names a place in the address without markup", () => {
    const found = minimal.dispatch(appeal({ text: "垃圾", location: { address: "<span>东<i>区</i></span>" } }));
    expect(found.review).toContainEqual({ code: "place/from-text", divisions: ["990101"] });
  });
});
