import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countLimit } from "../../src/calendar/count-limit.js";
import { type LimitTerms, type Plan, planLimit } from "../../src/calendar/limit-plan.js";
import type { Deadline } from "../../src/decide/decision.js";
import { compilePack, packOf } from "../../src/decide/dispatcher.js";
import { explain } from "../../src/explain/explain.js";
import { renderStrip, stripDays, type Timed } from "../../src/explain/day-strip.js";
import { explainEn } from "../../src/explain/locales/en.js";
import { explainZhCn } from "../../src/explain/locales/zh-cn.js";
import { loadPack, readPackFiles } from "../../src/node.js";
import type { FileData } from "../../src/pack/files.js";
import { appealArbitrary } from "../../src/testing.js";
import type { Evidence } from "../../src/condition/evidence.js";
import type { Step } from "../../src/decide/trace.js";
import { bites } from "../support/bites.js";
import { beijing } from "../support/packs.js";
import { patched } from "../support/patched.js";

const dispatcher = loadPack("fixtures/packs/good/minimal");
const { calendar } = packOf(dispatcher);

const heating = dispatcher.dispatch({
  id: "A-1",
  receivedAt: "2026-11-20T09:30:00+08:00",
  title: "家里暖气不热，投诉",
  location: { divisions: ["990101001"] },
  facts: { "heating.supplier": "central" },
});

function planned(limit: LimitTerms & { readonly startsAt: string }) {
  return { startsAt: limit.startsAt, plan: planLimit(limit, calendar, []) as Plan };
}

