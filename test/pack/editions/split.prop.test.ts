import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.js";
import { compileFiles, type CompileResult } from "../../../src/pack/compile.js";
import { mergePacks } from "../../../src/pack/merge-packs.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import { overMinimal } from "../../support/layers.js";
import { filesOf } from "../../support/packs.js";

const minimal = filesOf("fixtures/packs/good/minimal");

interface Days {
  readonly from?: string;
  readonly to?: string;
}

const firstOf = (month: number) => `2026-${String(month).padStart(2, "0")}-01`;
const lastOf = (month: number) => `2026-${String(month).padStart(2, "0")}-28`;
const month = fc.integer({ min: 1, max: 12 });
const days: fc.Arbitrary<Days> = fc.oneof(
  month.map((one) => ({ from: firstOf(one) })),
  month.map((one) => ({ to: lastOf(one) })),
  fc.tuple(month, month).map(([one, other]) => ({
    from: firstOf(Math.min(one, other)),
    to: lastOf(Math.max(one, other)),
  })),
);
const maybeDays = fc.option(days, { nil: undefined });
const name = fc.constantFrom("r1", "r2", "r3", "r4");
const verb = fc.constantFrom("first", "replaces", "removes", "changes", undefined);

const dated = (entry: object, effective: Days | undefined) => (effective ? { ...entry, effective } : entry);

/** Rules, some of them on some days; a layer may do something to one below. */
const rule = fc.record({ name, effective: maybeDays, layer: verb, text: fc.constantFrom("甲", "乙") });

/** What stands under a key: one for good, one for a while, or two one after the other. */
const weight = fc.constantFrom(1, 0.5, 0.25);
const weights = fc.oneof(
  weight,
  fc.record({ value: weight, effective: days }),
  fc.tuple(weight, weight, month).map(([one, other, at]) => [
    { value: one, effective: { to: lastOf(at) } },
    { value: other, effective: { from: firstOf(at + 1 > 12 ? 12 : at + 1) } },
  ]),
);

const said = fc.record({
  rules: fc.uniqueArray(rule, { selector: (one) => one.name, maxLength: 4 }),
  words: fc.dictionary(fc.constantFrom("限行", "摇号", "尾号"), weights),
  listed: fc.uniqueArray(fc.record({ word: fc.constantFrom("甲乙", "丙丁"), effective: days }), {
    selector: ({ word }) => word,
  }),
});
type Said = typeof said extends fc.Arbitrary<infer One> ? One : never;

function filesSaying({ rules, words, listed }: Said, isLayer: boolean) {
  return {
    rules: rules.map(({ name: id, effective, layer, text }) => {
      const whole = {
        id,
        title: text,
        when: { mentions: [id] },
        then: { category: "complaint" },
        basis: ["示例"],
      };
      if (!isLayer || layer === undefined) return dated(whole, effective);
      if (layer === "removes") return dated({ id, layer }, effective);
      return dated(layer === "changes" ? { id, title: text, layer } : { ...whole, layer }, effective);
    }),
    topics: [{ name: "市容环卫", words }],
    lists: [{ id: "list.some", title: "几个词", words: ["为", ...listed] }],
  };
}

function base(what: Said): PackFiles {
  const { rules, lists } = filesSaying(what, false);
  const classify = minimal["classify.json"] as { rules: object[] };
  const topics = minimal["topics.json"] as { topics: { name: string; words: object }[] };
  return {
    ...minimal,
    "classify.json": { ...classify, rules: [...rules, ...classify.rules] },
    "topics.json": {
      ...topics,
      topics: topics.topics.map((one) =>
        one.name === "市容环卫" ? { ...one, words: { ...one.words, ...what.words } } : one,
      ),
    },
    "lists/some.json": { lists },
  };
}

function layer(what: Said): PackFiles {
  const { rules, topics } = filesSaying(what, true);
  return overMinimal({ "classify.json": { rules }, "topics.json": { topics } });
}

const isOn = ({ from = "", to = "9" }: Days, day: string) => from <= day && day <= to;

