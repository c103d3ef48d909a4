import { describe, expect, test } from "vitest";
import { mergePacks, safeMergePacks } from "../../../src/pack/merge-packs.js";
import { compileFiles } from "../../../src/pack/compile.js";
import { pinOf } from "../../../src/pack/digest.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import { filesOf } from "../../support/packs.js";

const minimal = filesOf("fixtures/packs/good/minimal");
const over = (files: PackFiles, id = "over", below = ["minimal"]): PackFiles => ({
  ...files,
  "pack.json": {
    id,
    title: id,
    version: "1",
    extends: below.map((one) => ({ id: one })),
    ...(files["pack.json"] as object),
  },
});

interface Item {
  readonly id: string;
  readonly [key: string]: unknown;
}

const merge = (...layers: PackFiles[]) => mergePacks([minimal, ...layers]) as Record<string, never>;
const itemsOf = (files: PackFiles, file: string, key: string) =>
  (files[file] as Record<string, Item[]>)[key] as Item[];
const idsOf = (files: PackFiles, file: string, key: string) => itemsOf(files, file, key).map(({ id }) => id);
const found = (layers: readonly PackFiles[]) => {
  const result = safeMergePacks(layers);
  return result.ok ? [] : result.diagnostics.map(({ code, at, params }) => [code, at.layer, params["id"]]);
};

const limit = (id: string, more: object = {}) => ({
  id,
  title: id,
  amount: 1,
  unit: "hour",
  startsAt: "dispatched",
  firstDayCounts: true,
  endsAt: "instant",
  roll: "none",
  basis: ["示例"],
  ...more,
});
const rule = (id: string, more: object = {}) => ({
  id,
  title: id,
  when: { fact: "text", operator: "mentions", value: [id] },
  then: { category: "help" },
  basis: ["示例"],
  ...more,
});
const row = (id: string, topic: string, more: object = {}) => ({
  id,
  topic,
  when: { fact: "households", operator: "greaterThan", value: 3 },
  lead: { level: "district" },
  basis: ["示例"],
  ...more,
});

describe("a new entry", () => {
  const below = [
    "classify.emergency",
    "classify.chosen",
    "classify.guidance",
    "classify.complaint",
    "classify.help",
  ];

  test("comes last, first, before or after one that it names, else before what always holds, in the order written", () => {
    const rules = [
      rule("a"),
      rule("b", { layer: "first" }),
      rule("c", { layer: { before: "classify.guidance" } }),
      rule("d", { layer: { after: "classify.guidance" } }),
      rule("e", { layer: { after: "classify.guidance" } }),
      rule("f", { layer: { before: "classify.guidance" } }),
      rule("g", { layer: "first" }),
      rule("h", { layer: "last" }),
    ];
    expect(idsOf(merge(over({ "classify.json": { rules } })), "classify.json", "rules")).toEqual([
      "b",
      "g",
      "classify.emergency",
      "classify.chosen",
      "c",
      "f",
      "classify.guidance",
      "d",
      "e",
      "classify.complaint",
      "a",
      "classify.help",
      "h",
    ]);
  });

  test("may stand beside another that is new, in whatever order they are written", () => {
    const rules = [rule("b", { layer: { after: "a" } }), rule("a", { layer: { before: "classify.chosen" } })];
    expect(idsOf(merge(over({ "classify.json": { rules } })), "classify.json", "rules")).toEqual(
      below.toSpliced(1, 0, "a", "b"),
    );
  });

  test("does not keep what says where it goes", () => {
    const merged = merge(over({ "classify.json": { rules: [rule("a", { layer: "first" })] } }));
    expect(itemsOf(merged, "classify.json", "rules")[0]).toEqual(rule("a"));
  });

  test("of the directory competes with the rows of its topic, in whichever file they stand", () => {
    const merged = merge(
      over({
        "directory/a.json": { rows: [row("last.water", "公共服务/供水"), row("new.topic", "公共服务")] },
        "directory/z.json": { rows: [row("first.heating", "公共服务/供暖", { layer: "first" })] },
      }),
    );
    expect(idsOf(merged, "directory/all.json", "rows")).toEqual([
      "first.heating",
      "route.heating.central",
      "route.heating",
      "last.water",
      "route.water",
      "route.sanitation",
      "route.root",
    ]);
    expect(idsOf(merged, "directory/a.json", "rows")).toEqual(["new.topic"]);
  });

  test("has what its own file shares, and not what the file below does", () => {
    const shared = {
      ...minimal,
      "classify.json": { basis: ["《某市热线办法》第一条"], rules: [rule("below")] },
    };
    const layer = over({ "classify.json": { basis: ["《某市热线办法》第九条"], rules: [rule("above")] } });
    const merged = mergePacks([shared, layer]);
    expect(itemsOf(merged, "classify.json", "rules").map(({ basis }) => basis)).toEqual([
      ["《某市热线办法》第一条", "示例"],
      ["《某市热线办法》第九条", "示例"],
    ]);
    expect(merged["classify.json"]).not.toHaveProperty("basis");
  });
});

