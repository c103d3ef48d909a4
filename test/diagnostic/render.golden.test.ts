import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  diagnosticCodes,
  type DiagnosticParams,
} from "../../src/diagnostic/diagnostic.js";
import { compileFiles } from "../../src/pack/compile.js";
import { lintPack, lintEditions } from "../../src/editor/check/lint-pack.js";
import { renderDiagnostic } from "../../src/diagnostic/render.js";
import { type BadPack, badPacks } from "../support/bad-packs.js";
import { golden, textOf } from "../support/golden.js";
import { minimal } from "../support/packs.js";

interface Shown {
  readonly found: Diagnostic;
  readonly text?: string;
}

/** What a bad pack says of the files it changed: as it does not compile, or as an editor should know. */
function saidOf({ files, layers, changed, expect: expected }: BadPack): Shown[] {
  const { diagnostics, editions } = compileFiles(layers ?? files);
  const found = diagnostics.length > 0 ? diagnostics : lintEditions(editions, lintPack);
  const codes = new Set(expected.map(({ code }) => code));
  return found
    .filter(({ code, at }) => codes.has(code) && (code !== "basis/example" || changed.includes(at.file)))
    .map((one) => {
      const text = files[one.at.file];
      return { found: one, ...(typeof text === "string" && { text }) };
    });
}

function saidOfAppeals(): Shown[] {
  const folder = "fixtures/appeals-bad";
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const text = readFileSync(`${folder}/${name}`, "utf8");
      const { appeal, strict = false } = JSON.parse(text) as { appeal: unknown; strict?: boolean };
      const result = minimal.safeDispatch(appeal, { strict });
      const found = result.ok ? [] : result.diagnostics;
      // Where a hundred are alike, the first says it.
      const first = found.filter(
        ({ code }, index) => found.findIndex((other) => other.code === code) === index,
      );
      return first.map((one) => ({ found: one }));
    });
}

/** What only the doors for tickets, lines and instants say. */
const elsewhere: readonly (readonly [DiagnosticCode, DiagnosticParams])[] = [
  ["ticket/unknown-unit", { name: "990101009", meant: "990101001" }],
  ["ticket/unknown-word", { name: "teritory", allowed: ["territory", "duty"], meant: "territory" }],
  ["ticket/not-dispatched", { disposition: "answer" }],
  ["ticket/no-lead", {}],
  ["ticket/held", {}],
  ["pack/both-in-force", { packs: ["beijing 2026.11.0", "beijing-yanqing 2026.11.0"] }],
  ["registry/none-in-force", { at: "2018-03-02T10:00:00+08:00" }],
  ["registry/unknown-digest", { digest: "f".repeat(64) }],
  ["registry/altered", { id: "beijing", version: "2026.11.0" }],
  ["registry/failing-case", { id: "case.heating", title: "暖气不热" }],
  ["registry/unfit-version", { version: "2026/11" }],
  ["registry/other-content", { id: "beijing", version: "2026.11.0" }],
  ["ticket/other-pack", { ticket: "minimal", pack: "ticket" }],
  ["ticket/other-version", { ticket: "beijing 2026.11.0 (942bf1e9)", pack: "beijing 2026.12.0 (1ece1839)" }],
  ["ticket/migration-altered", { number: 2 }],
  ["ticket/log-disorder", { at: "2026-03-02T10:00:00+08:00", last: "2026-03-02T11:00:00+08:00" }],
  ["ticket/log-altered", { event: "7", what: "order" }],
  ["ticket/log-altered", { event: "7", what: "repeated" }],
  ["ticket/log-altered", { event: "7", what: "responsible" }],
  ["ticket/log-altered", { event: "7", what: "joined" }],
  ["ticket/log-altered", { event: "7", what: "record" }],
  ["ticket/recused-lead", { name: "990101001" }],
  ["ticket/recused-co", { name: "990101001" }],
  ["ticket/unknown-ticket", { name: "A2", meant: "A1" }],
  ["ticket/opened-twice", { name: "A1" }],
  ["dispatcher/foreign", {}],
  ["time/no-offset", { text: "2026-03-02T10:00:00" }],
  ["time/out-of-range", { text: "2101-01-01T00:00:00+08:00" }],
  ["ndjson/blank-line", {}],
  ["ndjson/line-too-long", { bytes: 20_000_000, maximum: 16_777_216 }],
];

const shown: readonly Shown[] = [
  ...badPacks.flatMap(saidOf),
  ...saidOfAppeals(),
  ...elsewhere.map(([code, params]) => ({ found: diagnostic(code, { file: "input", pointer: "" }, params) })),
];

test("every code is said somewhere", () => {
  const said = new Set(shown.map(({ found }) => found.code));
  expect((Object.keys(diagnosticCodes) as DiagnosticCode[]).filter((code) => !said.has(code))).toEqual([]);
});

test.each(["zh-CN", "en"] as const)("every diagnostic reads as it should in %s", async (lang) => {
  const place = (code: DiagnosticCode) => Object.keys(diagnosticCodes).indexOf(code);
  const byCode = shown.toSorted((a, b) => place(a.found.code) - place(b.found.code));
  const lines = byCode.map(({ found, text }) => `${renderDiagnostic(found, { lang, text })}\n`);
  await expect(textOf(lines)).toMatchFileSnapshot(golden(`diagnostics/${lang}.txt`));
});
