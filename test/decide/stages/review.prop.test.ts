import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Appeal, Decision } from "../../../src/index.js";
import type { Condition } from "../../../src/condition/schema.js";
import type { FileData } from "../../../src/pack/files.js";
import { appeal, at } from "../../support/appeal.js";
import { bites } from "../../support/bites.js";
import { beijing } from "../../support/packs.js";
import { patched } from "../../support/patched.js";

const flagRule = "review.possible-emergency";
const isFlagged = ({ review }: Decision) =>
  review.some((reason) => reason.code === "pack/review" && reason.rule === flagRule);
const isTransferred = ({ disposition }: Decision) => disposition.value === "transfer";
const decide = (more: Partial<Appeal>) => beijing.dispatch(appeal({ ...at("110105001"), ...more }));

/** Each by itself is transferred or flagged. */
const dangers = [
  ["厨房着火了", "119"],
  ["屋里全是煤气味，头很晕", "119"],
  ["电梯困住人了，里面有个孕妇喘不上气", "120"],
  ["老人在家门口晕倒了没有呼吸", "120"],
  ["有人持刀砍人", "110"],
  ["有人在撬我家的锁，我躲在卧室", "110"],
  ["四岁男孩在公园走丢了，找不着", "110"],
  ["刚才两车相撞，司机卡在车里出不来", "119"],
  ["水库有人溺水", "120"],
  ["我不想活了，就在楼顶", "110"],
] as const;

/** None has to do with danger; each has words that speak against one. */
const mundane = fc.constantFrom(
  "希望快点来人",
  "昨天就跟物业说过",
  "我要投诉物业不管",
  "另外想咨询公积金怎么提取",
  "小区停车收费太贵",
  "上个月的发票还没给我",
  "请问社保卡在哪里补办",
  "天天有人跳广场舞",
);
const clauses = fc.array(mundane, { maxLength: 4 });
const mark = fc.constantFrom(
  "，",
  "。",
  "；",
  "！",
  "\n\n",
  "\n1、",
  "\n",
  " ",
  "：",
  "、",
  "…",
  "——",
  "🔥",
  "”“",
  "（",
  "<br>",
  "-->",
);

describe("a danger in a text", () => {
  test.each(dangers)(
    "%s: by itself it is transferred or flagged, and the line to call is named",
    (text, line) => {
      const decision = decide({ text });
      expect(isTransferred(decision) || isFlagged(decision)).toBe(true);
      const lines = [
        decision.disposition.hotline,
        ...decision.review.map((reason) => ("hotline" in reason ? reason.hotline : null)),
      ];
      expect(lines).toContain(line);
    },
  );

  test("stays transferred or flagged whatever is written before or after it, whatever the operator chose", () => {
    // Most of these the rules for the whole text lose: what is tested is that clauses find them again.
    bites({ flagged: 200, transferred: 5 }, (bite) =>
      fc.assert(
        fc.property(
          fc.constantFrom(...dangers),
          clauses,
          clauses,
          mark,
          fc.option(fc.constantFrom("complaint", "help", "consultation"), { nil: undefined }),
          ([text], before, after, between, category) => {
            const decision = decide({
              text: [...before, text, ...after].join(between),
              ...(category && { category }),
            });
            expect(isTransferred(decision) || isFlagged(decision)).toBe(true);
            bite(isTransferred(decision) ? "transferred" : "flagged");
          },
        ),
        { numRuns: 400 },
      ),
    );
  });

  test("is found in the title too", () => {
    expect(isFlagged(decide({ title: "厨房着火了", text: "我要投诉物业，昨天就反映过" }))).toBe(true);
  });
});