describe("explain", () => {
  test("says what, how, who, when and what must be done, each with its rule", () => {
    const text = explain(heating, dispatcher);
    expect(text.slice(0, text.indexOf("\n保密\n"))).toMatchInlineSnapshot(`
      "诉求 A-1
      2026-11-20 09:30 受理

      是什么
        类型：投诉（complaint）〔classify.complaint〕
        事项：公共服务/供暖/温度不达标〔topic.text〕
          文字中的词：不热、暖气；得分：3；比下一事项高：3

      怎么处置
        派单〔category.complaint〕

      谁来办
        方式：直派〔route.direct〕
        主办：某市热力公司（enterprise:heating）〔route.heating.central〕
        协办：东区一街街道办事处（990101001）〔route.heating.central〕
        抄送：某市东区人民政府（990101）〔route.street-cc〕

      何时办
        办结反馈：某市热力公司（enterprise:heating），7 日〔resolve.ordinary → limit.7d〕
          2026-11-20 09:30 受理起算，2026-11-27 24:00 截止
          11/20 周五 受理(不计) · 11/21 周六 1 · … · 11/27 周五 7 截止 24:00
          算法：开始的当日不计入（《民法典》第二百零一条第一款）；最后一日 24 时截止（《民法典》第二百零三条第二款）
        协办反馈：东区一街街道办事处（990101001），3 个工作日〔co-report.ordinary → limit.3wd〕
          2026-11-20 09:30 派单起算，2026-11-25 24:00 截止
          11/20 周五 派单(不计) · 11/21 周六 ✗ · 11/22 周日 ✗ · 11/23 周一 1 · 11/24 周二 2 · 11/25 周三 3 截止 24:00
          算法：开始的当日不计入（《民法典》第二百零一条第一款）；只计工作日，放假调休按当年通知（《全国年节及纪念日放假办法》第七条）；最后一日 24 时截止（《民法典》第二百零三条第二款）
        回访：热线，期满后 2 个工作日〔call-back.after → limit.call-back〕
          2026-11-27 24:00 办结反馈期满起算，2026-12-01 24:00 截止
          11/27 周五 办结反馈期满(不计) · 11/28 周六 ✗ · 11/29 周日 ✗ · 11/30 周一 1 · 12/1 周二 2 截止 24:00
          算法：开始的当日不计入（《民法典》第二百零一条第一款）；只计工作日，放假调休按当年通知（《全国年节及纪念日放假办法》第七条）；最后一日 24 时截止（《民法典》第二百零三条第二款）

      要做什么
        某市热力公司（enterprise:heating）：及时联系诉求人，对诉求人〔oblige.contact〕
        东区一街街道办事处（990101001）：向主办单位反馈办理结果，对主办单位，2026-11-25 24:00 截止〔oblige.report〕
      "
    `);
  });

  test("shows a rule's condition in its own shape with what the facts were", () => {
    const text = explain(
      dispatcher.dispatch({ id: "A-2", receivedAt: "2026-11-20T09:30:00+08:00", text: "楼下着火了" }),
      dispatcher,
    );
    expect(text).toContain(
      [
        "  2. 处置 dispose.fire 火情转 119",
        "     ✓ 全部成立",
        "       ✓ 诉求类型（category）等于 紧急（emergency）（实际：紧急（emergency））",
        "       ✓ 命名条件 is.fire：任一成立",
        "         ✗ 信号（signals）包含 火情（fire）（实际：没有）",
        "         ✓ 标题和正文（text）提到所列词之一（实际：着火了）",
        "     依据：《某市热线办法》第二条",
      ].join("\n"),
    );
    expect(text).toContain("怎么处置\n  转接专线〔dispose.fire〕\n  转接：119 火警\n");
  });

  test("tells of a part that does not bear on the result in one line", () => {
    const leaf = (fact: string, result: boolean) => ({
      fact,
      operator: "isPresent",
      ...(result && { actual: "x" }),
      result,
    });
    const when: Evidence = {
      any: [
        { all: [leaf("title", false), leaf("address", true)], result: false },
        {
          condition: "is.fire",
          of: {
            all: [
              leaf("title", true),
              { not: { any: [leaf("channel", false)], result: false }, result: true },
            ],
            result: true,
          },
          result: true,
        },
      ],
      result: true,
    };
    const trace = [{ ...(heating.trace[0] as Step), when }];
    expect(explain({ ...heating, trace }, dispatcher)).toContain(
      [
        "     ✓ 任一成立",
        "       ✗ 全部成立（2 项）",
        "       ✓ 命名条件 is.fire：全部成立",
        "         ✓ 标题（title）有（实际：x）",
        "         ✓ 并非 任一成立",
        "           ✗ 渠道（channel）有（实际：没有）",
        "",
      ].join("\n"),
    );
  });

  test("names every rule of the trace once, in order, with all its basis", () => {
    const until = { to: "2028-01-01T00:00:00Z" };
    // The last has deadlines that wait for an event.
    const packs = [dispatcher, beijing, loadPack("fixtures/packs/good/every-place")];
    const appeals = fc
      .constantFrom(...packs)
      .chain((pack) => fc.tuple(fc.constant(pack), appealArbitrary(pack, until)));
    const langs = fc.constantFrom("zh-CN" as const, "en" as const);
    const least = {
      "a lead": 30,
      "a conference": 8,
      "no routing": 70,
      "a unit that recuses": 7,
      "a deadline": 120,
      "a provisional one": 30,
      "one that waits": 25,
      "a condition": 150,
      "a condition in another": 250,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(appeals, langs, ([pack, appeal], lang) => {
          const decision = pack.dispatch(appeal);
          const { routing, deadlines, trace } = decision;
          if (routing === null) bite("no routing");
          else bite(routing.lead ? "a lead" : "a conference");
          if (routing?.recused.length) bite("a unit that recuses");
          for (const { dueAt, provisional } of deadlines) {
            if (dueAt === null) bite("one that waits");
            else bite(provisional ? "a provisional one" : "a deadline");
          }
          for (const { when } of trace)
            if (when) bite("fact" in when ? "a condition" : "a condition in another");
          const before = JSON.stringify(decision);
          const lines = explain(decision, pack, { lang }).split("\n");
          const numbered = lines.flatMap((line) => /^ {2}\d+\. \S+ (\S+)/.exec(line)?.[1] ?? []);
          expect(numbered).toEqual(decision.trace.map((step) => step.rule));
          for (const step of decision.trace)
            for (const basis of step.basis) expect(lines.some((line) => line.includes(basis))).toBe(true);
          expect(lines.join("\n")).not.toMatch(/undefined|NaN|\[object/);
          expect(JSON.stringify(decision)).toBe(before);
        }),
        { numRuns: 300 },
      ),
    );
  });

  test("speaks English when asked, with the pack's own names as they are", () => {
    const text = explain(heating, dispatcher, { lang: "en" });
    expect(text).toContain(
      "Who\n  mode: direct [route.direct]\n  lead: 某市热力公司 (enterprise:heating) [route.heating.central]\n",
    );
    expect(text).toContain(
      "    11/20 Fri received (not counted) · 11/21 Sat 1 · … · 11/27 Fri 7 due 24:00\n",
    );
  });

  test("tells holidays and worked weekend days with the notice, and the units that recuse", () => {
    const appeal = {
      id: "A-3",
      receivedAt: "2026-09-30T10:00:00+08:00",
      title: "停水",
      location: { divisions: ["990101001"] },
      about: { units: ["990101:water"] },
    };
    const text = explain(dispatcher.dispatch(appeal), dispatcher);
    expect(text).toContain(
      "9/30 周三 派单(不计) · 10/1 周四–10/7 周三 ✗ 国庆节（示例〔2025〕1号） · 10/8 周四 1 · 10/9 周五 2 · 10/10 周六 调休上班（示例〔2025〕1号） 3 截止 24:00",
    );
    expect(text).toContain("回避：东区水务局（990101:water）〔route.recusal〕");
  });

  test("marks a deadline provisional, and says it in the review too", () => {
    const text = explain(
      dispatcher.dispatch({
        id: "A-4",
        receivedAt: "2026-12-29T10:00:00+08:00",
        title: "停水",
        location: { divisions: ["990101001"] },
      }),
      dispatcher,
    );
    expect(text).toContain("    ⚠ 暂定：");
    expect(text).toContain("  ⚠ 2027 年的放假安排尚未公布，截止时间是暂定的");
    expect(text).toContain("2027/1/1 周五 ✗ 元旦 · ");
  });

  test("says of a conference why, and that its limit waits for no unit yet", () => {
    const text = explain(
      dispatcher.dispatch({
        id: "A-5",
        receivedAt: "2026-11-20T10:00:00+08:00",
        title: "垃圾",
        appellant: { confidential: true },
      }),
      dispatcher,
    );
    expect(text).toContain(
      "  方式：派单前会商〔route.conference〕\n  会商原因：要按地点定主办单位，而地点不明〔route.conference〕\n",
    );
    expect(text).toContain("  办结反馈：主办单位（待会商），7 日");
    expect(text).toContain("保密\n  须保密：不得让被反映的单位看到诉求人\n");
  });

  test("says what a pending deadline waits for", () => {
    const pending: Deadline = {
      ...(heating.deadlines[0] as Deadline),
      startsAt: null,
      dueAt: null,
      lastDay: null,
      waitsFor: "accepted",
      skipped: [],
    };
    const named = patched({
      "limits.json": (file: FileData<"limits">) =>
        void (file.milestones = [{ id: "accepted", title: "受理" }]),
    });
    expect(explain({ ...heating, deadlines: [pending] }, named)).toContain("\n    待“受理”起算\n");
    expect(explain({ ...heating, deadlines: [{ ...pending, waitsFor: "signed" }] }, named)).toContain(
      "\n    待“签收”起算\n",
    );
    expect(explain({ ...heating, deadlines: [{ ...pending, waitsFor: "objected" }] }, named)).toContain(
      "\n    待“提出异议”起算\n",
    );
  });

  test("says what a built-in fact can be in words, and of a pack's own facts the value alone", () => {
    const leaf = (fact: string, value: string) => ({
      fact,
      operator: "equal",
      value,
      actual: value,
      result: true,
    });
    const when: Evidence = {
      all: [leaf("lead.kind", "street"), leaf("history.same", "none"), leaf("heating.supplier", "central")],
      result: true,
    };
    const [first] = heating.trace;
    const one = { ...heating, trace: [{ ...(first as Step), when }] };
    const zh = explain(one, dispatcher);
    expect(zh).toContain("（lead.kind）等于 街道、乡镇（street）（实际：街道、乡镇（street））\n");
    expect(zh).toContain("（history.same）等于 没有（none）（实际：没有（none））\n");
    expect(zh).toContain("（heating.supplier）等于 central（实际：central）\n");
    expect(explain(one, dispatcher, { lang: "en" })).toContain(
      "lead.kind equals a street or township (street) (actual: a street or township (street))\n",
    );
  });

  test.each([
    ["2026-11-21T10:00:00+08:00", "2026-11-21 10:00"],
    ["2026-11-20T23:30:15Z", "2026-11-21 07:30:15"],
    ["some day", "some day"],
  ])("tells of a release at %s as of other instants: %s", (at, told) => {
    const hold = {
      value: "about/none-named",
      by: heating.category.by,
      released: { by: "0231", at },
    } as const;
    const free = { ...heating, hold };
    expect(explain(free, dispatcher)).toContain(`\n  已由 0231 于 ${told} 核对放行〔`);
    expect(explain(free, dispatcher, { lang: "en" })).toContain(`\n  released by 0231 at ${told} [`);
  });

  test("warns when another version of the pack made the decision", () => {
    const files = { ...readPackFiles("fixtures/packs/good/minimal") };
    files["classify.json"] = (files["classify.json"] as string).replace("紧急事项", "紧急");
    const text = explain(heating, compilePack(files));
    expect(text).toContain(
      `规则包：minimal 1 sha256:${heating.pack.digest}\n⚠ 注意：这个结论由另一版规则包（minimal 1 sha256:`,
    );
    expect(explain(heating, dispatcher)).not.toContain("⚠ 注意");
  });

  test("is plain text without colours, ending in one newline", () => {
    expect(explain(heating, dispatcher)).toMatch(/[^\n]\n$/);
    expect(explain(heating, dispatcher)).not.toContain("\u001B");
  });
});

