import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPack, readPackFiles, readPackLayers } from "../../src/node.js";
import { appeal, line } from "../support/minimal-appeal.js";
import { records, runCli } from "../support/run-cli.js";

const minimal = "fixtures/packs/good/minimal";
const pack = ["--pack", minimal];
const folder = () => mkdtempSync(join(tmpdir(), "paidan-"));

/** A folder with these files; a text is written, an object as JSON. */
function folderWith(files: Record<string, string | object>): string {
  const made = folder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(made, name, ".."), { recursive: true });
    writeFileSync(join(made, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return made;
}

async function refusal(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  return stderr;
}

describe("what cannot be written", () => {
  test("is told in words by `calendar`", async () => {
    expect(await refusal("calendar", "new", "2027", "--out", "/dev/null/x")).toBe(
      "paidan `/dev/null` 不是文件夹\n",
    );
    expect(await refusal("calendar", "new", "2027", "--out", "/dev/null/x/y.json", "--lang", "en")).toBe(
      "paidan `/dev/null/x` is not a folder\n",
    );
    const blocked = folder();
    expect(await refusal("calendar", "ics", ...pack, "--out", blocked)).toBe(
      `paidan \`${blocked}\` 是文件夹，这里要文件\n`,
    );
  });

  test("is not emptied: a file that is read, by any name", async () => {
    const made = folderWith({ "a.json": line });
    const input = join(made, "a.json");
    const link = join(made, "link.json");
    symlinkSync(input, link);
    for (const out of [input, join(made, ".", "a.json")])
      expect(await refusal("calendar", "ics", input, ...pack, "--out", out)).toBe(
        `paidan \`${input}\` 不能又读又写，请写到别的文件\n`,
      );
    expect(await refusal("calendar", "ics", input, ...pack, "--out", link)).toBe(
      `paidan \`${input}\` 和 \`${link}\` 是同一个文件，不能又读又写，请写到别的文件\n`,
    );
    expect(readFileSync(input, "utf8")).toBe(line);
  });

  test("is not emptied: any output where another is refused or cannot be opened", async () => {
    const made = folderWith({ "in.ndjson": line, old: "old" });
    const [input, old] = [join(made, "in.ndjson"), join(made, "old")];
    await refusal("dispatch", input, ...pack, "--out", old, "--rejects", input);
    await refusal("dispatch", input, ...pack, "--out", old, "--rejects", made);
    await refusal("dispatch", input, ...pack, "--out", old, "--rejects", join(made, "no", "where"));
    expect(readFileSync(old, "utf8")).toBe("old");
  });

  test("is not written twice, also where no file is yet", async () => {
    const out = join(folder(), "new");
    await refusal("dispatch", ...pack, "--out", out, "--rejects", `${out}/../new`);
    expect(existsSync(out)).toBe(false);
  });

  test("may be thrown away twice", async () => {
    expect(
      await runCli(["dispatch", ...pack, "--out", "/dev/null", "--rejects", "/dev/null"], `${line}{`),
    ).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("`calendar new --pack`", () => {
  test("makes no folder out of a mistyped one, nor takes one that is no pack", async () => {
    const made = folder();
    expect(await refusal("calendar", "new", "2027", "--pack", join(made, "typo"))).toBe(
      `paidan \`${join(made, "typo", "pack.json")}\` 不存在\n`,
    );
    expect(existsSync(join(made, "typo"))).toBe(false);
    await refusal("calendar", "new", "2027", "--pack", made);
    expect(existsSync(join(made, "calendar"))).toBe(false);
  });

  test("writes into the pack", async () => {
    const made = folderWith({ "pack.json": {} });
    expect((await runCli(["calendar", "new", "2027", "--pack", made])).code).toBe(0);
    expect(JSON.parse(readFileSync(join(made, "calendar/2027.json"), "utf8"))).toMatchObject({ year: 2027 });
  });
});

describe("a pack folder", () => {
  test("that extends itself through another is refused in words", async () => {
    const made = folderWith({
      "a/pack.json": { id: "a", extends: [{ id: "b" }] },
      "b/pack.json": { id: "b", extends: [{ id: "a" }] },
    });
    expect(await refusal("check", "--pack", join(made, "a"))).toBe(
      `paidan \`${join(made, "a")}\` 绕回了自己：文件夹互相 \`extends\`，或者链接成环\n`,
    );
    expect(() => loadPack(join(made, "a"))).toThrowError(expect.objectContaining({ code: "ELOOP" }));
  });

  test("that extends a missing one: the missing one is named", async () => {
    const made = folderWith({ "a/pack.json": { extends: [{ id: "nowhere" }] } });
    expect(await refusal("check", "--pack", join(made, "a"))).toBe(
      `paidan \`${join(made, "nowhere")}\` 不存在\n`,
    );
  });

  test("is told file by file as it is read, also where it extends another", () => {
    const made = folderWith({
      "a/pack.json": { extends: [{ id: "b" }] },
      "b/pack.json": {},
      "b/units/all.json": {},
    });
    const heard: string[] = [];
    readPackLayers(join(made, "a"), { onFile: (path) => heard.push(path) });
    expect(heard).toEqual(["a/pack.json", "b/pack.json", "b/units/all.json"].map((path) => join(made, path)));
  });

  test("may have links to folders and files in it, but none back", async () => {
    const made = join(folder(), "pack");
    cpSync(minimal, made, { recursive: true });
    const units = join(made, "units");
    const elsewhere = folder();
    cpSync(units, elsewhere, { recursive: true });
    writeFileSync(join(elsewhere, "calendar.json"), readFileSync(join(made, "calendar/2026.json")));
    symlinkSync(elsewhere, join(made, "linked"));
    const files = readPackFiles(made);
    expect(Object.keys(files)).toContain("linked/calendar.json");
    symlinkSync(made, join(made, "linked", "back"));
    expect(await refusal("check", "--pack", made)).toContain("绕回了自己");
  });
});

describe("one appeal", () => {
  const long = (bytes: number) =>
    JSON.stringify(
      { ...appeal, extra: { notes: Array.from({ length: bytes / 20 }, () => "一二三四") } },
      undefined,
      2,
    );

  test("may be longer on several lines than on one", async () => {
    expect(Buffer.byteLength(long(1_100_000))).toBeGreaterThan(1_100_000);
    expect(await runCli(["explain", ...pack], long(1_100_000))).toMatchObject({ code: 0, stderr: "" });
  });

  test("is not what is too long or no text, and several are still several", async () => {
    const told = async (text: string | Buffer) =>
      (await runCli(["explain", ...pack, "--lang", "en"], text)).stderr;
    expect(await told(long(17_000_000))).toBe("paidan `stdin` is too long to be one appeal\n");
    expect(await told(line.repeat(10_000))).toContain("more than one appeal");
    expect(
      await told(
        Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xc5, 0xaf, 0xc6, 0xf8]), Buffer.from('"}')]),
      ),
    ).toBe("paidan `stdin` cannot be read: it is not UTF-8\n");
  });
});

describe("characters that a terminal would obey", () => {
  const escape = "\u001B[2J\u009B31m\r";
  const shown = "␛[2J�31m␍";

  test("are made visible where an id, a key or a file's name has them", async () => {
    const explained = await runCli(["explain", ...pack], JSON.stringify({ ...appeal, id: `A${escape}\nB` }));
    expect(explained.stdout).toContain(`诉求 A${shown}␊B\n`);
    const extra = await runCli(
      ["dispatch", ...pack, "--extra"],
      JSON.stringify({ ...appeal, [`key${escape}`]: 1 }),
    );
    expect(extra.stderr).toContain(`不认识的键 \`key${shown}\` 移入 extra\n`);
    expect(await refusal("dispatch", ...pack, `no${escape}where`)).toBe(
      `paidan \`no${shown}where\` 不存在\n`,
    );
    const made = folderWith({ [`a${escape}`]: "{", b: line });
    expect((await runCli(["dispatch", ...pack, join(made, `a${escape}`), join(made, "b")])).stderr).toContain(
      `a${shown}:1`,
    );
    expect(records((await runCli(["dispatch", ...pack, join(made, "b")])).stdout)).toHaveLength(1);
  });
});

test("`--lang` without a command asks for usage, and cannot run", async () => {
  expect(await runCli(["--lang", "en"])).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("Usage: paidan"),
  });
  expect(await runCli(["--lang=en"])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Usage: paidan"),
  });
});