describe("a transfer for the text alone", () => {
  const text = "我家着火了快来人";

  test("is never without a reason to look", () => {
    expect(decide({ text })).toMatchObject({
      disposition: { value: "transfer", hotline: "119" },
      review: [{ code: "transfer/by-text", hotline: "119" }],
    });
    fc.assert(
      fc.property(fc.constantFrom(...dangers), fc.array(mundane, { maxLength: 1 }), ([danger], more) => {
        const decision = decide({ text: [danger, ...more].join("，") });
        expect(isTransferred(decision) && decision.review.length === 0).toBe(false);
      }),
    );
  });

  test.each([
    ["a kind", { category: "complaint" }],
    ["a kind that is none of danger", { category: "praise" }],
    ["a topic", { topic: "公共安全/消防安全" }],
  ])("is not made where the operator chose %s: the flag names the line to call", (_, chosen) => {
    const decision = decide({ text, ...chosen });
    expect(isTransferred(decision)).toBe(false);
    if ("category" in chosen) expect(decision.category.value).toBe(chosen.category);
    expect(isFlagged(decision)).toBe(true);
    expect(decision.review).toContainEqual({
      code: "transfer/withheld",
      rule: "classify.emergency.fire",
      hotline: "119",
    });
    expect(decision.review).toContainEqual(
      expect.objectContaining({ code: "pack/review", rule: flagRule, hotline: "119" }),
    );
    expect(decision.trace.map(({ rule }) => rule)).toContain("classify.emergency.fire");
  });

  test.each([
    ["chose the kind", { category: "emergency" }],
    ["said so by a signal, against the kind chosen", { category: "complaint", signals: ["fire"] }],
    [
      "said that life is in danger, and the text how",
      { category: "complaint", signals: ["life-or-property-danger"] },
    ],
  ])("is none where the operator %s", (_, said) => {
    const decision = decide({ text, ...said });
    expect(isTransferred(decision)).toBe(true);
    expect(decision.review).toEqual([]);
  });

  const overruling = (when: Condition, text: string, more: Partial<Appeal> = {}) =>
    patched({
      "classify.json": (file: FileData<"classify">) =>
        file.rules.unshift({
          id: "classify.x",
          title: "x",
          when,
          then: { category: "emergency" },
          basis: ["示例"],
        }),
      "pack.json": (file: FileData<"pack">) =>
        void (file.facts["seen"] = { type: "boolean", title: "已核实" }),
    }).dispatch(appeal({ text, category: "help", ...more }));
  const mentions = { fact: "text", operator: "mentions" as const, value: ["救命"] };

  test.each<[string, Condition, string, Partial<Appeal>]>([
    [
      "a place read from the text",
      { fact: "divisions", operator: "within", value: "990101" },
      "东区救命",
      {},
    ],
    [
      "who appeals",
      { all: [mentions, { fact: "appellant.kind", operator: "equal", value: "person" }] },
      "救命",
      { appellant: { kind: "person" } },
    ],
    [
      "that something was chosen",
      { all: [mentions, { fact: "chosen.category", operator: "isPresent" }] },
      "救命",
      {},
    ],
  ])("is none the less for the text alone where the rule also reads %s", (_, when, text, more) => {
    expect(overruling(when, text, more).review).toContainEqual({
      code: "transfer/withheld",
      rule: "classify.x",
      hotline: "110",
    });
  });

  test("is not for the text alone where the rule also reads what was stated of the danger", () => {
    const seen = { all: [mentions, { fact: "seen", operator: "equal" as const, value: true }] };
    expect(overruling(seen, "救命", { facts: { seen: true } })).toMatchObject({
      category: { value: "emergency" },
      disposition: { value: "transfer" },
    });
  });

  test("is not made by a rule of disposal either", () => {
    const pack = patched({
      "dispose.json": (file: FileData<"dispose">) =>
        file.rules.unshift({
          id: "dispose.smoke",
          title: "冒烟",
          when: { fact: "text", operator: "mentions", value: ["冒烟"] },
          then: { disposition: "transfer", hotline: "110" },
          basis: ["示例"],
        }),
    });
    const [free, chosen] = [
      pack.dispatch(appeal({ text: "楼道冒烟" })),
      pack.dispatch(appeal({ text: "楼道冒烟", category: "complaint" })),
    ];
    expect(free).toMatchObject({
      disposition: { value: "transfer" },
      review: [
        { code: "transfer/by-text", hotline: "110" },
        { code: "topic/none" },
        { code: "category/default" },
      ],
    });
    expect(chosen).toMatchObject({ category: { value: "complaint" }, disposition: { value: "dispatch" } });
    expect(chosen.review).toContainEqual({
      code: "transfer/withheld",
      rule: "dispose.smoke",
      hotline: "110",
    });
  });
});

describe("a review rule of the pack", () => {
  const absent = {
    id: "review.where",
    title: "没有写楼号",
    when: { not: { fact: "text", operator: "mentions" as const, value: ["号楼"] } },
    basis: ["示例"],
  };
  const withRule = (more: object) =>
    patched({
      "classify.json": (file: FileData<"classify">) => void (file.review = [{ ...absent, ...more }]),
    });
  const asked = (more: object, text: string) =>
    withRule(more)
      .dispatch(appeal({ text }))
      .review.filter(({ code }) => code === "pack/review");

  test("is asked of the whole text alone", () => {
    expect(asked({}, "3号楼，垃圾没人收")).toEqual([]);
    expect(asked({}, "垃圾没人收")).toEqual([
      { code: "pack/review", rule: "review.where", title: "没有写楼号", hotline: null },
    ]);
  });

  test("that looks for danger is asked of each clause and each two neighbours, and no further", () => {
    expect(asked({ danger: "emergency" }, "3号楼，垃圾没人收")).toEqual([
      { code: "pack/review", rule: "review.where", title: "没有写楼号", hotline: "110" },
    ]);
    const both = {
      when: { fact: "text", operator: "mentionsAll" as const, value: ["垃圾", "号楼"] },
      danger: "emergency",
    };
    const far = {
      when: { all: [both.when, { not: { fact: "text", operator: "mentions" as const, value: ["没事"] } }] },
      danger: "emergency",
    };
    expect(asked(far, "3号楼，垃圾，没事")).toHaveLength(1);
    expect(asked(far, "3号楼，没事，垃圾")).toEqual([]);
    expect(asked(both, "3号楼，没事，垃圾")).toHaveLength(1);
  });
});
