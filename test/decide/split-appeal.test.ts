import { describe, expect, test } from "vitest";
import { type Appeal, safeSplitAppeal, splitAppeal } from "../../src/index.js";
import { DiagnosticError } from "../../src/diagnostic/index.js";
import { appeal, at } from "../support/appeal.js";
import { beijing, minimal } from "../support/packs.js";

const two = appeal({
  id: "A",
  title: "两件事",
  text: "我住望京街道，说两件事。一、停水了。二、垃圾没人收。",
  channel: "web",
  extra: { operator: "0231" },
});

const matters = (one: Parameters<typeof minimal.dispatch>[0], dispatcher = minimal) =>
  dispatcher
    .dispatch(one)
    .review.flatMap((reason) =>
      reason.code === "several-matters" ? reason.matters.map(({ topic, lead }) => [topic, lead]) : [],
    );

describe("several matters", () => {
  const items = "一、停水了。二、垃圾没人收。";

  test("are told where what is said one after another leads to different units", () => {
    expect(matters(appeal({ text: items, ...at("990101001") }))).toHaveLength(2);
  });

  test("are none where all leads to one unit", () => {
    expect(matters(appeal({ text: "一、停水了。二、停水还没修好。", ...at("990101001") }))).toEqual([]);
  });

  test("are none where the operator said what it is about", () => {
    expect(matters(appeal({ text: items, topic: "公共服务/供水", ...at("990101001") }))).toEqual([]);
  });

  test("are what a text announces, also where nobody knows what one is", () => {
    const announced = appeal({ text: "两件事：一、停水了。二、猫丢了。", ...at("990101001") });
    expect(matters(announced).map(([topic]) => topic)).toEqual(["公共服务/供水", null]);
    expect(matters({ ...announced, text: "一、停水了。二、猫丢了。" })).toEqual([]);
  });

  test("are not asked where a clear title says what all is about", () => {
    const text = "暖气片不热。另外，路口的红绿灯坏了。";
    expect(matters(appeal({ text, ...at("110105001") }), beijing)).not.toEqual([]);
    expect(matters(appeal({ title: "家里暖气不热", text, ...at("110105001") }), beijing)).toEqual([]);
  });
});

describe("a part of which nothing can be told", () => {
  test("belongs to the one before it, not to the last new one", () => {
    const text = "1、停水了。2、垃圾没人收。3、停水两天了。4、打电话没人接。";
    const [first] = beijing
      .dispatch(appeal({ text, ...at("110105001") }))
      .review.flatMap((reason) => (reason.code === "several-matters" ? [reason.matters] : []));
    expect(first?.map((matter) => matter.text)).toEqual([
      "1、停水了。3、停水两天了。4、打电话没人接。",
      "2、垃圾没人收。",
    ]);
  });
});

describe("splitAppeal", () => {
  test("gives an appeal for each matter, which name the whole and keep the rest", () => {
    const parts = splitAppeal(two, beijing);
    expect(parts.map(({ id, text }) => [id, text])).toEqual([
      ["A-1", "我住望京街道，说两件事。一、停水了。"],
      ["A-2", "二、垃圾没人收。"],
    ]);
    for (const part of parts)
      expect(part).toMatchObject({
        receivedAt: two.receivedAt,
        channel: "web",
        extra: { operator: "0231", of: "A" },
        location: { address: "朝阳区望京街道" },
      });
    expect(parts.map(({ title }) => title)).toEqual([undefined, undefined]);
  });

  test("gives parts that hold one matter, at the place of the whole", () => {
    for (const part of splitAppeal(two, beijing)) {
      expect(splitAppeal(part, beijing)).toEqual([part]);
      const { review } = beijing.dispatch(part);
      expect(review).toContainEqual({ code: "place/from-text", divisions: ["110105026"] });
    }
  });

  test("gives the appeal itself where it holds one matter, or is an emergency", () => {
    const one = appeal({ text: "停水了", ...at("110105001") });
    expect(splitAppeal(one, beijing)).toEqual([one]);
    const fire = appeal({ text: "两件事：一、我家着火了。二、垃圾没人收。", ...at("110105001") });
    expect(beijing.dispatch(fire).disposition.value).toBe("transfer");
    expect(splitAppeal(fire, beijing)).toEqual([fire]);
  });

  test.each<[string, Partial<Appeal>]>([
    [
      "a held accusation",
      {
        text: "两件事：1、举报朝阳区人力资源和社会保障局的人受贿。2、公司拖欠工资三个月。",
        appellant: { confidential: true },
      },
    ],
    [
      "a danger that the operator took for something else",
      { category: "help", title: "我想跳楼", text: "两件事：1、小区路灯不亮。2、公司拖欠工资三个月。" },
    ],
    [
      "what would be a danger without the rest",
      { title: "关于消防演练的建议", text: "两件事：1、公司拖欠工资三个月。2、模拟着火了，烟太大。" },
    ],
    ["a part", { text: "两件事：1、小区路灯不亮。2、公司拖欠工资三个月。", extra: { of: "CRM-77" } }],
  ])("leaves %s whole", (_, more) => {
    const one = appeal({ ...at("110105001"), ...more });
    expect(splitAppeal(one, beijing)).toEqual([one]);
  });

  test("splits the same where nothing speaks against it", () => {
    const plain = appeal({ text: "两件事：1、小区路灯不亮。2、公司拖欠工资三个月。", ...at("110105001") });
    expect(splitAppeal(plain, beijing).map(({ text }) => text)).toEqual([
      "两件事：1、小区路灯不亮。",
      "2、公司拖欠工资三个月。",
    ]);
  });

  test("refuses as dispatch does", () => {
    expect(safeSplitAppeal({ id: "1" }, beijing)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "schema/missing-key" }],
    });
    expect(safeSplitAppeal(two, { ...beijing })).toMatchObject({
      ok: false,
      diagnostics: [{ code: "dispatcher/foreign" }],
    });
    expect(() => splitAppeal({ ...two, receivedAt: "?" }, beijing)).toThrow(DiagnosticError);
  });
});
