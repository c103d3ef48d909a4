import { describe, expect, test } from "vitest";
import { compileFiles } from "../../../src/pack/compile.js";
import { safeMergePacks } from "../../../src/pack/merge-packs.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import { overMinimal } from "../../support/layers.js";
import { filesOf } from "../../support/packs.js";

const minimal = filesOf("fixtures/packs/good/minimal");

type Entry = Readonly<Record<string, unknown>>;

/** The pack with more entries in one of its lists. */
function withEntries(file: string, key: string, entries: readonly Entry[], files = minimal): PackFiles {
  const content = files[file] as Record<string, readonly Entry[]>;
  return { ...files, [file]: { ...content, [key]: [...entries, ...(content[key] ?? [])] } };
}

const rule = (id: string, effective?: object): Entry => ({
  id,
  title: id,
  when: { mentions: [id] },
  then: { category: "complaint" },
  basis: ["示例"],
  ...(effective && { effective }),
});

const withRules = (...rules: Entry[]) => withEntries("classify.json", "rules", rules);

/** From which day each edition is, and which of the rules asked about it has. */
function editionsOf(files: PackFiles | readonly PackFiles[]) {
  const compiled = compileFiles(files);
  expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return compiled.editions.map(({ days, docs }) => [
    days.from,
    docs.docs.classify.flatMap((doc) => doc.value.rules.map(({ id }) => id)).filter((id) => /^r\d/.test(id)),
  ]);
}

const saidOf = (files: PackFiles | readonly PackFiles[]) =>
  compileFiles(files).diagnostics.map(({ code, at, params, during }) => ({ code, at, params, during }));

describe("the editions of a pack", () => {
  test("are one, of one whose entries say no days", () => {
    expect(editionsOf(withRules(rule("r1")))).toEqual([["2026-01-01", ["r1"]]]);
  });

  test("begin where an entry begins, and on the day after one ends", () => {
    const files = withRules(
      rule("r1", { to: "2026-06-30" }),
      rule("r2", { from: "2026-06-01", to: "2026-07-31" }),
      rule("r3", { from: "2027-01-01" }),
    );
    expect(editionsOf(files)).toEqual([
      ["2026-01-01", ["r1"]],
      ["2026-06-01", ["r1", "r2"]],
      ["2026-07-01", ["r2"]],
      ["2026-08-01", []],
      ["2027-01-01", ["r3"]],
    ]);
  });

  test("may last one day", () => {
    expect(editionsOf(withRules(rule("r1", { from: "2026-06-18", to: "2026-06-18" })))).toEqual([
      ["2026-01-01", []],
      ["2026-06-18", ["r1"]],
      ["2026-06-19", []],
    ]);
  });

  test("do not say what only its notes say on a day", () => {
    const noted = (note: string, effective: object) => ({ ...rule("r1", effective), note });
    const files = withRules(noted("旧", { to: "2026-06-30" }), noted("新", { from: "2026-07-01" }));
    expect(editionsOf(files)).toEqual([["2026-01-01", ["r1"]]]);
  });

  test("are the same when the pack is closed, and so is its digest", () => {
    const files = withRules(rule("r1", { from: "2027-01-01" }));
    const head = minimal["pack.json"] as object;
    const closed = {
      ...files,
      "pack.json": { ...head, effective: { from: "2026-01-01", to: "2026-12-31" } },
    };
    const digests = [files, closed].map((one) => {
      const compiled = compileFiles(one);
      return compiled.ok && compiled.editions.map(({ pack }) => pack.info);
    });
    expect(digests[0]).toHaveLength(2);
    expect(digests[1]).toEqual(digests[0]);
  });
});

