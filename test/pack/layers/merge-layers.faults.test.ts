import { describe, expect, test } from "vitest";
import { acceptLayers, layerChanges } from "../../../src/editor/index.js";
import { compileFiles } from "../../../src/pack/compile.js";
import { pinOf } from "../../../src/pack/digest.js";
import { mergePacks, safeMergePacks } from "../../../src/pack/merge-packs.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import { filesOf } from "../../support/packs.js";

const minimal = filesOf("fixtures/packs/good/minimal");
const headOf = (id: string, below: readonly string[]) => ({
  id,
  title: id,
  version: "1",
  extends: below.map((one) => ({ id: one })),
});
const over = (files: PackFiles, id = "over", below = ["minimal"]): PackFiles => ({
  "pack.json": headOf(id, below),
  ...files,
});
const told = (...layers: PackFiles[]) =>
  compileFiles([minimal, ...layers]).diagnostics.map(
    ({ code, at }) => `${code} ${at.layer}/${at.file}${at.pointer}`,
  );
const topicsOf = (files: PackFiles) => (files["topics.json"] as { topics: { name: string }[] }).topics;

describe("what is no collection is told, and not passed over", () => {
  test.each([
    ["classify.json", { rules: null }],
    ["classify.json", { rules: "removes" }],
    ["directory/x.json", { rows: null }],
    ["pack.json", { ...headOf("over", ["minimal"]), facts: [] }],
    ["topics.json", { topics: { layer: {} } }],
  ])("%s %j", (file, data) => {
    expect(told(over({ [file]: data })).map((line) => line.split(" ")[0])).toEqual(["schema/type"]);
  });

  test.each([{ data: 5 }, { data: [] }, { data: true }, { data: null }, { data: "5" }])(
    "a file that is $data",
    ({ data }) => {
      expect(told(over({ "classify.json": data }))).toEqual([
        expect.stringMatching(/^(schema\/type|json\/)/),
      ]);
    },
  );

  test.each(["constructor", "toString", "hasOwnProperty"])("a key that every object has: %s", (key) => {
    expect(told(over({ "categories.json": { [key]: 1 } }))).toEqual([
      `schema/unknown-key over/categories.json/${key}`,
    ]);
  });

  test("nor does looking at what a layer changes fail on it", () => {
    for (const data of [{ categories: 5 }, { categories: { a: 1 } }, 5])
      expect(() => layerChanges([minimal, over({ "categories.json": data })])).not.toThrow(TypeError);
  });
});

