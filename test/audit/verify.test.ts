import { describe, expect, test } from "vitest";
import { compilePack } from "../../src/index.js";
import type { FileData } from "../../src/pack/files.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import { type Disagreement, type Verifier } from "../../src/audit/verify.js";
import type { EventType } from "../../src/facts/ticket-events.js";
import { openTicket } from "../../src/ticket/index.js";
import { appeal, at } from "../support/appeal.js";
import { type Changes, patchedFiles } from "../support/patched.js";
import { verifierOf } from "../support/verifier.js";

const street = "990101001";
const rubbish = appeal({ channel: "phone", title: "投诉垃圾", ...at(street) });

const idOf = (id: string) => `planted.${id}`;

/** Two rules to put in front of a list, and whether each holds for the appeal above. */
type Two = readonly { readonly id: "a" | "b"; readonly holds: boolean }[];
const one: Two = [
  { id: "a", holds: true },
  { id: "b", holds: false },
];
const other: Two = [
  { id: "a", holds: false },
  { id: "b", holds: true },
];
const both: Two = [
  { id: "a", holds: true },
  { id: "b", holds: true },
];
const swapped: Two = both.toReversed();

const given = (two: Two, fact = "channel", yes = "phone", no = "web") =>
  two.map(({ id, holds }) => ({
    id: idOf(id),
    title: "示例",
    basis: ["示例"],
    when: { fact, operator: "equal" as const, value: holds ? yes : no },
  }));
const deciding = <Then>(two: Two, then: Then) => given(two).map((rule) => ({ ...rule, then }));
const ofTicket = <Then>(two: Two, then: Then) =>
  given(two, "category", "complaint", "praise").map((rule) => ({ ...rule, then }));

type Plant = (two: Two) => Changes;

const topics = ["公共服务/供暖", "公共服务/供水", "市容环卫", ""];
const steps = ["resolve", "co-report", "report-in", "call-back"];

/** Every list that an appeal is asked of, with a way to put two rules in front of it. */
const ofAppeals: Readonly<Record<string, Plant>> = {
  classify: (two) => ({
    "classify.json": (file: FileData<"classify">) =>
      file.rules.unshift(...deciding(two, { category: "help" })),
  }),
  "classify.review": (two) => ({
    "classify.json": (file: FileData<"classify">) => void (file.review = given(two)),
  }),
  dispose: (two) => ({
    "dispose.json": (file: FileData<"dispose">) =>
      file.rules.unshift(...deciding(two, { disposition: "dispatch" as const })),
  }),
  "route.principles": (two) => ({
    "route.json": (file: FileData<"route">) =>
      void (file.principles = given(two).map((rule) => ({ ...rule, leads: {} }))),
  }),
  "route.boundary": (two) => ({
    "route.json": (file: FileData<"route">) =>
      file.boundary.unshift(...deciding(two, { lead: "first" as const })),
  }),
  ...Object.fromEntries(
    topics.map((topic): [string, Plant] => [
      `directory ${topic}`,
      (two) => ({
        "directory/all.json": (file: FileData<"directory">) =>
          file.rows.unshift(
            ...given(two).map(({ id, when, basis }) => ({
              id,
              topic,
              when,
              basis,
              lead: { level: "city" as const },
            })),
          ),
      }),
    ]),
  ),
  ...Object.fromEntries(
    steps.map((id): [string, Plant] => [
      `limits ${id}`,
      (two) => ({
        "limits.json": (file: FileData<"limits">) =>
          file.steps.find((step) => step.id === id)?.rules.unshift(...deciding(two, { limit: "limit.24h" })),
      }),
    ]),
  ),
  obligations: (two) => ({
    "responsibility.json": (file: FileData<"responsibility">) =>
      file.obligations.unshift(
        ...deciding(two, { for: "lead" as const, kind: "planted", text: "示例", to: "centre" as const }),
      ),
  }),
};

const inEvents =
  (type: EventType): Plant =>
  (two) => ({
    "responsibility.json": (file: FileData<"responsibility">) =>
      file.events?.[type]?.unshift(...ofTicket(two, { accept: true as const })),
  });

/** The lists that an event is asked of. */
const ofEvents: Readonly<Record<string, Plant>> = {
  "events sign": inEvents("sign"),
  "ticket.rates.exclude": (two) => ({
    "responsibility.json": (file: FileData<"responsibility">) =>
      file.ticket?.rates?.exclude.unshift(...ofTicket(two, { from: ["resolution" as const] })),
  }),
};

const folder = "fixtures/packs/good/ticket";
const filesWith = (changes: Changes): PackFiles => patchedFiles(changes, folder);

/** A verifier whose second engine reads other files than the pack was compiled from. */
const verifier = (compiled: Changes, second: Changes): Verifier =>
  verifierOf(compilePack(filesWith(compiled)), filesWith(second));

async function onEvent(compiled: Changes, second: Changes): Promise<Disagreement[] | undefined> {
  const dispatcher = compilePack(filesWith(compiled));
  const opened = openTicket(dispatcher.dispatch(rubbish), dispatcher);
  const sign = { id: "1", type: "sign", at: "2026-11-20T10:00:00+08:00", unit: street };
  return verifierOf(dispatcher, filesWith(second)).verifyEvent(opened.ok && opened.ticket, sign);
}

/** The disagreements with the planted rules alone, in the order they came in. */
const planted = (found: readonly Disagreement[] | undefined) =>
  found?.map(({ compiled, second, ...about }) => {
    const ours = [compiled, second].map((ids) => ids.filter((id) => id.startsWith(idOf(""))));
    expect(compiled.length).toBe(second.length);
    return [about, ...ours];
  });

