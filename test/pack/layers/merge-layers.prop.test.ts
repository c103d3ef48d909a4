import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileFiles, type CompileResult } from "../../../src/pack/compile.js";
import { pinOf } from "../../../src/pack/digest.js";
import { mergePacks } from "../../../src/pack/merge-packs.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import { beijingFiles, filesOf } from "../../support/packs.js";
import { readPackLayers } from "../../../src/node.js";

/** What decisions of a pack say of it, edition by edition. */
const infoOf = (compiled: CompileResult) =>
  compiled.ok ? compiled.editions.map(({ pack }) => pack.info) : [];

const minimal = filesOf("fixtures/packs/good/minimal");

interface Rule {
  readonly id: string;
  readonly title: string;
  readonly [key: string]: unknown;
}

const headOf = (id: string, below: readonly string[]) => ({
  id,
  title: id,
  version: "1",
  extends: below.map((one) => ({ id: one })),
});
const rule = (id: string, title: string): Rule => ({
  id,
  title,
  when: { fact: "text", operator: "mentions", value: [id] },
  then: { category: "help" },
  basis: ["示例"],
});

/** One thing that a layer may say; numbers choose among the rules there are. */
const edit = fc.record({
  does: fc.constantFrom("end", "first", "last", "before", "after", "replaces", "title", "basis", "removes"),
  at: fc.nat(20),
  title: fc.constantFrom("甲", "乙", "丙"),
});
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

interface Said {
  readonly does: Edit["does"];
  /** The rule as it is to be; of one that is removed as it was. */
  readonly rule: Rule;
  /** The neighbour of a new one. */
  readonly beside: string;
  /** What the layer writes. */
  readonly written: Record<string, unknown>;
}

/** What a layer says of a list: one thing of each rule, and no neighbour that it removes. */
function sayings(rules: readonly Rule[], edits: readonly Edit[], name: string): Said[] {
  const free = [...rules];
  const removed = edits.filter(({ does }) => does === "removes").length;
  const anchors = rules.slice(0, Math.max(1, rules.length - removed));
  return edits.flatMap(({ does, at, title }, index): Said[] => {
    const beside = anchors[at % anchors.length]?.id ?? "";
    const made = rule(`${name}.${index}`, title);
    if (does === "end") return [{ does, rule: made, beside, written: { ...made } }];
    if (does === "first" || does === "last")
      return [{ does, rule: made, beside, written: { ...made, layer: does } }];
    if (does === "before" || does === "after")
      return [{ does, rule: made, beside, written: { ...made, layer: { [does]: beside } } }];
    // What is removed is taken from the end of the list, where no anchor is.
    const old = does === "removes" && free.length > anchors.length ? free.pop() : free.shift();
    if (old === undefined || (does === "removes" && anchors.includes(old))) return [];
    const { id } = old;
    if (does === "removes") return [{ does, rule: old, beside, written: { id, layer: does } }];
    if (does === "replaces") {
      const other = rule(id, `${title}！`);
      return [{ does, rule: other, beside, written: { ...other, layer: { replaces: pinOf(old) } } }];
    }
    const change = does === "basis" ? { basis: ["《某市热线办法》第九条"] } : { title: `${title}？` };
    const layer = does === "basis" ? "changes" : { changes: pinOf({ title: old.title }) };
    return [{ does, rule: { ...old, ...change }, beside, written: { id, layer, ...change } }];
  });
}

/** The naive way: what is below first, then what is new, one after the other on a plain list. */
function naive(rules: readonly Rule[], said: readonly Said[]): Rule[] {
  let list = [...rules];
  const of = (...does: string[]) => said.filter((one) => does.includes(one.does));
  for (const { rule: now } of of("replaces", "title", "basis"))
    list = list.map((one) => (one.id === now.id ? now : one));
  for (const { rule: gone } of of("removes")) list = list.filter(({ id }) => id !== gone.id);
  for (const { does, rule: now } of of("end", "last")) {
    const closing = list.at(-1)?.["when"] === undefined ? list.slice(-1) : [];
    list =
      does === "end" ? [...list.slice(0, list.length - closing.length), now, ...closing] : [...list, now];
  }
  list = [...of("first").map((one) => one.rule), ...list];
  return list.flatMap((one) => [
    ...of("before").flatMap(({ beside, rule: now }) => (beside === one.id ? [now] : [])),
    one,
    ...of("after").flatMap(({ beside, rule: now }) => (beside === one.id ? [now] : [])),
  ]);
}