/** The naive way: everything that says its days, wherever it stands, is kept or dropped. */
function asOn(value: unknown, day: string): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((one) => asOn(one, day)).filter((one) => one !== undefined);
    const versions = value.some(
      (one: unknown) => typeof one === "object" && one !== null && "value" in one && "effective" in one,
    );
    return versions ? kept[0] : kept;
  }
  if (typeof value !== "object" || value === null) return value;
  const { effective, ...rest } = value as { effective?: Days };
  if (effective && !isOn(effective, day)) return undefined;
  const keys = Object.keys(rest);
  if (effective && keys.length === 1 && ["value", "word"].includes(String(keys[0])))
    return (rest as Record<string, unknown>)[String(keys[0])];
  const inner = Object.entries(rest).map(([key, one]) => [key, asOn(one, day)]);
  return Object.fromEntries(inner.filter(([, one]) => one !== undefined));
}

function filesAsOn(files: PackFiles, day: string): PackFiles {
  const head = files["pack.json"] as object;
  const others = Object.entries(files).filter(([path]) => path !== "pack.json");
  return { "pack.json": head, ...Object.fromEntries(others.map(([path, one]) => [path, asOn(one, day)])) };
}

/** What a layer asks for has to be there on some day on which it asks, not on all. */
const needsOneDay = ["layer/unknown-target", "layer/not-shared"];

const toldOn = (diagnostics: readonly Diagnostic[], day: string) =>
  diagnostics
    .filter(
      ({ code, during }) =>
        !code.startsWith("time/") && !needsOneDay.includes(code) && isOn(during ?? {}, day),
    )
    .map(({ code, params }) => JSON.stringify([code, params]))
    .sort();

const docsOn = (compiled: CompileResult, day: string) => {
  const edition = compiled.editions.find((one) => isOn(one.days, day));
  return Object.values(edition?.docs.docs ?? {}).flatMap((docs) =>
    docs.map(({ file, value }) => ({ file, value: value as unknown })),
  );
};

const probes = Array.from({ length: 12 }, (_, index) => [firstOf(index + 1), lastOf(index + 1)]).flat();

test("an edition is what the packs would be, were they written for its days alone", () => {
  const did = { sound: 0, layered: 0, told: 0 };
  fc.assert(
    fc.property(
      said,
      fc.option(said, { nil: undefined }),
      fc.constantFrom(...probes),
      (below, above, day) => {
        const packs = [base(below), ...(above ? [layer(above)] : [])];
        const compiled = compileFiles(packs);
        const plain = compileFiles(packs.map((files) => filesAsOn(files, day)));
        expect(toldOn(compiled.diagnostics, day)).toEqual(toldOn(plain.diagnostics, day));
        did.told += plain.ok ? 0 : 1;
        if (!compiled.ok) return;
        did.sound += 1;
        if (above) did.layered += 1;
        const expected = docsOn(plain, "2026-06-01");
        const names = (docs: typeof expected) =>
          docs.map((one) => (one.file === "pack.json" ? one.file : one));
        expect(names(docsOn(compiled, day))).toEqual(names(expected));
      },
    ),
    { numRuns: 60 },
  );
  for (const times of Object.values(did)) expect(times).toBeGreaterThan(3);
});

test("packs merged into one are in force as they were apart", () => {
  let several = 0;
  fc.assert(
    fc.property(said, said, (below, above) => {
      const packs = [
        base(below),
        layer({
          ...above,
          rules: above.rules.filter((one) => one.layer === "removes" || one.layer === undefined),
        }),
      ];
      const stack = compileFiles(packs);
      if (!stack.ok) return;
      const flat = compileFiles(mergePacks(packs));
      expect(flat.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(flat.editions.map(({ days: those }) => those)).toEqual(
        stack.editions.map(({ days: those }) => those),
      );
      for (const day of probes) expect(docsOn(flat, day)).toEqual(docsOn(stack, day));
      expect(flat.ok && flat.editions[0].pack.info).toEqual(stack.editions[0].pack.info);
      several += stack.editions.length > 2 ? 1 : 0;
    }),
    { numRuns: 60 },
  );
  expect(several).toBeGreaterThan(3);
});