describe("the day strip", () => {
  const limits = fc.record({
    amount: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom("day" as const, "workday" as const, "workhour" as const),
    firstDayCounts: fc.boolean(),
    endsAt: fc.constantFrom("instant" as const, "end-of-day" as const),
    roll: fc.constantFrom("none" as const, "next-workday" as const),
    officeHours: fc.constantFrom(["09:00-12:00", "13:30-18:00"], ["22:00-06:00"], ["24/7"]),
    startsAt: fc.constantFrom("received", "due:resolve"),
  });
  const starts = fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 47 }))
    .map(([day, half]) => {
      const at = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000 + half * 1_800_000);
      return `${at.toISOString().slice(0, 19)}+08:00`;
    });

  test("read off a decision, its days are those the count lists", () => {
    const least = {
      workday: 8000,
      "make-up": 60,
      day: 7000,
      "first-day": 200,
      weekend: 3000,
      holiday: 600,
      closed: 25,
      "with a notice": 600,
      "from the day before": 40,
      "a year's turn": 25,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(limits, starts, (limit, startsAt) => {
          const counted = countLimit(limit, startsAt, calendar, {
            startedAtDayEnd: limit.startsAt.startsWith("due:"),
          });
          const deadline: Timed = {
            ...(heating.deadlines[0] as Timed),
            startsAt,
            dueAt: counted.dueAt,
            lastDay: counted.lastDay,
            skipped: counted.skipped,
          };
          const days = stripDays(deadline, planned(limit));
          const listed = [...counted.counted, ...counted.skipped].sort((a, b) => (a.date < b.date ? -1 : 1));
          for (const { reason, notice } of listed) {
            bite(reason as keyof typeof least);
            if (notice) bite("with a notice");
          }
          const [first, last] = [listed[0]!.date, counted.lastDay];
          if (first < startsAt.slice(0, 10)) bite("from the day before");
          if (first.slice(0, 4) < last.slice(0, 4)) bite("a year's turn");
          expect(days.map(({ date, reason, notice }) => ({ date, reason, notice }))).toEqual(
            listed.map(({ date, reason, notice }) => ({ date, reason, notice })),
          );
        }),
        { numRuns: 3000 },
      ),
    );
  });

  test("sums up a long stretch of plain days and keeps what is not plain", () => {
    const limit = {
      amount: 45,
      unit: "workday" as const,
      firstDayCounts: false,
      endsAt: "end-of-day" as const,
      roll: "none" as const,
      startsAt: "received",
    };
    const { dueAt, lastDay, skipped } = countLimit(limit, "2026-08-03T10:00:00+08:00", calendar);
    const deadline: Timed = {
      ...(heating.deadlines[0] as Timed),
      startsAt: "2026-08-03T10:00:00+08:00",
      dueAt,
      lastDay,
      skipped,
    };
    const days = stripDays(deadline, planned(limit));
    expect(renderStrip({ days, event: "受理", dueTime: "24:00" }, explainZhCn)).toBe(
      "8/3 周一 受理(不计) · 8/4 周二 1 · …计 36 日，周末 14 日 ✗… · 9/24 周四 38 · 9/25 周五 ✗ 中秋节（示例〔2025〕1号） · 9/26 周六 ✗ · 9/27 周日 ✗ · 9/28 周一 39 · 9/29 周二 40 · 9/30 周三 41 · 10/1 周四–10/7 周三 ✗ 国庆节（示例〔2025〕1号） · 10/8 周四 42 · 10/9 周五 43 · 10/10 周六 调休上班（示例〔2025〕1号） 44 · 10/11 周日 ✗ · 10/12 周一 45 截止 24:00",
    );
    expect(renderStrip({ days, event: "received", dueTime: "24:00" }, explainEn)).toContain(
      "… 36 days counted, 14 weekend days ✗ …",
    );
  });
});

test("every word of one language has its counterpart in the other", () => {
  const keys = (value: unknown, at = ""): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${at}.${key}`))
      : [at];
  expect(keys(explainEn)).toEqual(keys(explainZhCn));
});
