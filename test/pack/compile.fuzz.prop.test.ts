import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeCompilePack } from "../../src/decide/dispatcher.js";
import { compileFiles } from "../../src/pack/compile.js";
import { lintPack, lintEditions } from "../../src/editor/check/lint-pack.js";
import { renderDiagnostic } from "../../src/diagnostic/render.js";
import { bites } from "../support/bites.js";
import { goodFiles } from "../support/bad-packs.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One way of spoiling JSON data at one place. */
type Spoil = (value: Json) => Json | undefined;

const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    "",
    " ",
    "x",
    "供暖",
    "7",
    "due:resolve",
    "2026-02-30",
    [],
    {},
    [[]],
    { all: [] },
    { fact: "text" },
    "__proto__",
    "constructor",
  ),
  fc.string({ maxLength: 6, unit: "binary" }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

const key = fc.oneof(
  fc.constantFrom("when", "then", "id", "value", "all", "basis", "constructor", "toString", "", "名"),
  fc.string({ maxLength: 4 }),
);

const spoils: fc.Arbitrary<Spoil> = fc.oneof(
  fc.constant<Spoil>(() => undefined),
  odd.map(
    (other): Spoil =>
      () =>
        other,
  ),
  key.map(
    (name): Spoil =>
      (value) =>
        isObject(value) ? { ...value, [name]: 1 } : name,
  ),
  fc.tuple(fc.nat(), key).map(
    ([at, name]): Spoil =>
      (value) =>
        isObject(value) ? rename(value, at, name) : [value],
  ),
  fc.nat().map(
    (at): Spoil =>
      (value) =>
        typeof value === "string" ? misspell(value, at) : cutShort(value, at),
  ),
  fc.constant<Spoil>((value) => (Array.isArray(value) ? [...value, ...value] : [value, value])),
);

function cutShort(value: Json, at: number): Json {
  return Array.isArray(value) ? value.slice(at % (value.length + 1)) : value;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function rename(value: { [key: string]: Json }, at: number, name: string): Json {
  const keys = Object.keys(value);
  const chosen = keys[at % Math.max(1, keys.length)];
  return Object.fromEntries(
    Object.entries(value).map(([old, inner]) => [old === chosen ? name : old, inner]),
  );
}

function misspell(text: string, at: number): string {
  const cut = at % (text.length + 1);
  return text.slice(0, cut) + text.slice(cut + 1);
}

/** Which places of the data are counted. */
type Counted = (value: Json) => boolean;
const everywhere: Counted = () => true;
const inTexts: Counted = (value) => typeof value === "string";

/** Spoils the place that a number chooses among those of the data. */
function spoilAt(value: Json, place: { left: number; of: Counted }, spoil: Spoil): Json | undefined {
  if (place.of(value) && place.left-- === 0) return spoil(value);
  if (Array.isArray(value)) return value.flatMap((inner) => spoilAt(inner, place, spoil) ?? []);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
      const spoilt = spoilAt(inner, place, spoil);
      return spoilt === undefined ? [] : [[name, spoilt]];
    }),
  );
}

function places(value: Json, of: Counted): number {
  const inner = typeof value === "object" && value !== null ? Object.values(value) : [];
  return inner.reduce<number>((sum, one) => sum + places(one, of), of(value) ? 1 : 0);
}

const jsonFiles = Object.keys(goodFiles).filter((file) => file.endsWith(".json"));
const data = new Map(jsonFiles.map((file) => [file, JSON.parse(goodFiles[file] as string) as Json]));

/** A text written otherwise: the pack keeps its shape, and may still compile. */
const rewritten = fc.nat().map(
  (at): Spoil =>
    (value) =>
      typeof value === "string" ? misspell(value, at) : value,
);
const change = (of: Counted, spoil: fc.Arbitrary<Spoil>) =>
  fc.tuple(fc.constantFrom(...jsonFiles), fc.nat(), fc.constant(of), spoil);

const spoilt = fc
  .oneof(
    fc.array(change(everywhere, spoils), { minLength: 1, maxLength: 3 }),
    fc.array(change(inTexts, rewritten), { minLength: 1, maxLength: 2 }),
  )
  .map((changes) => {
    const files: Record<string, Json | undefined> = Object.fromEntries(data);
    for (const [file, at, of, spoil] of changes) {
      const now = files[file];
      const count = now === undefined ? 0 : places(now, of);
      if (now !== undefined && count > 0) files[file] = spoilAt(now, { left: at % count, of }, spoil);
    }
    return files;
  });

type Kind =
  "compiled" | "with warnings" | "refused" | "no JSON" | "of the wrong shape" | "not linked" | "at a line";