describe("an entry below", () => {
  const pin = pinOf(
    (minimal["limits.json"] as { limits: Item[] }).limits.find(({ id }) => id === "limit.7d"),
  );

  test("is replaced where it stands, changed in what is written, removed, or left", () => {
    const limits = [
      limit("limit.7d", { layer: { replaces: pin } }),
      { id: "limit.24h", layer: { changes: pinOf({ amount: 24 }) }, amount: 12 },
      { id: "limit.call-back", layer: "removes" },
    ];
    const merged = itemsOf(merge(over({ "limits.json": { limits } })), "limits.json", "limits");
    expect(merged.map(({ id, amount, title }) => [id, amount, title])).toEqual([
      ["limit.24h", 12, "24 小时"],
      ["limit.7d", 1, "limit.7d"],
      ["limit.3wd", 3, "3 个工作日"],
    ]);
  });

  test("may rest on something else without stating its text, and lose a key", () => {
    const limits = [{ id: "limit.24h", layer: "changes", basis: ["《某市热线办法》第九条"] }];
    const rows = [{ id: "route.water", layer: { changes: pinOf({ mode: "dual" }), without: ["mode"] } }];
    const merged = merge(over({ "limits.json": { limits }, "directory/x.json": { rows } }));
    expect(itemsOf(merged, "limits.json", "limits")[0]).toMatchObject({
      amount: 24,
      basis: ["《某市热线办法》第九条"],
    });
    expect(itemsOf(merged, "directory/all.json", "rows")[2]).not.toHaveProperty("mode");
  });

  test("may be the last of its file, or all that a file of the layer is about: no empty file is left", () => {
    const all = ["route.heating.central", "route.heating", "route.water", "route.sanitation"];
    const rows = [...all.map((id) => ({ id, layer: "removes" })), { id: "route.root", layer: "removes" }];
    const merged = merge(over({ "directory/x.json": { rows }, "units/x.json": { units: [] } }));
    expect(Object.keys(merged)).not.toContain("directory/x.json");
    expect(Object.keys(merged)).not.toContain("directory/all.json");
    const altered = { rows: [{ id: "route.root", layer: "changes", own: "x" }] };
    expect(compileFiles([minimal, over({ "directory/x.json": altered })]).diagnostics).toEqual([]);
  });

  test("is gone into where a layer says nothing but what is inside", () => {
    const steps = [
      { id: "resolve", rules: [rule("quick", { layer: "first", then: { limit: "limit.24h" } })] },
    ];
    const merged = itemsOf(merge(over({ "limits.json": { steps } })), "limits.json", "steps");
    expect(merged.map(({ id, rules }) => [id, (rules as Item[]).map((one) => one.id)])[0]).toEqual([
      "resolve",
      ["quick", "resolve.ordinary"],
    ]);
  });

  test("under a key of its own is changed as any other", () => {
    const layer = over({ "topics.json": { text: { layer: "changes", basis: ["《某市热线办法》第九条"] } } });
    expect((merge(layer)["topics.json"] as unknown as { text: object }).text).toEqual({
      id: "topic.text",
      title: "按文字识别事项",
      basis: ["《某市热线办法》第九条"],
    });
  });

  test("of a map is added to, changed and removed by its key", () => {
    const facts = {
      pets: { type: "number", title: "几只" },
      households: { layer: "removes" },
      "answer.ready": { layer: { changes: pinOf({ title: "可即时答复" }) }, title: "能马上答" },
    };
    const merged = merge(over({ "pack.json": { facts } }))["pack.json"] as unknown as {
      facts: Record<string, Item>;
    };
    expect(Object.keys(merged.facts)).toEqual(["heating.supplier", "answer.ready", "pets"]);
    expect(merged.facts["answer.ready"]).toEqual({ type: "boolean", title: "能马上答" });
  });
});