describe("what takes no effect is told", () => {
  test("a basis or condition beside no new rule", () => {
    const step = { id: "resolve", basis: ["示例"], rules: [] };
    expect(told(over({ "limits.json": { steps: [step] } }))).toEqual([
      "layer/not-shared over/limits.json/steps/0/basis",
    ]);
    const file = { basis: ["示例"], rules: [{ id: "classify.help", layer: "changes", own: "x" }] };
    expect(told(over({ "classify.json": file }))).toEqual(["layer/not-shared over/classify.json/basis"]);
  });

  test("a name given to what is no topic, or beside something else", () => {
    const rules = [{ id: "x", layer: { renames: "classify.help" }, title: "x", then: { category: "help" } }];
    expect(told(over({ "classify.json": { rules } }))).toEqual([
      "schema/value over/classify.json/rules/0/layer",
    ]);
    const topics = [{ name: "环卫", layer: { renames: "市容环卫" }, category: "help" }];
    expect(told(over({ "topics.json": { topics } }))).toContain(
      "schema/unknown-key over/topics.json/topics/0/category",
    );
  });

  test("anything beside a removal, and taking out what is not there, or what names the entry", () => {
    const limits = [
      { id: "limit.24h", layer: "removes", amount: 3 },
      { id: "limit.7d", layer: { without: ["offisHours"] } },
      { id: "limit.3wd", layer: { without: ["id"] } },
    ];
    expect(told(over({ "limits.json": { limits } }))).toEqual([
      "schema/unknown-key over/limits.json/limits/0/amount",
      "layer/unknown-target over/limits.json/limits/1/layer",
      "layer/unknown-target over/limits.json/limits/2/layer",
    ]);
  });

  test("a verb for a mere word, and an empty one", () => {
    const topics = [{ name: "市容环卫", words: { 垃圾: { layer: "changes" } } }];
    expect(told(over({ "topics.json": { topics } }))).toEqual([
      "schema/value over/topics.json/topics/0/words/垃圾/layer",
    ]);
    expect(told(over({ "limits.json": { limits: [{ id: "limit.24h", layer: {} }] } }))).not.toEqual([]);
  });

  test("a name as a mere text, an entry without its name", () => {
    expect(told(over({ "topics.json": { topics: ["公共服务"] } })).join()).toContain(
      "schema/type over/topics.json",
    );
    expect(told(over({ "limits.json": { limits: [{ layer: "removes" }] } }))).toEqual([
      "schema/missing-key over/limits.json/limits/0/layer",
    ]);
  });

  test("a step, list or topic to go into that is not there", () => {
    const found = (files: PackFiles) =>
      compileFiles([minimal, over(files)]).diagnostics.map(({ code, params }) => [code, params["meant"]]);
    expect(found({ "limits.json": { steps: [{ id: "resolv", rules: [] }] } })).toEqual([
      ["layer/unknown-target", "resolve"],
    ]);
    const topics = [{ name: "公共服物", children: [{ name: "地热", words: { 地热: 1 } }] }];
    expect(found({ "topics.json": { topics } })).toEqual([["layer/unknown-target", "公共服务"]]);
  });

  test("a pack in the middle that does not say which it is", () => {
    expect(told({ "classify.json": { rules: [] } }, over({}))).toContain("pack/missing-file 2/pack.json");
    expect(told({ "pack.json": { extends: [{ id: "minimal" }] } })).toContain(
      "schema/missing-key 2/pack.json",
    );
    for (const nothing of [{ "pack.json": null }, { "pack.json": 5 }, null, 5] as never[])
      expect(told(nothing)).not.toEqual([]);
  });
});

describe("topics", () => {
  test("may change names with each other, and carry those below along", () => {
    const swap = [
      {
        name: "市容环卫",
        layer: { renames: "公共服务" },
        children: [{ name: "取暖", layer: { renames: "供暖" } }],
      },
      { name: "公共服务", layer: { renames: "市容环卫" } },
    ];
    const merged = mergePacks([minimal, over({ "topics.json": { topics: swap } })]);
    const rows = (merged["directory/all.json"] as { rows: { topic: string }[] }).rows;
    expect(rows.map(({ topic }) => topic)).toEqual([
      "市容环卫/取暖",
      "市容环卫/取暖",
      "市容环卫/供水",
      "公共服务",
      "",
    ]);
    expect(topicsOf(merged).map(({ name }) => name)).toEqual(["市容环卫", "公共服务"]);
  });

  test("that a layer below removed or renamed are not made anew by a layer that still names them", () => {
    const words = over({ "topics.json": { topics: [{ name: "市容环卫", words: { 脏乱: 1 } }] } }, "b", [
      "minimal",
      "a",
    ]);
    for (const edit of [
      { name: "市容环卫", layer: "removes" },
      { name: "环卫", layer: { renames: "市容环卫" } },
    ]) {
      const a = over({ "topics.json": { topics: [edit] } }, "a");
      expect(told(a, words)).toContain("layer/unknown-target b/topics.json/topics/0/name");
    }
  });
});

