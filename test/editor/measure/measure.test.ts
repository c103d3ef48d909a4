import { describe, expect, test } from "vitest";
import { measure, Measuring } from "../../../src/editor/measure/measure.js";
import { appeal, at } from "../../support/appeal.js";
import { minimal } from "../../support/packs.js";

const cold = appeal({ id: "cold", title: "暖气不热", ...at("990101001") });
const dry = appeal({ id: "dry", text: "停水", ...at("990101001") });
const nothing = appeal({ id: "nothing", text: "你好", ...at("990101001") });

describe("measure", () => {
  test("counts what is right of what is labelled, by whether there is anything to review", () => {
    const found = measure(minimal, [
      { appeal: cold, label: { category: "help", topic: "公共服务/供暖/温度不达标" } },
      { appeal: dry, label: { topic: "市容环卫" } },
      { appeal: nothing, label: { category: "complaint", topic: null } },
    ]);
    expect(found).toMatchObject({ appeals: 3, refused: 0, pack: minimal.pack });
    expect(found.accuracy.category.all).toEqual({ right: 1, of: 2 });
    expect(found.accuracy.topic.all).toEqual({ right: 2, of: 3 });
    expect(found.accuracy.lead.all).toEqual({ right: 0, of: 0 });
    for (const { all, clear, reviewed } of Object.values(found.accuracy))
      expect([clear.right + reviewed.right, clear.of + reviewed.of]).toEqual([all.right, all.of]);
  });

  test("what is safe to send is what has no review reason", () => {
    const labelled = [cold, dry, nothing].map((one) => ({ appeal: one, label: { category: "help" } }));
    const clear = [cold, dry, nothing].filter((one) => minimal.dispatch(one).review.length === 0);
    const { accuracy, clear: counted } = measure(minimal, labelled);
    expect(counted).toBe(clear.length);
    expect(accuracy.category.clear.of).toBe(clear.length);
  });

  test("a topic below the label is right, one above or beside it is not", () => {
    const of = (topic: string) => measure(minimal, [{ appeal: cold, label: { topic } }]).accuracy.topic.all;
    expect(of("公共服务").right).toBe(1);
    expect(of("公共服务/供暖").right).toBe(1);
    expect(of("公共服务/供水").right).toBe(0);
    const heating = appeal({ text: "暖气", ...at("990101001") });
    expect(
      measure(minimal, [{ appeal: heating, label: { topic: "公共服务/供暖/温度不达标" } }]).accuracy.topic
        .all,
    ).toEqual({ right: 0, of: 1 });
  });

  test("takes kinds and units by name, places for their governments, and any of several answers", () => {
    const { lead } = minimal.dispatch(cold).routing ?? {};
    const unit = minimal.unit(lead?.value as string);
    const right = (label: object) => measure(minimal, [{ appeal: cold, label }]).accuracy;
    expect(right({ category: "求助" }).category.all.right).toBe(1);
    expect(right({ category: ["投诉", "求助"] }).category.all.right).toBe(1);
    expect(right({ lead: unit?.name }).lead.all.right).toBe(1);
    expect(right({ lead: [null, lead?.value] }).lead.all.right).toBe(1);
    expect(right({ lead: null }).lead.all.right).toBe(0);
    const nowhere = appeal({ text: "你好", ...at("990101") });
    expect(minimal.dispatch(nowhere).routing?.lead?.value).toBe("990101");
    const district = measure(minimal, [{ appeal: nowhere, label: { lead: "东区" } }]);
    expect(district.accuracy.lead.all.right).toBe(1);
  });

  test("says what is taken for what, and by which words", () => {
    const { answers } = measure(minimal, [{ appeal: dry, label: { topic: "市容环卫" } }]);
    expect(answers.topic).toEqual([
      {
        expected: "市容环卫",
        actual: "公共服务/供水",
        right: false,
        count: 1,
        appeals: ["dry"],
        words: ["停水"],
      },
    ]);
  });

  test("keeps the score of each topic found in words, with its margin over the next", () => {
    const both = appeal({ id: "both", text: "停水了，暖气不热，垃圾", ...at("990101001") });
    const label = { topic: "公共服务/供暖" };
    const chosen = appeal({ id: "chosen", topic: "公共服务/供暖", ...at("990101001") });
    const { topics, separation } = measure(minimal, [
      { appeal: both, label },
      { appeal: dry, label },
      { appeal: chosen, label },
    ]);
    expect(topics).toEqual([
      { appeal: "both", score: 1.5, margin: 0.5, right: true },
      { appeal: "dry", score: 1, margin: 1, right: false },
    ]);
    expect([separation.score.auc, separation.margin.auc]).toEqual([1, 0]);
  });
});

describe("Measuring", () => {
  test.each([
    [{ appeal: dry, label: { category: "求助类" } }, "appeal/unknown-category", "/label/category"],
    [{ appeal: dry, label: { topic: "公共服务/供水水" } }, "appeal/unknown-topic", "/label/topic"],
    [{ appeal: dry, label: { lead: ["990101001", "某局"] } }, "appeal/unknown-unit", "/label/lead"],
    [{ appeal: dry, label: { leed: "990101001" } }, "schema/unknown-key", "/label/leed"],
    [{ appeal: { ...dry, topic: "供水" }, label: {} }, "appeal/unknown-topic", "/appeal/topic"],
    [{ label: {} }, "schema/missing-key", ""],
    [7, "schema/type", ""],
  ])("refuses %j and counts it", (input, code, pointer) => {
    const measuring = new Measuring(minimal);
    const [found] = measuring.take(input);
    expect(found).toMatchObject({ code, at: { pointer } });
    expect(measuring.result).toMatchObject({ appeals: 0, refused: 1 });
  });
});