describe("topics", () => {
  const treeOf = (files: PackFiles) => (files["topics.json"] as { topics: object[] }).topics;

  test("get words, lose them and weigh them otherwise, and get topics of their own, by their names", () => {
    const topics = [
      {
        name: "公共服务",
        children: [
          {
            name: "供暖",
            words: { 地暖: 1, 暖气: 0.5, 供暖: { layer: "removes" } },
            children: [{ name: "管网", words: { 管网: 1 } }],
          },
          { name: "供水", layer: "removes" },
        ],
      },
    ];
    expect(treeOf(merge(over({ "topics.json": { topics } })))[0]).toEqual({
      name: "公共服务",
      words: {},
      children: [
        {
          name: "供暖",
          words: { 暖气: 0.5, 地暖: 1 },
          children: [
            { name: "温度不达标", words: { 不热: 0.5, 太冷: 0.5 } },
            { name: "管网", words: { 管网: 1 } },
          ],
        },
      ],
    });
  });

  test("called otherwise are so wherever their path is written, and the words of the text stay", () => {
    const below = over(
      {
        "classify.json": {
          rules: [
            rule("of.topic", {
              when: {
                any: [
                  { topic: ["公共服务/供暖", "市容环卫"] },
                  { fact: "chosen.topic", operator: "equal", value: "公共服务/供暖/温度不达标" },
                  { fact: "text", operator: "mentions", value: ["公共服务/供暖"] },
                ],
              },
            }),
          ],
        },
        "route.json": {
          principles: [
            {
              id: "p",
              title: "p",
              basis: ["示例"],
              leads: { "公共服务/供暖": { level: "city" }, 市容环卫: null },
            },
          ],
        },
      },
      "middle",
    );
    const layer = over(
      {
        "topics.json": {
          topics: [
            {
              name: "公共服务",
              children: [{ name: "取暖", layer: { renames: "供暖" }, words: { 取暖: 1 } }],
            },
          ],
        },
      },
      "over",
      ["minimal", "middle"],
    );
    const merged = merge(below, layer);
    const told = JSON.stringify(merged);
    expect(told.match(/公共服务\/取暖/g)).toHaveLength(5);
    expect(told.match(/公共服务\/供暖/g)).toHaveLength(1);
    expect(JSON.stringify(treeOf(merged))).toContain('"name":"取暖","words":{"暖气":1,"供暖":1,"取暖":1}');
    expect(compileFiles([minimal, below, layer]).diagnostics).toEqual([]);
  });
});