describe("an entry of any kind may say its days", () => {
  const on = (file: string) => (files: PackFiles) =>
    compileFiles(files).editions.map(
      ({ docs }) =>
        Object.values(docs.docs)
          .flat()
          .find((doc) => doc.file === file)?.value,
    );
  const days = [{ to: "2026-06-30" }, { from: "2026-07-01" }];

  test("a limit, with another amount", () => {
    const { limits } = minimal["limits.json"] as { limits: Entry[] };
    const others = limits.filter(({ id }) => id !== "limit.7d");
    const own = limits.find(({ id }) => id === "limit.7d");
    const versions = [7, 5].map((amount, index) => ({ ...own, amount, effective: days[index] }));
    const content = { ...(minimal["limits.json"] as object), limits: [...others, ...versions] };
    const found = on("limits.json")({ ...minimal, "limits.json": content }) as { limits: Entry[] }[];
    expect(found.map((file) => file.limits.find(({ id }) => id === "limit.7d")?.["amount"])).toEqual([7, 5]);
    expect(found.map((file) => file.limits.length)).toEqual([limits.length, limits.length]);
  });

  test("a word of a topic, with another weight, or only for a while", () => {
    const topics = minimal["topics.json"] as { topics: { words: object }[] };
    const [first, ...rest] = topics.topics;
    const words = {
      ...first?.words,
      限行: [
        { value: 1, effective: days[0] },
        { value: 0.5, effective: days[1] },
      ],
      摇号: { value: 1, effective: days[1] },
    };
    const content = { ...topics, topics: [{ ...first, words }, ...rest] };
    const found = on("topics.json")({ ...minimal, "topics.json": content }) as (typeof topics)[];
    expect(found.map((file) => file.topics[0]?.words)).toEqual([
      { ...first?.words, 限行: 1 },
      { ...first?.words, 限行: 0.5, 摇号: 1 },
    ]);
  });

  test("a mere word of a list, and one with exceptions", () => {
    const words = [
      "火情",
      { word: "山火", effective: days[0] },
      { word: "着火", notIn: ["着火点"], effective: days[1] },
    ];
    const lists = { lists: [{ id: "list.fire", title: "火", words }] };
    const found = on("lists/fire.json")({ ...minimal, "lists/fire.json": lists });
    const [before, after] = (found as { lists: { words: unknown[] }[] }[]).map(
      (file) => file.lists[0]?.words,
    );
    expect(before).toEqual(["火情", "山火"]);
    expect(after).toEqual(["火情", { word: "着火", notIn: ["着火点"] }]);
  });

  test("a unit and what refers to it: a reference to one that is gone says on which days", () => {
    const units = [{ id: "enterprise:new", name: "新公司", kind: "enterprise", effective: days[1] }];
    const all = minimal["units/all.json"] as { units?: Entry[] };
    const withUnit = { ...minimal, "units/all.json": { ...all, units: [...(all.units ?? []), ...units] } };
    const row = {
      id: "directory.new",
      topic: "市容环卫",
      when: { mentions: ["新"] },
      lead: { unit: "enterprise:new" },
      basis: ["示例"],
    };
    const files = withEntries("directory/all.json", "rows", [row], withUnit);
    expect(saidOf(files)).toEqual([
      expect.objectContaining({
        code: "directory/unknown-unit",
        during: { from: "2026-01-01", to: "2026-06-30" },
      }),
    ]);
    const dated = withEntries("directory/all.json", "rows", [{ ...row, effective: days[1] }], withUnit);
    expect(saidOf(dated)).toEqual([]);
  });

  test("what stands under a key of its own: a signal, and a principle that changes", () => {
    const head = minimal["pack.json"] as { signals: object };
    const signals = { ...head.signals, flood: { title: "水情", effective: days[1] } };
    const route = minimal["route.json"] as { dual: Entry };
    const dual = days.map((effective, index) => ({ ...route.dual, title: `双派 ${index}`, effective }));
    const files = { ...minimal, "pack.json": { ...head, signals }, "route.json": { ...route, dual } };
    expect((on("pack.json")(files) as (typeof head)[]).map((file) => Object.keys(file.signals))).toEqual([
      ["fire"],
      ["fire", "flood"],
    ]);
    expect((on("route.json")(files) as (typeof route)[]).map((file) => file.dual["title"])).toEqual([
      "双派 0",
      "双派 1",
    ]);
  });
});