const disagreements = [
  ["other rules hold, as many", one, other],
  ["the same rules hold in another order", both, swapped],
] as const;

describe.each(disagreements)("two engines for which %s", (_, compiled, second) => {
  const held = (two: Two) => two.filter(({ holds }) => holds).map(({ id }) => idOf(id));

  test.each(Object.entries(ofAppeals))("disagree on %s", async (list, plant) => {
    const found = await verifier(plant(compiled), plant(second)).verify(rubbish);
    expect(planted(found)).toEqual([[{ appealId: "1", list }, held(compiled), held(second)]]);
    expect(await verifier(plant(compiled), plant(compiled)).verify(rubbish)).toEqual([]);
  });

  test.each(Object.entries(ofEvents))("disagree on %s", async (list, plant) => {
    const found = await onEvent(plant(compiled), plant(second));
    expect(planted(found)).toEqual([[{ appealId: "1", event: "1", list }, held(compiled), held(second)]]);
    expect(await onEvent(plant(compiled), plant(compiled))).toEqual([]);
  });
});

test("every list an appeal is asked of has a disagreement here", () => {
  expect(verifier({}, {}).lists).toBe(Object.keys(ofAppeals).length);
});

describe("all of the rule language", () => {
  type When = NonNullable<FileData<"classify">["rules"][number]["when"]>;
  const text = (list: string): When => ({ mentions: list });
  /** Each holds of some appeal below, and does not of another. */
  const conditions: readonly When[] = [
    { scope: { clauses: 1, when: { all: [text("list.fire"), { not: text("list.drill") }] } } },
    { scope: { clauses: 2, when: { all: [text("list.fire"), text("list.drill")] } } },
    text("list.heat"),
    { fact: "permit.note", operator: "equal", value: "ＡＢＣ號" },
    { fact: "permit.parts", operator: "containsExactly", value: ["LIFT", "stairs"] },
    { fact: "permit.parts", operator: "contains", value: { fact: "permit.note" } },
    { fact: "permit.due", operator: "before", value: { fact: "received" } },
    { fact: "permit.due", operator: "inOfficeHours", value: ["09:00-12:00", "22:00-06:00"] },
    { fact: "received", operator: "onWorkday" },
    { signal: ["fire", "flood"] },
    { topic: "公共服务" },
  ];
  const all: PackFiles = {
    ...patchedFiles({
      "pack.json": (file: FileData<"pack">) => {
        Object.assign(file.facts, {
          "permit.due": { type: "instant", title: "应到时间" },
          "permit.parts": { type: "list", title: "许可事项" },
          "permit.note": { type: "string", title: "许可说明" },
        });
        Object.assign(file.signals, { flood: { title: "水情" } });
      },
      "classify.json": (file: FileData<"classify">) =>
        file.rules.unshift(
          ...conditions.map((when, index) => ({
            id: idOf(`when.${index}`),
            title: "示例",
            when,
            ...(index % 3 === 0 && { unless: text("list.drill") }),
            then: { category: "help" },
            basis: ["示例"],
          })),
        ),
    }),
    "variants.json": { from: "示例", characters: ["号號 热熱 气氣 灾災"] },
    "lists/all.json": {
      lists: [
        {
          id: "list.fire",
          title: "着火",
          words: ["着火", { word: "火災", notIn: ["火灾险"] }],
          negatedBy: "list.no",
        },
        { id: "list.no", title: "否定", words: [{ word: "不是", notIn: ["是不是"] }] },
        { id: "list.drill", title: "演习", words: ["演习"] },
        { id: "list.heat", title: "供热", words: ["暖", "热"], longest: true },
      ],
    },
  };
  const told: readonly object[] = [
    { text: "隔壁着火，快来", topic: "公共服务/供水", signals: ["fire"], facts: { "permit.note": "abc号" } },
    { text: "演习\n着火了", facts: { "permit.note": "abc号", "permit.parts": ["abc号"] } },
    {
      text: "不是着火，是饭糊了",
      facts: { "permit.parts": ["Stairs", "lift"], "permit.due": "2026-11-21T01:00" },
    },
    { text: "是不是着火了。買了火灾險", facts: { "permit.due": "2026-11-20T12:00" }, signals: ["flood"] },
    { text: "暖氣", title: "不熱" },
    { text: "屋裡熱得很" },
    { text: "火災。演习", receivedAt: "2026-11-22T09:30:00+08:00", facts: { "permit.parts": [] } },
    { facts: { "permit.due": "2026-11-19T23:00" } },
    {},
  ];

  test("is answered alike by both engines, each rule held by some appeal and not by another", async () => {
    const dispatcher = compilePack(all);
    const agreeing = verifierOf(dispatcher, all);
    for (const more of told) expect(await agreeing.verify(appeal(more)), JSON.stringify(more)).toEqual([]);
    for (const index of conditions.keys()) {
      // Turned round for the second engine alone, a rule parts the two on every appeal.
      const parting = verifierOf(dispatcher, { ...all, "classify.json": withTurned(index) });
      const found = await Promise.all(told.map((more) => parting.verify(appeal(more))));
      const held = found.map((list) => list?.[0]?.compiled.includes(idOf(`when.${index}`)));
      expect(new Set(held), JSON.stringify(conditions[index])).toEqual(new Set([true, false]));
    }
  });

  function withTurned(index: number): unknown {
    const file = structuredClone(all["classify.json"]) as FileData<"classify">;
    const rule = file.rules[index] as FileData<"classify">["rules"][number];
    const { unless, ...rest } = rule;
    const whole: When = unless ? { all: [rule.when as When, { not: unless }] } : (rule.when as When);
    file.rules[index] = { ...rest, when: { not: whole } };
    return file;
  }
});