describe("bases", () => {
  test("become others by a table, of all files or those of one kind, each once", () => {
    const everywhere = merge(
      over({ "pack.json": { rebase: { "《某市热线办法》第三条": ["《某市热线办法》第五条"] } } }),
    );
    expect(JSON.stringify(everywhere)).not.toContain("第三条");
    const limits = {
      rebase: { "《某市热线办法》第五条": { own: "由本包设定" }, 示例: ["《某市热线办法》第六条"] },
    };
    const merged = merge(over({ "limits.json": limits }));
    expect(JSON.stringify(merged["limits.json"])).not.toContain("第五条");
    expect(itemsOf(merged, "limits.json", "limits")[0]).toMatchObject({ own: "由本包设定" });
    expect(JSON.stringify(merged["classify.json"])).toBe(JSON.stringify(minimal["classify.json"]));
    expect(merged["limits.json"]).not.toHaveProperty("rebase");
  });
});

describe("packs that do not fit", () => {
  const changed = (id: string, amount: number, below = ["minimal"]) =>
    over(
      { "limits.json": { limits: [{ id: "limit.24h", layer: { changes: pinOf({ amount: 24 }) }, amount }] } },
      id,
      below,
    );

  test("two that change one id are in conflict, unless one stands on the other", () => {
    const top = over({}, "top", ["minimal", "left", "right"]);
    expect(found([minimal, changed("left", 1), changed("right", 2), top])).toEqual([
      ["layer/conflict", "right", "limit.24h"],
      ["layer/changed-below", "right", "limit.24h"],
    ]);
    const onLeft = over(
      {
        "limits.json": { limits: [{ id: "limit.24h", layer: { changes: pinOf({ amount: 1 }) }, amount: 2 }] },
      },
      "right",
      ["minimal", "left"],
    );
    expect(found([minimal, changed("left", 1), onLeft, top])).toEqual([]);
  });

  test("what a layer removed and others still name is told with where it was removed", () => {
    const layer = over({ "limits.json": { limits: [{ id: "limit.24h", layer: "removes" }] } });
    const told = compileFiles([minimal, layer]).diagnostics;
    expect(told.map(({ code, at, related }) => [code, at.layer, at.file, related])).toEqual([
      [
        "directory/unknown-limit",
        "minimal",
        "directory/all.json",
        [{ layer: "over", file: "limits.json", pointer: "/limits/0/layer" }],
      ],
    ]);
  });

  test("every other way is told in the layer that says it", () => {
    const twice = found([minimal, over({}, "a"), over({}, "a", ["minimal", "a"])]);
    expect(twice).toEqual([["layer/twice", "a", "a"]]);
    expect(found([over({}, "a")])).toEqual([["layer/no-base", "a", "minimal"]]);
    const twoLeft = found([minimal, over({}, "a"), over({}, "b")]);
    expect(twoLeft).toEqual([["layer/not-extended", "b", "b"]]);
  });

  test("a verb that is none is told at its own place", () => {
    const layer = over({ "limits.json": { limits: [limit("limit.7d", { layer: "replace" })] } });
    expect(found([minimal, layer])).toEqual([["schema/value", "over", undefined]]);
  });

  test("a rule that is wrong is told in the layer that wrote it, on its own path", () => {
    const layer = over({
      "classify.json": { rules: [rule("a", { layer: "first", then: { category: "halp" } })] },
    });
    expect(compileFiles([minimal, layer]).diagnostics.map(({ code, at }) => [code, at])).toEqual([
      ["rule/unknown-category", { layer: "over", file: "classify.json", pointer: "/rules/0/then/category" }],
    ]);
  });
});

describe("the pack a decision names", () => {
  test("has every layer with version and digest; one that stands alone has none", () => {
    const alone = compileFiles(minimal);
    expect(alone.ok && alone.editions[0].pack.info).not.toHaveProperty("layers");
    const layer = over({ "pack.json": { version: "7" } });
    const both = compileFiles([minimal, layer]);
    const names = both.ok ? (both.editions[0].pack.info.layers ?? []) : [];
    expect(names.map(({ id, version }) => [id, version])).toEqual([
      ["minimal", "1"],
      ["over", "7"],
    ]);
    expect(names[0]?.digest).toBe(alone.ok && alone.editions[0].pack.info.digest);
    expect(both.ok && both.editions[0].pack.info).toMatchObject({ id: "over", version: "7" });
  });
});