describe("laws of layers", () => {
  const rulesOf = (files: PackFiles) => (files["classify.json"] as { rules: Rule[] }).rules;

  test("three layers of random edits come to what a naive list comes to", () => {
    const did = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(fc.array(edit, { maxLength: 8 }), { minLength: 3, maxLength: 3 }), (layers) => {
        const stack: PackFiles[] = [minimal];
        const names = ["minimal"];
        let rules = rulesOf(minimal);
        layers.forEach((edits, index) => {
          const name = `l${index}`;
          const said = sayings(rules, edits, name);
          rules = naive(rules, said);
          stack.push({
            "pack.json": headOf(name, names),
            "classify.json": { rules: said.map(({ written }) => written) },
          });
          names.push(name);
          for (const { does } of said) did.set(does, (did.get(does) ?? 0) + 1);
        });
        expect(rulesOf(mergePacks(stack))).toEqual(rules);
      }),
      { numRuns: 500 },
    );
    expect([...did.values()].filter((times) => times > 100)).toHaveLength(9);
  });

  test("to add and to remove again in the layer above is to do nothing", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const said = sayings(rulesOf(minimal), edits, "a").filter(({ rule: { id } }) => id.startsWith("a."));
        const adding = {
          "pack.json": headOf("a", ["minimal"]),
          "classify.json": { rules: said.map(({ written }) => written) },
        };
        const gone = said.map(({ rule: { id } }) => ({ id, layer: "removes" }));
        const removing = { "pack.json": headOf("b", ["minimal", "a"]), "classify.json": { rules: gone } };
        expect(rulesOf(mergePacks([minimal, adding, removing]))).toEqual(rulesOf(minimal));
      }),
    );
  });

  test("neither the order of a pack's files nor of an object's keys matters", () => {
    const layers = readPackLayers("rules/beijing-2019");
    const merged = JSON.stringify(compileFiles(layers).diagnostics);
    const turned = layers.map((files) => Object.fromEntries(Object.entries(files).toReversed()));
    expect(mergePacks(turned)).toEqual(mergePacks(layers));
    expect(JSON.stringify(compileFiles(turned).diagnostics)).toBe(merged);
  });
});

describe.each(["beijing", "beijing-2019", "beijing-yanqing"])("the stack of %s", (name) => {
  const layers = readPackLayers(`rules/${name}`);

  test("compiles to what its files compile to once they are merged", () => {
    const stack = compileFiles(layers);
    const flat = compileFiles(mergePacks(layers));
    const info = infoOf(stack);
    expect(info).toEqual(infoOf(flat));
    expect(info[0]?.layers?.map(({ id }) => id)).toEqual(
      ["cn", "beijing", ...(name === "beijing" ? [] : [name])].slice(0, layers.length),
    );
    const rows = (compiled: CompileResult) =>
      compiled.editions.map(({ docs }) => docs.docs.directory.map(({ value }) => value));
    expect(rows(stack)).toEqual(rows(flat));
  });

  test("may have its lower layers merged before the topmost is laid on them", () => {
    const below = mergePacks(layers.slice(0, -1));
    const { "pack.json": _, ...files } = mergePacks([below, layers.at(-1) as PackFiles]);
    const { "pack.json": __, ...whole } = mergePacks(layers);
    expect(files).toEqual(whole);
  });
});

test("a pack that stands alone is read as it is written", () => {
  expect(mergePacks([minimal])["classify.json"]).toEqual(minimal["classify.json"]);
  expect(beijingFiles["pack.json"]).toMatchObject({ id: "beijing" });
});
