import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands/table.js";
import { explain } from "../../src/explain/explain.js";
import { loadPack } from "../../src/node.js";
import type { FileData } from "../../src/pack/files.js";
import { jsonSchemas } from "../../src/editor/json-schema.js";
import { records, runCli } from "../support/run-cli.js";
import { lawfulYear } from "../support/calendar/lawful-year.js";

const folder = "fixtures/packs/good/minimal";
const dispatcher = loadPack(folder);
const appeal = (id: string) => ({
  id,
  receivedAt: "2026-11-20T09:30:00+08:00",
  title: "停水",
  location: { divisions: ["990101"] },
});

/** A copy of the minimal pack with some files changed. */
function packWith(files: Record<string, unknown>): string {
  const copy = mkdtempSync(join(tmpdir(), "paidan-"));
  cpSync(folder, copy, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(copy, name, ".."), { recursive: true });
    writeFileSync(join(copy, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return copy;
}

describe("paidan", () => {
  test("shows usage of every command in both languages, made from what the command declares", async () => {
    for (const lang of ["zh-CN", "en"] as const) {
      const general = await runCli(["--help", "--lang", lang]);
      expect(general).toMatchObject({ code: 0, stderr: "" });
      for (const command of commands) {
        expect(general.stdout).toContain(command.summary[lang]);
        const { code, stdout } = await runCli([command.name, "--help", "--lang", lang]);
        expect(code).toBe(0);
        for (const [name, { help }] of Object.entries(command.options))
          expect(stdout).toMatch(new RegExp(`--${name}\\b.*${help[lang].slice(0, 8)}`));
      }
    }
  });

  test("without a command it shows usage and cannot run", async () => {
    expect(await runCli([])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("用法: paidan"),
    });
    expect((await runCli(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    [["dispach"], "没有命令 `dispach`，是否要写 `dispatch`"],
    [["--lang", "en", "dispach"], "no command `dispach`, did you mean `dispatch`"],
    [["fly"], "没有命令 `fly`，`paidan --help` 列出所有命令"],
    [["dispatch", "--reject", "x"], "没有选项 `--reject`，是否要写 `--rejects`"],
    [["dispatch", "-x"], "没有选项 `-x`"],
    [["dispatch", "--constructor"], "没有选项 `--constructor`"],
    [["dispatch", "--out"], "`--out` 后面要写 FILE"],
    [["dispatch", "--out", "--strict"], "`--out` 后面要写 FILE"],
    [["dispatch", "--strict=yes"], "`--strict` 后面不写值"],
    [["dispatch", "--lang", "fr"], "`--lang` 只能是 `zh-CN` `en`"],
    [["check", "rules/beijing"], "多了 `rules/beijing`"],
    [["explain", "a", "b"], "多了 `b`"],
    [["explain", "--line", "0"], "`--line` 要写行号，不是 `0`"],
  ])("refuses %j and says what was meant", async (args, message) => {
    expect(await runCli(args)).toEqual({ code: 1, stdout: "", stderr: `paidan ${message}\n` });
  });
});

describe("--lang", () => {
  const line = JSON.stringify(appeal("a"));
  const inEnglish: Readonly<Record<string, [args: readonly string[], says: string]>> = {
    dispatch: [[], "1 appeals: 1 decided"],
    explain: [[], "For a human to check"],
    check: [["--brief"], "0 errors, 0 warnings"],
    test: [[], "the pack has no cases"],
    verify: [[], "0 disagreements"],
    layers: [["accept"], "0 places brought up to date"],
    publish: [["--registry"], "`--registry` needs DIR after it"],
    measure: [[], "0 appeals measured"],
    ticket: [["--at", "2026-11-20T10:00"], "0 tickets"],
    calendar: [["ics"], "BEGIN:VCALENDAR"],
    schema: [["--out"], "`--out` needs DIR after it"],
  };

  test("is tried with every command", () => {
    expect(Object.keys(inEnglish).sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  test.each(Object.entries(inEnglish))(
    "is heard by `%s` wherever it stands, either way",
    async (name, [args, says]) => {
      const pack = name === "schema" ? [] : ["--pack", folder];
      const said = async (...all: string[]) => {
        const { code, stdout, stderr } = await runCli(all, line);
        return { code, stdout, stderr: stderr.replace(/(?<=[;；]).*/, "") };
      };
      const english = await said(name, ...pack, "--lang", "en", ...args);
      expect(english.stdout + english.stderr).toContain(says);
      expect(await said(name, ...pack, "--lang=en", ...args)).toEqual(english);
      expect(await said("--lang", "en", name, ...pack, ...args)).toEqual(english);
      expect(await said("--lang=en", name, ...pack, ...args)).toEqual(english);
      const chinese = await said(name, ...pack, ...args);
      expect(chinese.code).toBe(english.code);
      expect(await said("--lang=zh-CN", name, ...pack, ...args)).toEqual(chinese);
      if (name !== "calendar") expect(chinese).not.toEqual(english);
    },
  );
});

describe("paidan explain", () => {
  const ask = (stdin: string, ...args: string[]) => runCli(["explain", "--pack", folder, ...args], stdin);
  const ndjson = ["a", "b", "c"].map((id) => JSON.stringify(appeal(id))).join("\n");
  const told = (id: string) => explain(dispatcher.dispatch(appeal(id)), dispatcher);

  test("tells the appeal of a line, of an id, or the only one there", async () => {
    expect(await ask(ndjson, "--line", "2")).toEqual({ code: 0, stdout: told("b"), stderr: "" });
    expect((await ask(ndjson, "--id", "c")).stdout).toBe(told("c"));
    expect((await ask(JSON.stringify(appeal("only")))).stdout).toBe(told("only"));
    expect((await ask(JSON.stringify(appeal("only"), undefined, 2))).stdout).toBe(told("only"));
  });

  test("asks which where there are several, and says where there is none", async () => {
    expect(await ask(ndjson)).toEqual({
      code: 1,
      stdout: "",
      stderr: "paidan `stdin` 里不止一件诉求，请用 `--line` 或 `--id` 指明\n",
    });
    expect((await ask(ndjson, "--line", "4")).stderr).toBe("paidan `stdin` 只有 3 行\n");
    expect((await ask(ndjson, "--id", "d", "--lang", "en")).stderr).toBe(
      "paidan `stdin` has no appeal with the id `d`\n",
    );
  });

  test("shows what is wrong with an appeal on its own line, with carets", async () => {
    const { code, stdout, stderr } = await ask(
      `${JSON.stringify(appeal("a"))}\n{"id": "b", "receivedAt": "2026-11-31T00:00"}\n`,
      "--line",
      "2",
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(
      'stdin:2:27  error  time/invalid\n    2 | {"id": "b", "receivedAt": "2026-11-31T00:00"}\n      |                           ^^^^^^^^^^^^^^^^^^\n',
    );
    const document = await ask('{\n  "id": "b",\n  "receivedAt": 5\n}\n');
    expect(document.stderr).toContain("stdin:3:17  error  schema/type\n");
  });

  test("is coloured on a terminal only", async () => {
    expect(
      (await runCli(["explain", "--pack", folder], JSON.stringify(appeal("a")), { terminal: true })).stdout,
    ).toContain("\u001B[1m谁来办\u001B[22m");
  });
});

describe("paidan check", () => {
  test("finds nothing amiss in a sound pack but what an editor should know", async () => {
    const { code, stdout, stderr } = await runCli(["check", "--pack", folder, "--json"]);
    const found = records(stdout);
    const notes = Array.from({ length: 12 }, () => "info basis/example");
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(notes);
    expect(stderr).toBe("错误 0，警告 0，提示 12\n日历覆盖 2026\n");
    expect(code).toBe(0);
  });

  test("writes every problem of a pack that does not compile, with its source, errors last", async () => {
    const dispose = readFileSync(join(folder, "dispose.json"), "utf8").replace(
      '"119", "title"',
      '"118", "title"',
    );
    const { code, stdout, stderr } = await runCli([
      "check",
      "--pack",
      packWith({ "dispose.json": dispose, "notes.json": {} }),
    ]);
    expect(code).toBe(2);
    expect(stdout).toContain("notes.json  error  pack/unknown-file\n");
    expect(stdout).toMatch(
      /^dispose\.json:5:\d+ {2}error {2}dispose\/unknown-hotline\n {4}5 \| .*\n {6}\| +\^+\n {2}.+\n/m,
    );
    expect(stderr).toMatch(/^错误 2，/);
  });

  test("tells the years its calendar covers, and a month ahead that one is missing, without another finding for it", async () => {
    const ask = (now: string, ...args: string[]) =>
      runCli(["check", "--brief", "--json", ...args], "", { now });
    const missing =
      "⚠ 日历里没有 2027 年的放假安排，那一年的截止时间是暂定的；公布以后写进 `calendar/2027.json`\n";
    const early = await ask("2026-12-01T23:59:59+08:00", "--pack", folder);
    const late = await ask("2026-12-02T00:00:00+08:00", "--pack", folder);
    expect(late).toEqual({ ...early, stderr: early.stderr + missing });
    expect(
      (await ask("2027-01-01T00:00:00+08:00", "--pack", packWith({ "calendar/2028.json": lawfulYear(2028) })))
        .stderr,
    ).toContain(`日历覆盖 2026、2028\n${missing}`);
    expect(
      (await ask("2030-01-01T00:00:00+08:00", "--pack", "rules/beijing-2019", "--lang", "en")).stderr,
    ).toMatch(/\nthe calendar covers 2019–20\d\d\n$/);
    expect(
      (
        await ask(
          "2026-12-02T00:00:00+08:00",
          "--pack",
          packWith({ "calendar/2026.json": { year: 2026, notices: [] } }),
          "--lang",
          "en",
        )
      ).stderr,
    ).toContain("the calendar has no holidays\n⚠");
  });

  const read = <Data>(file: string) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Data;
  const { rules } = read<FileData<"classify">>("classify.json");
  const { rows } = read<FileData<"directory">>("directory/all.json");
  const doubled = packWith({
    "classify.json": { rules: [...rules, { ...rules.at(-1), id: "classify.never" }] },
  });
  const uncovered = packWith({ "directory/all.json": { rows: rows.filter(({ topic }) => topic !== "") } });

  test.each([
    ["notes alone", folder, 0, [], "0 errors, 0 warnings, 12 notes"],
    ["a warning", doubled, 2, ["warning rule/unreachable"], "0 errors, 1 warnings, 13 notes"],
    [
      "errors of a pack that compiles",
      uncovered,
      2,
      ["error directory/gap", "error directory/gap"],
      "2 errors, 0 warnings, 12 notes",
    ],
  ] as const)("exits by the worst it finds: %s", async (_, pack, code, worse, counted) => {
    const ask = (...args: string[]) => runCli(["check", "--pack", pack, "--lang=en", ...args]);
    const brief = await ask("--brief", "--json");
    expect(records(brief.stdout).map(({ severity, code: name }) => `${severity} ${name}`)).toEqual(worse);
    const told = await ask("--brief");
    const heads = told.stdout.match(/ {2}(?:error|warning) {2}\S+$/gm) ?? [];
    expect(heads.map((head) => head.trim().replace(/ +/, " "))).toEqual(worse);
    expect(told.stdout).not.toContain("basis/example");
    const whole = await ask();
    expect(whole.stdout.match(/ {2}info {2}basis\/example/g)).toHaveLength(
      Number(/(\d+) notes/.exec(counted)?.[1]),
    );
    for (const run of [brief, told, whole])
      expect(run).toMatchObject({ code, stderr: `${counted}\nthe calendar covers 2026\n` });
  });

  test("says nothing of the calendar of a pack that does not compile", async () => {
    const run = await runCli(["check", "--json", "--pack", packWith({ "classify.json": { rules: [] } })]);
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 2, stderr: "错误 1，警告 0，提示 0\n" });
    expect(records(run.stdout)).toMatchObject([
      { severity: "error", at: { file: "classify.json", pointer: "/rules" } },
    ]);
  });

  test("cannot check a folder that is not there", async () => {
    expect(await runCli(["check", "--pack", "nowhere"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "paidan `nowhere` 不存在\n",
    });
  });
});

describe("paidan test", () => {
  const caseFile = (expect: object, more: object = {}) => ({
    cases: [{ id: "case.water", title: "停水", appeal: appeal("a"), expect, ...more }],
  });

  test("passes when each case gets what it expects", async () => {
    const pack = packWith({
      "cases/all.json": caseFile({
        lead: "990101:water",
        mode: "direct",
        topic: "公共服务/供水",
        due: { resolve: "2026-11-21T09:30:00+08:00" },
        rules: ["route.water"],
      }),
    });
    expect(await runCli(["test", "--pack", pack])).toEqual({
      code: 0,
      stdout: "",
      stderr: "用例 1 个，不通过 0 个\n",
    });
  });

  test("shows what a failing case expected and what came instead", async () => {
    const pack = packWith({
      "cases/all.json": caseFile({
        lead: "990101",
        cc: ["990102", "990101"],
        due: { resolve: "2026-11-22T00:00:00+08:00" },
        review: [],
      }),
    });
    expect(await runCli(["test", "--pack", pack])).toEqual({
      code: 2,
      stdout: [
        "✗ case.water 停水",
        "  lead",
        '    期望 "990101"',
        '    实际 "990101:water"',
        "  cc",
        "    期望 990101 990102",
        "    实际 []",
        "  review",
        "    期望 []",
        "    实际 category/default place/co-unknown",
        "  due.resolve",
        '    期望 "2026-11-22T00:00:00+08:00"',
        '    实际 "2026-11-21T09:30:00+08:00"',
        "",
        "",
      ].join("\n"),
      stderr: "用例 1 个，不通过 1 个\n",
    });
  });

  test("shows why a case's appeal was refused", async () => {
    const pack = packWith({
      "cases/all.json": caseFile({}, { appeal: { id: "x", receivedAt: "yesterday" } }),
    });
    const { code, stdout } = await runCli(["test", "--pack", pack, "--lang", "en"]);
    expect(code).toBe(2);
    expect(stdout).toContain("✗ case.water 停水\n  appeal#/receivedAt  error  time/invalid\n");
  });

  test("counts each case once, and exits by whether any failed, in both languages", async () => {
    const one = (id: string, expect: object) => ({ ...caseFile(expect).cases[0], id });
    const water = "990101:water";
    const pack = packWith({
      "cases/a.json": {
        cases: [one("case.a", { lead: water }), one("case.b", { lead: "990101", mode: "dual" })],
      },
      "cases/b.json": { cases: [one("case.c", { category: "praise" })] },
    });
    const run = await runCli(["test", "--pack", pack, "--lang", "en"]);
    expect(run).toMatchObject({ code: 2, stderr: "3 cases, 2 failing\n" });
    expect(run.stdout.match(/^✗ .*$/gm)).toEqual(["✗ case.b 停水", "✗ case.c 停水"]);
    expect(run.stdout.match(/^ {2}\S.*$/gm)).toEqual(["  mode", "  lead", "  category"]);
    expect(run.stdout).toContain('  category\n    expected "praise"\n    actual "help"\n');
    expect((await runCli(["test", "--pack", pack])).stderr).toBe("用例 3 个，不通过 2 个\n");
  });

  test("fails a case with a story of which nothing is compared", async () => {
    const story = { id: "case.story", title: "一例", appeal: appeal("a"), events: [] };
    const pack = mkdtempSync(join(tmpdir(), "paidan-"));
    cpSync("fixtures/packs/good", pack, { recursive: true });
    mkdirSync(join(pack, "ticket/cases"));
    const told = (ticket: object) => {
      const cases = [{ ...story, expect: { ticket } }];
      writeFileSync(join(pack, "ticket/cases/a.json"), JSON.stringify({ cases }));
      return runCli(["test", "--pack", join(pack, "ticket")]);
    };
    const nothing = await told({});
    expect(nothing).toMatchObject({ code: 2, stderr: "用例 1 个，不通过 1 个\n" });
    expect(nothing.stdout).toContain('    实际 {"responsible":"990101:water","phase":"dispatched"}\n');
    const otherPhase = await told({ phase: "handling" });
    expect(otherPhase).toMatchObject({ code: 2, stdout: expect.stringContaining("  ticket.phase\n") });
    const passing = { code: 0, stdout: "", stderr: "用例 1 个，不通过 0 个\n" };
    expect(await told({ phase: "dispatched" })).toEqual(passing);
  });

  test("cannot pass a pack that has no cases", async () => {
    expect(await runCli(["test", "--pack", folder])).toEqual({
      code: 1,
      stdout: "",
      stderr: "paidan 规则包没有用例\n",
    });
  });
});

describe("paidan schema", () => {
  test("writes one file for each schema, or all on stdout", async () => {
    const out = join(mkdtempSync(join(tmpdir(), "paidan-")), "schemas");
    expect((await runCli(["schema", "--out", out])).code).toBe(0);
    const schemas = jsonSchemas();
    const files = readdirSync(out, { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith(".json")).sort()).toEqual(
      Object.keys(schemas)
        .map((name) => `${name}.schema.json`)
        .sort(),
    );
    expect(JSON.parse(readFileSync(join(out, "topics.schema.json"), "utf8"))).toEqual(
      JSON.parse(JSON.stringify(schemas["topics"])),
    );
    expect(JSON.parse((await runCli(["schema"])).stdout)).toEqual(JSON.parse(JSON.stringify(schemas)));
  });
});
