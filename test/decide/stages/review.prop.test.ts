import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Appeal, Decision } from "../../../src/index.js";
import type { Condition } from "../../../src/condition/schema.js";
import { foldCondition, leavesOf, usedNames } from "../../../src/condition/walk.js";
import type { FileData } from "../../../src/pack/files.js";
import { appeal, at } from "../../support/appeal.js";
import { appeals as sampleAppeals } from "../../support/appeals.js";
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

/** Each is a danger only with the operator's signal that life or property is in danger. */
const hazards = ["有人受伤", "三楼有人受伤了，楼道里进不去", "井边有人落水的声音"] as const;

/** What the pack's own cases hold for dangerous, by themselves, and what a signal makes so. */
const emergencies: readonly (readonly [string, Partial<Appeal>])[] = [
  ...dangers.map(([text]) => [text, {}] as const),
  ...casesOf("rules/beijing/cases/danger.json").flatMap(({ id, appeal: { text } }) =>
    /\.(true|clause)\./.test(id) && typeof text === "string" ? [[text, {}] as const] : [],
  ),
  ...hazards.map((text) => [text, { signals: ["life-or-property-danger"] }] as const),
];

function casesOf(file: string): FileData<"cases">["cases"] {
  return (JSON.parse(readFileSync(file, "utf8")) as FileData<"cases">).cases;
}

const fileOf = <K extends "lists" | "conditions">(file: string) =>
  JSON.parse(readFileSync(`rules/cn/${file}`, "utf8")) as FileData<K>;
const { lists } = fileOf<"lists">("lists/emergency.json");
const named = new Map(fileOf<"conditions">("conditions.json").conditions.map(({ id, when }) => [id, when]));

/** The conditions that one rests on, itself among them. */
function restsOn(name: string): readonly Condition[] {
  const condition = named.get(name) as Condition;
  return [condition, ...usedNames(condition).flatMap(restsOn)];
}

/** Words of the lists that speak against a danger, or for another sense. */
const against = lists
  .flatMap(({ words }) => words)
  .flatMap((word) => (typeof word === "string" ? [word] : [word.word, ...word.notIn]));

/** What else may be written: everyday clauses, words of the pack, sample texts, anything. */
const further = (bite: (what: "of the pack") => void) =>
  fc.oneof(
    fc.array(mundane, { maxLength: 3 }).map((clauses) => clauses.join("，")),
    fc.array(fc.constantFrom(...against), { maxLength: 4 }).map((words) => {
      if (words.length > 0) bite("of the pack");
      return words.join("");
    }),
    fc.constantFrom(...sampleAppeals.map(({ text = "" }) => text)),
    fc.string({ unit: "grapheme" }),
  );

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
const mark = fc.constantFrom(
  "",
  "",
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

const isList = (value: unknown): value is { readonly list: string } =>
  typeof value === "object" && value !== null && "list" in value;
const unique = <T>(one: T, index: number, all: readonly T[]) => all.indexOf(one) === index;
const saysNot = (condition: Condition): boolean =>
  foldCondition(condition, {
    all: (parts) => parts.some(Boolean),
    any: (parts) => parts.some(Boolean),
    not: () => true,
    scope: (_, part) => part,
    named: () => false,
    leaf: () => false,
  });

interface Written {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly between: string;
}

/** Where in an appeal a danger stands, with something more before and after it. */
const written = {
  text: ({ before, text, after, between }: Written) => ({ text: [before, text, after].join(between) }),
  title: ({ before, text, after, between }: Written) => ({ title: [before, text, after].join(between) }),
  "end of the title": ({ before, text, after, between }: Written) => ({
    title: [before, text].join(between),
    text: after,
  }),
  "beginning of the text": ({ before, text, after, between }: Written) => ({
    title: before,
    text: [text, after].join(between),
  }),
};
const places = Object.keys(written) as (keyof typeof written)[];

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

  test("is seen by what is there alone: nothing that its flag rests on asks for what is not", () => {
    const rest = restsOn("danger.any");
    const asked = rest.flatMap(leavesOf);
    expect(rest.length).toBeGreaterThan(20);
    expect(rest.filter(saysNot)).toEqual([]);
    expect(asked.map(({ fact, operator }) => `${fact} ${operator}`).filter(unique)).toEqual([
      "text mentions",
      "signals contains",
    ]);
    const read = asked.flatMap(({ value }) => (isList(value) ? [value.list] : []));
    expect(lists.filter(({ id }) => read.includes(id)).length).toBeGreaterThan(20);
    expect(
      lists.filter(({ id, ...list }) => read.includes(id) && /notIn|negatedBy/.test(JSON.stringify(list))),
    ).toEqual([]);
  });

  test("stays transferred or flagged whatever is written before or after it, whatever the operator chose", () => {
    bites(
      {
        flagged: 200,
        transferred: 20,
        "in the title": 50,
        "glued on": 50,
        "of the pack": 50,
        "by a signal": 5,
      },
      (bite) =>
        fc.assert(
          fc.property(
            fc.constantFrom(...emergencies),
            further(bite),
            further(bite),
            mark,
            fc.option(fc.constantFrom("complaint", "help", "consultation"), { nil: undefined }),
            fc.constantFrom(...places),
            ([text, said], before, after, between, category, place) => {
              const whole = written[place]({ before, text, after, between });
              const decision = decide({ ...whole, ...said, ...(category && { category }) });
              expect(isTransferred(decision) || isFlagged(decision), JSON.stringify(whole)).toBe(true);
              bite(isTransferred(decision) ? "transferred" : "flagged");
              if (place !== "text") bite("in the title");
              if (said.signals) bite("by a signal");
              if (between === "") bite("glued on");
            },
          ),
          { numRuns: 1_000 },
        ),
    );
  });

  test.each([
    ["another clause", "厨房着火了，我要投诉物业"],
    ["a clause without a mark between", "厨房着火了我要投诉物业昨天就跟他们说过"],
    ["another matter before it", "另外想咨询公积金怎么提取。还有我们单元老人昏倒了叫不醒"],
  ])("is not taken away by %s", (_, text) => {
    const decision = decide({ text });
    expect(isTransferred(decision) || isFlagged(decision)).toBe(true);
  });

  test("that stands half in the title and half in the text is judged alike, whatever ends the title", () => {
    const halves = (title: string) => isFlagged(decide({ title, text: "困住了", category: "help" }));
    expect(isFlagged(decide({ text: "电梯里有个老人，困住了", category: "help" }))).toBe(true);
    expect(halves("电梯里有个老人")).toBe(halves("电梯里有个老人，停车收费太贵"));
  });

  test("is found in the title too", () => {
    expect(decide({ title: "厨房着火了", text: "物业不管" })).toMatchObject({
      disposition: { value: "transfer", hotline: "119" },
    });
    expect(isFlagged(decide({ title: "昨天厨房着火了", text: "物业不管", category: "help" }))).toBe(true);
  });
});

