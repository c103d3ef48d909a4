import fc from "fast-check";
import { expect, test } from "vitest";
import { longestLine } from "../../../src/batch/read-line.js";
import { loadPack } from "../../../src/node.js";
import { appealArbitrary } from "../../../src/testing.js";
import { bites } from "../../support/bites.js";
import { records, runCli } from "../../support/run-cli.js";

const folder = "fixtures/packs/good/minimal";
const dispatcher = loadPack(folder);

const good = appealArbitrary(dispatcher).map((appeal) => Buffer.from(JSON.stringify(appeal)));
const huge = Buffer.alloc(longestLine + 1, "x");
const line = fc.oneof(
  { weight: 6, arbitrary: good },
  {
    weight: 2,
    arbitrary: fc.tuple(good, fc.nat(400)).map(([bytes, cut]) => bytes.subarray(0, cut % (bytes.length + 1))),
  },
  { weight: 1, arbitrary: fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))) },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "\r", "\t\r", "\uFEFF").map((text) => Buffer.from(text)) },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ maxLength: 60 })
      .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a))),
  },
  { weight: 1, arbitrary: fc.constant(huge) },
);

const lineList = fc.oneof(
  { weight: 8, arbitrary: fc.array(line, { maxLength: 30 }) },
  { weight: 1, arbitrary: fc.array(good, { minLength: 1, maxLength: 5 }) },
  { weight: 1, arbitrary: fc.constant([]) },
);
const chunkSizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 });

/** What became of a line, and how the input ended. */
const least = {
  decided: 40,
  "no JSON": 10,
  "JSON that is no appeal": 2,
  "not UTF-8": 1,
  blank: 2,
  "too long": 1,
  "a last line without an end": 2,
  "no line": 1,
  "none refused": 1,
};

function kindOf(record: Record<string, unknown>): keyof typeof least {
  const told = codes(record) ?? [];
  if (record["ok"] === true) return "decided";
  if (told.includes("ndjson/line-too-long")) return "too long";
  if (told.includes("ndjson/blank-line")) return "blank";
  if (told.includes("json/encoding")) return "not UTF-8";
  return told.includes("json/syntax") ? "no JSON" : "JSON that is no appeal";
}

test("5 nothing lost: each line has one record, in its place; decisions and rejects make up the lines", async () => {
  await bites(least, (bite) =>
    fc.assert(
      fc.asyncProperty(lineList, fc.boolean(), chunkSizes, async (lines, ended, sizes) => {
        const endOf = (index: number) => Buffer.from(index < lines.length - 1 || ended ? "\n" : "");
        const input = Buffer.concat(lines.flatMap((bytes, index) => [bytes, endOf(index)]));
        // An empty line without an end is no line.
        const endsEmpty = lines.length > 0 && !ended && lines.at(-1)?.length === 0;
        const expected = endsEmpty ? lines.length - 1 : lines.length;
        const run = await runCli(["dispatch", "--pack", folder, "--lang", "en"], chunksOf(input, sizes));
        const out = records(run.stdout);
        for (const record of out) bite(kindOf(record));
        if (lines.length > 0 && !ended && !endsEmpty) bite("a last line without an end");
        if (expected === 0) bite("no line");

        expect(out.map((record) => record["line"])).toEqual(
          Array.from({ length: expected }, (_, index) => index + 1),
        );
        for (const [index, record] of out.entries()) {
          const alone = await runCli(
            ["dispatch", "--pack", folder],
            Buffer.concat([lines[index] as Buffer, Buffer.from("\n")]),
          );
          expect({ ...record, line: 1, diagnostics: codes(record) }).toEqual({
            ...records(alone.stdout)[0],
            diagnostics: codes(records(alone.stdout)[0]),
          });
          expect(Object.keys(record)).toEqual(["line", "ok", record["ok"] ? "decision" : "diagnostics"]);
        }
        const rejects = out.filter((record) => !record["ok"]);
        if (expected > 0 && rejects.length === 0) bite("none refused");
        for (const record of rejects) expect(codes(record)?.length).toBeGreaterThan(0);
        const [, total, decided, refused] = (
          /^(\d+) appeals: (\d+) decided, (\d+) refused/.exec(run.stderr) ?? []
        ).map(Number);
        expect([total, decided, refused]).toEqual([expected, expected - rejects.length, rejects.length]);
        expect(run.code).toBe(rejects.length > 0 ? 2 : 0);
      }),
      { numRuns: 60 },
    ),
  );
});

function codes(record: Record<string, unknown> | undefined): unknown[] | undefined {
  return (record?.["diagnostics"] as { code: string }[] | undefined)?.map(({ code }) => code);
}

/** The bytes in chunks of these sizes, again and again. */
function* chunksOf(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let from = 0, turn = 0; from < bytes.length; turn++) {
    const size = (sizes[turn % sizes.length] as number) * (bytes.length > 100_000 ? 50 : 1);
    yield bytes.subarray(from, from + size);
    from += size;
  }
}
