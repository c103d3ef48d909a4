import { expect, test } from "vitest";
import { explain } from "../../src/explain/explain.js";
import type { FileData } from "../../src/pack/files.js";
import { cited } from "../../src/pack/reasons.js";
import { appeal } from "../support/appeal.js";
import { minimal } from "../support/packs.js";
import { patched } from "../support/patched.js";

test("what is the pack's own is cited last, as an example", () => {
  expect(cited({ basis: ["甲"], own: "本包设定" })).toEqual({ basis: ["甲", "示例：本包设定"] });
  expect(cited({ own: "本包设定" }).basis).toEqual(["示例：本包设定"]);
  expect(cited({ basis: ["甲"] }).basis).toEqual(["甲"]);
});

const changed = (
  change: (given: {
    basis?: string[] | undefined;
    own?: string | undefined;
    quote?: string | undefined;
  }) => void,
) =>
  patched({
    "categories.json": (file: FileData<"categories">) => file.categories.forEach(change),
    "classify.json": (file: FileData<"classify">) => file.rules.forEach(change),
    "limits.json": (file: FileData<"limits">) => file.limits.forEach(change),
    "route.json": (file: FileData<"route">) => change(file.direct),
    "responsibility.json": (file: FileData<"responsibility">) => file.obligations.forEach(change),
    "topics.json": (file: FileData<"topics">) => change(file.text),
  });
const heating = appeal({ text: "暖气不热", location: { divisions: ["990101001"] } });

test("a decision cites it wherever a rule, a kind, a limit or a principle says it", () => {
  const dispatcher = changed((given) => {
    delete given.basis;
    given.own = "本包设定";
  });
  const own = dispatcher.dispatch(heating).trace.filter(({ basis }) => basis.join() === "示例：本包设定");
  const rules = own.map(({ rule }) => rule);
  expect(rules).toContain("topic.text");
  for (const start of ["category.", "classify.", "route.direct", "limit.", "oblige."])
    expect(
      rules.some((rule) => rule.startsWith(start)),
      start,
    ).toBe(true);
});

test("an explanation shows the source's own words under the basis of what quotes them", () => {
  const quoting = changed((given) => void (given.quote = "原文如此"));
  const decision = minimal.dispatch(heating);
  const lines = explain(decision, quoting).split("\n");
  const quotes = lines.flatMap((line, index) => (line.includes("原文如此") ? [index] : []));
  expect(quotes.length).toBeGreaterThan(4);
  for (const index of quotes) {
    expect(lines[index]).toMatch(/^ +原文：原文如此$/);
    expect(lines[index - 1]).toMatch(/^ +依据：/);
  }
  expect(explain(decision, quoting, { lang: "en" })).toContain("in its words: 原文如此");
  expect(explain(decision, minimal)).not.toContain("原文");
});