describe("what is wrong with days", () => {
  test("two of one name on one day; the rest is still checked, and nothing is said twice", () => {
    const files = withRules(rule("r1", { to: "2026-07-01" }), rule("r1", { from: "2026-07-01" }));
    expect(saidOf(files)).toEqual([
      expect.objectContaining({
        code: "time/overlap",
        params: { id: "r1", from: "2026-07-01", to: "2026-07-01" },
        at: expect.objectContaining({ pointer: "/rules/1/effective" }) as unknown,
      }),
    ]);
  });

  test("one that lies within another, and the next that begins before that one's end", () => {
    const files = withRules(
      rule("r1", { to: "2026-10-31" }),
      rule("r1", { from: "2026-03-01", to: "2026-04-30" }),
      rule("r1", { from: "2026-05-01", to: "2026-12-31" }),
    );
    expect(saidOf(files).map(({ code, params }) => [code, params])).toEqual([
      ["time/overlap", { id: "r1", from: "2026-03-01", to: "2026-04-30" }],
      ["time/overlap", { id: "r1", from: "2026-05-01", to: "2026-10-31" }],
    ]);
  });

  test("one of them without days is in force on all", () => {
    const files = withRules(rule("r1"), rule("r1", { from: "2026-07-01" }));
    expect(saidOf(files).map(({ code, params }) => [code, params])).toEqual([
      ["time/overlap", { id: "r1", from: "2026-07-01", to: "" }],
    ]);
  });

  test("days between two on which there is none", () => {
    const files = withRules(rule("r1", { to: "2026-06-30" }), rule("r1", { from: "2026-07-10" }));
    expect(saidOf(files).map(({ code, params }) => [code, params])).toEqual([
      ["time/gap", { id: "r1", from: "2026-07-01", to: "2026-07-09" }],
    ]);
  });

  test("days on none of which the pack is in force", () => {
    expect(
      saidOf(withRules(rule("r1", { to: "2025-12-31" }))).map(({ code, params }) => [code, params]),
    ).toEqual([["time/outside-pack", { from: "2026-01-01", to: "" }]]);
  });

  test.each([
    [{ from: "2026-07-01", to: "2026-06-30" }, "time/end-before-start", "/rules/0/effective/to"],
    [{ from: "2026-02-30" }, "schema/format", "/rules/0/effective/from"],
    [{ form: "2026-07-01" }, "schema/unknown-key", "/rules/0/effective/form"],
    [{}, "schema/missing-key", "/rules/0/effective"],
  ])("%j", (effective, code, pointer) => {
    expect(saidOf(withRules(rule("r1", effective))).map((one) => [one.code, one.at.pointer])).toEqual([
      [code, pointer],
    ]);
  });
});

describe("what is written wrongly is told as it would be without days", () => {
  const days = { effective: { from: "2026-03-01" } };
  const topics = minimal["topics.json"] as { topics: Entry[] };

  test.each([
    ["a rule without id", withRules({ ...rule("r1"), id: undefined, ...days }), "schema/missing-key"],
    ["a rule whose id is a number", withRules({ ...rule("r1"), id: 5, ...days }), "schema/type"],
    [
      "a word under another key",
      {
        ...minimal,
        "lists/a.json": { lists: [{ id: "list.a", title: "词", words: ["火", { wrod: "烟", ...days }] }] },
      },
      "schema/unknown-key",
    ],
    [
      "a word as if it were a weight",
      { ...minimal, "topics.json": { ...topics, ignored: [{ value: "丙丁", ...days }] } },
      "schema/type",
    ],
    ["nothing but days", { ...minimal, "topics.json": { ...topics, ignored: [days] } }, "schema/type"],
  ])("%s", (_, files, code) => {
    const data = JSON.parse(JSON.stringify(files)) as PackFiles;
    expect(saidOf(data).map((one) => one.code)).toContain(code);
  });
});

describe("an entry inside another is in force when both are", () => {
  const topics = minimal["topics.json"] as { topics: { name: string; words: object }[] };
  const [first, ...rest] = topics.topics;
  const withTopics = (...versions: object[]) => ({
    ...minimal,
    "topics.json": { ...topics, topics: [...versions, ...rest] },
  });

  test("so two versions of a topic may each have the same word", () => {
    const files = withTopics(
      {
        ...first,
        words: { 脏乱: { value: 1, effective: { from: "2026-03-01" } } },
        effective: { to: "2026-04-30" },
      },
      { ...first, words: { 脏乱: 1 }, effective: { from: "2026-05-01" } },
    );
    expect(saidOf(files)).toEqual([]);
    expect(compileFiles(files).editions.map(({ days: { from } }) => from)).toEqual([
      "2026-01-01",
      // In May the word is that of the other version, which is the same.
      "2026-03-01",
    ]);
  });
});