describe("a word of danger that says something else", () => {
  test.each([
    "老人被困扰得睡不着",
    "有人把剩汤剩菜倒在楼道里",
    "欠的征地款都是血汗换来的",
    "液化气罐没气了，换气站说要等三天",
    "我被电力公司多收了一个月电费",
    "施工队正在打人行道的砖",
    "群里的消息都爆炸了",
    "不是着火，是邻居做饭的烟",
  ])("transfers nothing: %s", (text) => {
    expect(isTransferred(decide({ text }))).toBe(false);
  });
});

describe("an emergency that nobody hears", () => {
  const text = "隔壁大爷晕倒了，怎么叫都不应";

  test.each(["web", "app", "WEB", "微博"])(
    "on %s is dispatched at once, and the line called first",
    (channel) => {
      const decision = decide({ text, channel });
      expect(decision).toMatchObject({
        category: { value: "emergency" },
        disposition: { value: "dispatch", hotline: "120" },
      });
      expect(decision.deadlines.find(({ step }) => step === "resolve")).toMatchObject({
        limit: "resolve-2h",
      });
      expect(decision.review).toContainEqual(
        expect.objectContaining({ code: "pack/review", rule: "review.call-first", hotline: "120" }),
      );
      expect(decision.obligations.map(({ value }) => value.kind)).toContain("call-line");
    },
  );

  test.each(["report", "complaint"])("keeps the kind %s that was chosen, and is as urgent", (category) => {
    const decision = decide({ text, channel: "web", category });
    expect(decision.category.value).toBe(category);
    expect(decision.confidential).toBe(category === "report");
    expect(decision.deadlines.find(({ step }) => step === "resolve")).toMatchObject({ limit: "resolve-2h" });
    expect(decision.review).toContainEqual(
      expect.objectContaining({ rule: "review.call-first", hotline: "120" }),
    );
    expect(decision.obligations.map(({ value }) => value.kind)).toContain("call-line");
  });

  test("keeps the kind chosen against a signal too, and what is kept secret with it", () => {
    const decision = decide({ text: "楼下在冒烟", channel: "web", category: "report", signals: ["fire"] });
    expect(decision).toMatchObject({ category: { value: "report" }, confidential: true });
    expect(decision.deadlines.find(({ step }) => step === "resolve")).toMatchObject({ limit: "resolve-2h" });
    expect(decision.obligations.map(({ value }) => value.kind)).toContain("call-line");
  });

  test.each<[string, Partial<Appeal>]>([
    ["praise is chosen", { category: "praise" }],
    ["guidance is chosen", { category: "guidance" }],
    [
      "a question that can be answered is chosen",
      { category: "consultation", facts: { "answer.ready": true } },
    ],
    ["the same was closed before", { category: "help", history: { same: "closed", newFacts: false } }],
    ["it is outside the duty of the hotline", { category: "complaint", signals: ["outside-duty"] }],
    ["it belongs in court", { category: "complaint", facts: { "statutory.channel": "litigation" } }],
    ["a unit of the state is meant", { category: "complaint", facts: { "state.owned": true } }],
  ])("is dispatched at once also where %s", (_, chosen) => {
    const decision = decide({ text, channel: "web", ...chosen });
    expect(decision).toMatchObject({
      category: { value: "emergency" },
      disposition: { value: "dispatch", hotline: "120" },
    });
    expect(decision.deadlines.find(({ step }) => step === "resolve")).toMatchObject({ limit: "resolve-2h" });
    expect(decision.obligations.map(({ value }) => value.kind)).toContain("call-line");
  });

  test.each([undefined, "phone", "电话"])(
    "is none on the channel %s: the caller is put through",
    (channel) => {
      const decision = decide({ text, ...(channel && { channel }) });
      expect(decision).toMatchObject({ disposition: { value: "transfer", hotline: "120" } });
      expect(decision.review.map(({ code }) => code)).toContain("transfer/by-text");
    },
  );
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
      review: [{ code: "transfer/by-text", hotline: "110" }, { code: "category/default" }],
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

  test("that sees a danger names the line to call, wherever in the text it looks", () => {
    const scope = { scope: { clauses: 1, when: absent.when } };
    const flagged = { code: "pack/review", rule: "review.where", title: "没有写楼号", hotline: "110" };
    expect(asked({ danger: "emergency" }, "3号楼，垃圾没人收")).toEqual([]);
    expect(asked({ danger: "emergency" }, "垃圾没人收")).toEqual([flagged]);
    expect(asked({ danger: "emergency", when: scope }, "3号楼，垃圾没人收")).toEqual([flagged]);
  });
});
