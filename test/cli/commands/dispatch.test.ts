import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { main } from "../../../src/cli/main.js";
import { loadPack } from "../../../src/node.js";
import { records, runCli } from "../../support/run-cli.js";

const minimal = ["--pack", "fixtures/packs/good/minimal"];
const dispatcher = loadPack("fixtures/packs/good/minimal");
const appeal = {
  id: "A-1",
  receivedAt: "2026-11-20T09:30:00+08:00",
  title: "暖气不热",
  location: { divisions: ["990101"] },
};
const good = JSON.stringify(appeal);

/** A folder with these files; returns their paths. */
function folderWith(files: Record<string, string | Buffer>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "paidan-"));
  return Object.fromEntries(
    Object.entries(files).map(
      ([name, text]) => (writeFileSync(join(folder, name), text), [name, join(folder, name)]),
    ),
  );
}

async function codesOf(stdin: string | Buffer, ...args: string[]) {
  const run = await runCli(["dispatch", ...minimal, ...args], stdin);
  return records(run.stdout).map((record) =>
    record["ok"]
      ? "ok"
      : (record["diagnostics"] as { code: string; at: object }[]).map(({ code }) => code).join(" "),
  );
}

describe("paidan dispatch --split", () => {
  const two = { ...appeal, title: "", text: "两件事：一、停水了。二、垃圾没人收。" };
  const lines = [JSON.stringify(two), good, "{", JSON.stringify({ ...two, id: "A-2", of: "CRM" })].join("\n");
  const told = (stdout: string) =>
    records(stdout).map(({ line, ok, decision }) => {
      const { appealId, extra } = (decision ?? {}) as { appealId?: string; extra?: object };
      return [line, ok, appealId, extra];
    });

  test("writes a record for each matter, of the same line, and counts the lines", async () => {
    const { code, stdout, stderr } = await runCli(["dispatch", ...minimal, "--split", "--extra"], lines);
    expect(told(stdout)).toEqual([
      [1, true, "A-1-1", { of: "A-1" }],
      [1, true, "A-1-2", { of: "A-1" }],
      [2, true, "A-1", undefined],
      [3, false, undefined, undefined],
      [4, true, "A-2", { of: "CRM" }],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain("共 4 条：作出结论 4（拆出 1），退回 1");
  });

  test("without it leaves such an appeal whole, with a reason to look", async () => {
    const { stdout } = await runCli(["dispatch", ...minimal, "--extra"], lines);
    expect(told(stdout).map(([line]) => line)).toEqual([1, 2, 3, 4]);
    expect(stdout).toContain('"code":"several-matters"');
  });
});

describe("paidan dispatch", () => {
  test("writes the decision the library makes, one record a line, and nothing else on stdout", async () => {
    const run = await runCli(["dispatch", ...minimal], `${good}\n`);
    expect(run.code).toBe(0);
    expect(run.stdout).toBe(
      `${JSON.stringify({ line: 1, ok: true, decision: dispatcher.dispatch(appeal) })}\n`,
    );
    expect(run.stderr).toMatch(
      /^共 1 条：作出结论 1，退回 0，须人工核对 1；.* 秒，每秒 \d+ 条\n {2}类型：求助 1\n {2}处置：派单 1\n {2}方式：直派 1\n$/,
    );
  });

  test("answers every bad line in its place and goes on", async () => {
    const lines = [
      good,
      "",
      "{",
      good.replace("{", '{"id":"2",'),
      '"x"',
      good.replace("receivedAt", "recievedAt"),
      "\u3000",
      good,
    ];
    expect(await codesOf(lines.join("\n"))).toEqual([
      "ok",
      "ndjson/blank-line",
      "json/syntax",
      "json/duplicate-key",
      "schema/type",
      "schema/unknown-key",
      "ndjson/blank-line",
      "ok",
    ]);
  });

  test("points at the line and the column", async () => {
    const run = await runCli(["dispatch", ...minimal], `${good}\n${good.replace("990101", "990109")}\n`);
    expect(run.code).toBe(2);
    expect(records(run.stdout)[1]).toMatchObject({
      line: 2,
      ok: false,
      diagnostics: [
        {
          code: "appeal/unknown-division",
          at: {
            file: "stdin",
            line: 2,
            column: good.indexOf('"990101"') + 1,
            pointer: "/location/divisions/0",
          },
        },
      ],
    });
    expect(run.stderr).toContain("  退回：appeal/unknown-division 1（首见 2）\n");
  });

  test("takes CRLF line ends, and byte order marks where files begin", async () => {
    expect(await codesOf(`\uFEFF${good}\r\n${good}\r\n`)).toEqual(["ok", "ok"]);
    expect(await codesOf(`${good}\n\uFEFF${good}\n`)).toEqual(["ok", "ok"]);
  });

  test("refuses a line that is not UTF-8, at the place where it goes wrong", async () => {
    // C5 AF happens to be a letter in UTF-8 too; the next byte is not. Decoded with a guess, the line would
    // be sound JSON.
    const gbk = Buffer.concat([
      Buffer.from('{"id":"'),
      Buffer.from([0xc5, 0xaf, 0xc6, 0xf8]),
      Buffer.from('"}\n'),
    ]);
    const run = await runCli(["dispatch", ...minimal], gbk);
    expect(records(run.stdout)).toMatchObject([
      { line: 1, ok: false, diagnostics: [{ code: "json/encoding", at: { line: 1, column: 9 } }] },
    ]);
  });

  test("refuses a line over 1 MiB and takes one just under", async () => {
    const padded = (bytes: number) => good + " ".repeat(bytes - Buffer.byteLength(good));
    expect(await codesOf(`${padded(1_048_576)}\n${padded(1_048_577)}\n${good}`)).toEqual([
      "ok",
      "ndjson/line-too-long",
      "ok",
    ]);
  });

  test("counts a blank line inside and at the end, but not the final line end; no input is no lines", async () => {
    expect(await codesOf(`${good}\n\n`)).toEqual(["ok", "ndjson/blank-line"]);
    expect(await codesOf("")).toEqual([]);
  });

  test("reads several files in turn, each with its own lines, and `-` is stdin", async () => {
    const { "a.ndjson": a, "b.ndjson": b } = folderWith({ "a.ndjson": `${good}\n\n`, "b.ndjson": good }) as {
      "a.ndjson": string;
      "b.ndjson": string;
    };
    const run = await runCli(["dispatch", ...minimal, a, "-", b], good);
    expect(records(run.stdout).map(({ file, line, ok }) => [file, line, ok])).toEqual([
      [a, 1, true],
      [a, 2, false],
      ["stdin", 1, true],
      [b, 1, true],
    ]);
    expect(run.stderr).toContain(`ndjson/blank-line 1（首见 ${a}:2）`);
  });

  test("writes decisions to --out and refused lines with their input to --rejects", async () => {
    const files = folderWith({
      "in.ndjson": Buffer.concat([Buffer.from(`${good}\n{"id"\n`), Buffer.from([0xff, 0x0a])]),
      "out.ndjson": "old",
      "bad.ndjson": "old",
    });
    const run = await runCli([
      "dispatch",
      ...minimal,
      files["in.ndjson"] as string,
      "--out",
      files["out.ndjson"] as string,
      "--rejects",
      files["bad.ndjson"] as string,
    ]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(
      records(readFileSync(files["out.ndjson"] as string, "utf8")).map(({ line, ok }) => [line, ok]),
    ).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    expect(records(readFileSync(files["bad.ndjson"] as string, "utf8"))).toMatchObject([
      { line: 2, input: '{"id"', diagnostics: [{ code: "json/syntax" }] },
      { line: 3, input: null, inputBase64: "/w==", diagnostics: [{ code: "json/encoding" }] },
    ]);
  });

  test("does not empty a file it reads", async () => {
    const { "in.ndjson": input } = folderWith({ "in.ndjson": good }) as { "in.ndjson": string };
    for (const output of ["--out", "--rejects"])
      expect((await runCli(["dispatch", ...minimal, input, output, input])).code).toBe(1);
    expect(readFileSync(input, "utf8")).toBe(good);
  });

  test("--extra moves unknown keys into extra and says so once for each", async () => {
    const line = JSON.stringify({ ...appeal, operator: "0231", extra: { seat: 7 } });
    const refused = await runCli(["dispatch", ...minimal], line);
    expect(records(refused.stdout)).toMatchObject([
      { ok: false, diagnostics: [{ code: "schema/unknown-key", params: { key: "operator" } }] },
    ]);
    const run = await runCli(["dispatch", ...minimal, "--extra"], `${line}\n${line}\n`);
    expect(records(run.stdout)).toMatchObject([
      { decision: { extra: { seat: 7, operator: "0231" } } },
      { ok: true },
    ]);
    expect(run.stderr.match(/不认识的键 `operator` 移入 extra/g)).toHaveLength(1);
    expect(await codesOf(JSON.stringify({ ...appeal, seat: 1, extra: { seat: 7 } }), "--extra")).toEqual([
      "schema/unknown-key",
    ]);
    expect(await codesOf(JSON.stringify({ ...appeal, seat: 1, extra: "x" }), "--extra")).toEqual([
      "schema/type schema/unknown-key",
    ]);
  });

  test("--strict refuses a year whose holidays are not published, at its line", async () => {
    const late = JSON.stringify({ ...appeal, title: "停水", receivedAt: "2026-12-31T09:30:00+08:00" });
    expect(await codesOf(late)).toEqual(["ok"]);
    const run = await runCli(["dispatch", ...minimal, "--strict"], `${good}\n${late}`);
    expect(run.code).toBe(2);
    expect((await runCli(["dispatch", ...minimal, "--strict"], good)).code).toBe(0);
    expect(records(run.stdout)[1]).toMatchObject({
      diagnostics: [
        { code: "calendar/unpublished-year", params: { year: 2027 }, at: { file: "stdin", line: 2 } },
      ],
    });
  });

  test("shows progress on a terminal only", async () => {
    expect((await runCli(["dispatch", ...minimal], `${good}\n`, { terminal: true })).stderr).toMatch(
      /\r已处理 1 条\r/,
    );
    expect((await runCli(["dispatch", ...minimal], good)).stderr).not.toContain("\r");
  });

  test("speaks English when asked", async () => {
    const run = await runCli(["dispatch", ...minimal, "--lang", "en"], `${good}\n{`);
    expect(run.stderr).toMatch(
      /^2 appeals: 1 decided, 1 refused, 1 for a human to check; .*\n {2}category: help 1\n {2}disposition: dispatch 1\n {2}mode: direct 1\n {2}refused: json\/syntax 1 \(first at 2\)\n$/,
    );
  });

  test("uses the built-in pack of Beijing where none is named", async () => {
    const run = await runCli(
      ["dispatch"],
      JSON.stringify({ ...appeal, location: { divisions: ["110105"] } }),
    );
    expect(records(run.stdout)).toMatchObject([{ decision: { pack: { id: "beijing" } } }]);
  });

  test("stops quietly with 0 when the reader goes away, without reading the rest", async () => {
    let taken = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          taken += 1;
          yield Buffer.from(`${good}\n`.repeat(50));
        }
      })(),
    );
    let written = 0;
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        written += 1;
        done(written > 2 ? Object.assign(new Error("write EPIPE"), { code: "EPIPE" }) : null);
      },
    });
    const stderr: string[] = [];
    const code = await main(["dispatch", ...minimal], {
      stdin: endless,
      stdout,
      stderr: new Writable({ write: (chunk: Buffer, _, done) => (stderr.push(String(chunk)), done()) }),
      now: () => 0,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: [] });
    expect(taken).toBeLessThan(200);
  });

  test("says when its output cannot be written", async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("no space"), { code: "ENOSPC" })),
    });
    const stderr: string[] = [];
    const io = {
      stdin: Readable.from([Buffer.from(good)]),
      stdout,
      stderr: new Writable({ write: (chunk: Buffer, _, done) => (stderr.push(String(chunk)), done()) }),
      now: () => 0,
    };
    expect(await main(["dispatch", ...minimal], io)).toBe(1);
    expect(stderr.join("")).toBe("paidan `stdout` 写不下，磁盘已满\n");
  });

  test("cannot run: a missing file, a folder, no pack, a pack that does not compile", async () => {
    const message = async (...args: string[]) => {
      const { code, stdout, stderr } = await runCli(["dispatch", ...args]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      return stderr;
    };
    expect(await message(...minimal, "nowhere.ndjson")).toBe("paidan `nowhere.ndjson` 不存在\n");
    expect(await message(...minimal, "fixtures")).toBe("paidan `fixtures` 是文件夹，这里要文件\n");
    expect(await message("--pack", "nowhere", "--lang", "en")).toBe("paidan `nowhere` does not exist\n");
    const broken = await message("--pack", "fixtures/packs/good");
    expect(broken).toMatch(/^paidan 规则包有 \d+ 个问题\n/);
    expect(broken).toContain("pack/missing-file");
  });
});