/** What holds for the diagnostics of any pack: said in both languages, at a place inside its file. */
function expectSound(files: Readonly<Record<string, unknown>>, bite: (kind: Kind) => void): void {
  const result = safeCompilePack(files);
  if (!result.ok) expect(result.diagnostics.some((found) => found.severity === "error")).toBe(true);
  const found = result.ok
    ? [...result.dispatcher.warnings, ...lintEditions(compileFiles(files).editions, lintPack)]
    : result.diagnostics;
  bite(result.ok ? "compiled" : "refused");
  if (result.ok && found.length > 0) bite("with warnings");
  const codes = new Set(result.ok ? [] : found.map(({ code }) => code.split("/")[0]));
  if (codes.has("json")) bite("no JSON");
  if (codes.has("schema")) bite("of the wrong shape");
  if ([...codes].some((code) => code !== "json" && code !== "schema")) bite("not linked");
  for (const one of found) {
    const content = files[one.at.file];
    const text = typeof content === "string" ? content : undefined;
    if (text !== undefined && one.at.line !== undefined) {
      bite("at a line");
      const line = text.split(/\r\n|\n|\r/)[one.at.line - 1];
      expect(line).toBeDefined();
      expect((one.at.column ?? 0) - 1 + (one.at.length ?? 0)).toBeLessThanOrEqual(
        Math.max(1, (line as string).length),
      );
    }
    for (const lang of ["zh-CN", "en"] as const) {
      const words = renderDiagnostic(one, { lang, text });
      const said = words
        .split("\n")
        .filter((line) => line.startsWith("  ") && !line.startsWith("   "))
        .join("\n");
      expect(said.length).toBeGreaterThan(3);
      expect(said.replaceAll(/`[^`]*`/g, ""), JSON.stringify(one)).not.toMatch(/undefined|NaN|\[object/);
    }
  }
}

describe("a pack changed at random", () => {
  it("compiles or is refused with diagnostics that can be shown, given as text", () => {
    const least: Record<string, number> = {
      compiled: 1,
      "with warnings": 1,
      refused: 1,
      "of the wrong shape": 1,
      "not linked": 1,
      "at a line": 1,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(spoilt, fc.constantFrom(0, 2), (files, indent) => {
          const there = Object.entries(files).filter(([, value]) => value !== undefined);
          const texts = there.map(([file, value]) => [file, JSON.stringify(value, null, indent)] as const);
          expectSound(Object.fromEntries(texts), bite);
        }),
        { numRuns: 200 },
      ),
    );
  });

  it("compiles or is refused with diagnostics that can be shown, given as data", () => {
    const least: Record<string, number> = {
      compiled: 1,
      "with warnings": 1,
      refused: 1,
      "of the wrong shape": 1,
      "not linked": 1,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(spoilt, (files) => expectSound(files, bite)),
        { numRuns: 100 },
      ),
    );
  });

  it("compiles or is refused with diagnostics that can be shown, when its text is cut or changed", () => {
    const piece = fc.oneof(
      fc.constantFrom("", "，", "“", "\t", "}", "]", ",", ":", '"', "\\", "//", "\u0000", "\uFFFD", "\r"),
      fc.string({ maxLength: 3, unit: "binary" }),
    );
    const anywhere = fc.tuple(fc.nat(), fc.nat(40), piece).map(
      ([pick, drop, inserted]) =>
        (text: string) =>
          cut(text, pick % (text.length + 1), drop, inserted),
    );
    // There a letter more or less leaves the file JSON.
    const inQuotes = fc
      .tuple(fc.nat(), fc.nat(1), fc.constantFrom("", "x", "名"))
      .map(([pick, drop, inserted]) => (text: string) => {
        const values = [...text.matchAll(/"[^"\\]+"( *:)?/g)].filter(([, colon]) => colon === undefined);
        const {
          index,
          0: { length },
        } = values[pick % values.length] as RegExpExecArray;
        return cut(text, index + 1 + (pick % (length - 2)), drop, inserted);
      });
    const least: Record<string, number> = {
      compiled: 1,
      refused: 1,
      "no JSON": 1,
      "of the wrong shape": 1,
      "not linked": 1,
      "at a line": 1,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(fc.constantFrom(...jsonFiles), fc.oneof(anywhere, inQuotes), (file, change) => {
          expectSound({ ...goodFiles, [file]: change(goodFiles[file] as string) }, bite);
        }),
        { numRuns: 300 },
      ),
    );
  });
});

function cut(text: string, start: number, drop: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(start + drop);
}