describe("packs that stand on each other", () => {
  test("a layer changes what is below from a day on", () => {
    const base = withRules(rule("r1"), rule("r2"));
    const above = overMinimal({
      "classify.json": {
        rules: [
          { id: "r1", layer: "removes", effective: { from: "2026-07-01" } },
          { ...rule("r3", { from: "2026-10-01" }), layer: { before: "r2" } },
        ],
      },
    });
    const expected = [
      ["2026-01-01", ["r1", "r2"]],
      ["2026-07-01", ["r2"]],
      ["2026-10-01", ["r3", "r2"]],
    ];
    expect(editionsOf([base, above])).toEqual(expected);
    const flat = safeMergePacks([base, above]);
    expect(flat.ok && editionsOf(flat.files)).toEqual(expected);
  });

  test("what a layer asks for needs to be below on some day on which it asks", () => {
    const base = withRules(rule("r1", { to: "2026-06-30" }));
    const removing = (effective?: object) =>
      overMinimal({
        "classify.json": { rules: [{ id: "r1", layer: "removes", ...(effective && { effective }) }] },
      });
    expect(editionsOf([base, removing()])).toEqual([["2026-01-01", []]]);
    expect(editionsOf([base, removing({ from: "2026-05-01" })])).toEqual([
      ["2026-01-01", ["r1"]],
      ["2026-05-01", []],
    ]);
    expect(
      saidOf([base, removing({ from: "2026-07-01" })]).map(({ code, during }) => [code, during]),
    ).toEqual([["layer/unknown-target", { from: "2026-07-01" }]]);
    const beside = overMinimal({ "classify.json": { rules: [{ ...rule("r2"), layer: { before: "r9" } }] } });
    expect(saidOf([minimal, beside]).map(({ code }) => code)).toEqual(["layer/unknown-target"]);
  });

  test("what a layer's file shares may be for rules that are there on some days", () => {
    const pilot = { ...rule("r1", { from: "2026-06-01" }), layer: "first", basis: undefined };
    const above = (rules: object[]) =>
      overMinimal({ "classify.json": JSON.parse(JSON.stringify({ basis: ["示例"], rules })) as object });
    expect(saidOf([minimal, above([pilot])])).toEqual([]);
    expect(saidOf([minimal, above([])]).map(({ code }) => code)).toEqual(["layer/not-shared"]);
  });

  test("a file that has nothing on some days is not there, merged into one or not", () => {
    const rows = [
      {
        id: "route.z",
        topic: "市容环卫",
        when: { mentions: ["z"] },
        lead: { level: "street" },
        basis: ["示例"],
      },
    ];
    const base = { ...minimal, "directory/z.json": { rows } };
    const above = overMinimal({
      "directory/z.json": {
        rows: [{ id: "route.z", layer: "removes", effective: { from: "2026-05-01", to: "2026-06-30" } }],
      },
    });
    const flat = safeMergePacks([base, above]);
    for (const files of [[base, above], flat.ok ? flat.files : {}]) {
      expect(saidOf(files).filter(({ code }) => code !== "time/gap")).toEqual([]);
      const rowsOf = compileFiles(files).editions.map(({ docs }) => docs.docs.directory.length);
      expect(rowsOf).toEqual([2, 1, 2]);
    }
  });

  test("what a layer has inside for a while has the digest it has merged into one", () => {
    const child = { name: "烟", words: { 黑烟: 1 }, effective: { from: "2026-05-01" } };
    const above = overMinimal({ "topics.json": { topics: [{ name: "市容环卫", children: [child] }] } });
    const flat = safeMergePacks([minimal, above]);
    const digests = [[minimal, above], flat.ok ? flat.files : {}].map((files) => {
      const compiled = compileFiles(files);
      return compiled.ok && compiled.editions.map(({ pack }) => [pack.info.digest, pack.info.digests]);
    });
    expect(digests[0]).toHaveLength(2);
    expect(digests[1]).toEqual(digests[0]);
  });

  test("one alone is merged as that", () => {
    const flat = safeMergePacks([minimal]);
    expect(flat.ok && (flat.files["pack.json"] as { layers: Entry[] }).layers.map(({ id }) => id)).toEqual([
      "minimal",
    ]);
  });
});
