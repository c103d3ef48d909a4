import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DiagnosticCode, DiagnosticParams } from "../../src/diagnostic/diagnostic.js";
import { renderDiagnostic } from "../../src/diagnostic/render.js";
import { minimal } from "../support/packs.js";

interface BadAppeal {
  readonly strict?: boolean;
  readonly appeal: unknown;
  readonly expect: readonly {
    readonly code: DiagnosticCode;
    readonly pointer: string;
    readonly params: DiagnosticParams;
  }[];
}

const folder = "fixtures/appeals-bad";
const bad = readdirSync(folder).map(
  (name) => [name, JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as BadAppeal] as const,
);

describe.each(bad)("appeals-bad/%s", (_name, { strict = false, appeal, expect: expected }) => {
  const result = minimal.safeDispatch(appeal, { strict });
  const diagnostics = result.ok ? [] : result.diagnostics;

  it("is refused with exactly the expected diagnostics, by pointer", () => {
    expect(diagnostics.map(({ code, at, params }) => ({ code, pointer: at.pointer, params }))).toEqual(
      expected,
    );
  });

  it("renders in both languages with the place as a pointer", () => {
    for (const found of diagnostics)
      for (const lang of ["zh-CN", "en"] as const)
        expect(renderDiagnostic(found, { lang })).toContain(
          found.at.pointer === "" ? "appeal  error" : `appeal#${found.at.pointer}  error`,
        );
  });
});
