import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diagnosticCodes, type DiagnosticCode } from "../../src/diagnostic.js";
import { badPacks } from "../support/bad-packs.js";

const here = "test/pack/catalogue.test.ts";
const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];
const ofPacks = new Set(badPacks.flatMap((bad) => bad.expect.map(({ code }) => code)));
const ofAppeals = new Set(
  readdirSync("fixtures/appeals-bad").flatMap((name) =>
    (JSON.parse(readFileSync(`fixtures/appeals-bad/${name}`, "utf8")) as { expect: { code: DiagnosticCode }[] }).expect.map(({ code }) => code),
  ),
);

/** Codes that come neither from a pack nor from an appeal: asked of the calendar, of a ticket, or found in a batch. */
const elsewhere: readonly DiagnosticCode[] = codes.filter((code) => !ofPacks.has(code) && !ofAppeals.has(code));

const files = (folder: string, ending: string) => (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);

describe("the catalogue of diagnostics", () => {
  it("leaves few codes without a bad pack or a bad appeal, and those are of other doors", () => {
    expect(elsewhere.filter((code) => !/^(?:time|ticket|ndjson)\//.test(code))).toEqual([]);
  });

  it.each(elsewhere)("%s is named by a test", (code) => {
    const tests = files("test", ".test.ts").filter((file) => file !== here).map((file) => readFileSync(file, "utf8"));
    expect(tests.some((text) => text.includes(`"${code}"`)), code).toBe(true);
  });

  it.each(codes)("%s is raised somewhere in the source", (code) => {
    const sources = files("src", ".ts").filter((file) => !/^src\/(?:diagnostic|locales\/.*)\.ts$/.test(file));
    expect(sources.some((file) => readFileSync(file, "utf8").includes(`"${code}"`)), code).toBe(true);
  });
});