describe("two layers that do not stand on each other", () => {
  const sides = (one: object, other: object, file = "topics.json") => {
    const top = over({}, "top", ["minimal", "a", "b"]);
    const [a, b] = [over({ [file]: one }, "a"), over({ [file]: other }, "b")];
    return [
      [minimal, a, b, top],
      [minimal, b, a, top],
    ].map((stack) => {
      const result = safeMergePacks(stack);
      return result.ok ? [] : result.diagnostics.map(({ code }) => code);
    });
  };
  const removed = { topics: [{ name: "市容环卫", layer: "removes" }] };
  const inside = { topics: [{ name: "市容环卫", words: { 脏乱: 1 } }] };

  test.each([
    ["one removes what the other goes into", removed, inside, "topics.json"],
    [
      "one renames what the other goes into",
      { topics: [{ name: "环卫", layer: { renames: "市容环卫" } }] },
      inside,
      "topics.json",
    ],
    [
      "both set what is not below",
      { rowBasis: { city: ["示例"] } },
      { rowBasis: { city: ["示例：乙"] } },
      "route.json",
    ],
  ])("are told that %s, whichever comes first", (_, one, other, file) => {
    for (const codes of sides(one, other, file))
      expect(codes.some((code) => code === "layer/conflict" || code === "layer/unknown-target")).toBe(true);
  });

  test("may each do something of their own", () => {
    expect(sides(inside, { topics: [{ name: "公共服务", words: { 服务: 1 } }] })).toEqual([[], []]);
  });
});

describe("rules under a key of their own", () => {
  test("are removed where they need not be", () => {
    const named = { id: "route.named", title: "转给所说的", when: { category: "praise" }, basis: ["示例"] };
    const below = over({ "route.json": { named } }, "a");
    const merged = mergePacks([
      minimal,
      below,
      over({ "route.json": { named: { layer: "removes" } } }, "b", ["minimal", "a"]),
    ]);
    expect(merged["route.json"]).not.toHaveProperty("named");
  });
});

test("bases of whole sorts of rows are others by a table too", () => {
  const below = over({ "route.json": { rowBasis: { street: ["《某市热线办法》第八条"] } } }, "a");
  const rebase = { "《某市热线办法》第八条": ["《某市热线办法》第九条"] };
  const above = over({ "route.json": { rebase } }, "b", ["minimal", "a"]);
  expect(mergePacks([minimal, below, above])["route.json"]).toMatchObject({
    rowBasis: { street: ["《某市热线办法》第九条"] },
  });
});

test("thousands of new entries, words and chains are put in their places", () => {
  const many = Array.from({ length: 4000 }, (_, index) => `n${index}`);
  const words = Object.fromEntries(many.map((word) => [`词${word}`, 1]));
  const rules = many.map((id, index) => ({
    id,
    layer: { after: index === 0 ? "classify.emergency" : many[index - 1] },
  }));
  const rows = many.map((id) => ({ id, topic: "公共服务/供水", when: { signal: "fire" } }));
  const merged = mergePacks([
    minimal,
    over({
      "classify.json": { rules },
      "topics.json": { topics: [{ name: "市容环卫", words }] },
      "directory/many.json": { rows },
    }),
  ]);
  const ids = (file: string, key: string) =>
    (merged[file] as Record<string, { id: string }[]>)[key]?.map(({ id }) => id);
  expect(ids("classify.json", "rules")?.slice(0, 4001)).toEqual(["classify.emergency", ...many]);
  expect(ids("directory/all.json", "rows")?.slice(2, 4003)).toEqual([...many, "route.water"]);
});

test("what was accepted says so, in a file with a mark of its encoding too", () => {
  const limits = '\uFEFF{ "limits": [{ "id": "limit.24h", "layer": "changes", "amount": 12 }] }';
  const { files, accepted } = acceptLayers([minimal, over({ "limits.json": limits })]);
  expect(accepted).toHaveLength(1);
  expect(files["limits.json"]).toBe(
    `{ "limits": [{ "id": "limit.24h", "layer": { "changes": "${pinOf({ amount: 24 })}" }, "amount": 12 }] }`,
  );
});
