import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Input, openInputs } from "../../src/cli/files.js";
import { callOf } from "../../src/cli/parse-call.js";
import { jsonSchemas } from "../../src/editor/json-schema.js";
import { installed } from "../support/installed.js";
import { line } from "../support/minimal-appeal.js";
import { records, runCli } from "../support/run-cli.js";

const schemas = Object.keys(jsonSchemas()).map((name) => `${name}.schema.json`);

let project: string;
beforeAll(async () => {
  project = await installed();
});
afterAll(() => rmSync(project, { recursive: true }));

/**
 * A folder with a file `in`, a file `old`, a pack and a layer on it. `gone` and `sub/lost` are links to one
 * file that is not there.
 */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "paidan-"));
  for (const name of ["in", "old"]) {
    writeFileSync(join(made, name), line);
    symlinkSync(name, join(made, `${name}.link`));
    linkSync(join(made, name), join(made, `${name}.hard`));
  }
  for (const name of ["sub", "layer", "one", "two"]) mkdirSync(join(made, name));
  symlinkSync("absent", join(made, "gone"));
  symlinkSync("../absent", join(made, "sub/lost"));
  cpSync("fixtures/packs/good/minimal", join(made, "pack"), { recursive: true });
  const extended = {
    id: "layer",
    title: "在上面",
    version: "1",
    extends: [{ id: "minimal", folder: "../pack" }],
  };
  writeFileSync(join(made, "layer/pack.json"), JSON.stringify(extended));
  // Folders in which one or two of the schemas to be written are the file `old`.
  for (const [index, name] of ["one", "two"].entries())
    for (const file of schemas.slice(0, index + 1)) symlinkSync("../old", join(made, name, file));
  return made;
}

/** Every name below a folder, with what stands there. */
function contents(made: string): Record<string, string> {
  const shown = (path: string) => {
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return `-> ${readlinkSync(path)}`;
    return stats.isFile() ? readFileSync(path, "latin1") : "";
  };
  return Object.fromEntries(
    readdirSync(made, { recursive: true, encoding: "utf8" }).map((name) => [name, shown(join(made, name))]),
  );
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * What a shell makes of some commands in a folder, `paidan` being the one installed. Nobody's `.bashrc` has a
 * say.
 */
function shell(commands: string, cwd: string): Promise<Ran> {
  const script = `paidan() { "$NODE" "$CLI" "$@" --lang en; }\n${commands}`;
  const env = {
    ...process.env,
    BASH_ENV: "",
    NODE: process.execPath,
    CLI: join(project, "node_modules/paidan/dist/cli.js"),
  };
  return new Promise((done) => {
    execFile("bash", ["--norc", "-c", script], { cwd, env }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** The call cannot run and says why; every byte and every name is as before. */
async function refused(commands: string): Promise<void> {
  const made = folder();
  const before = contents(made);
  const { code, stdout, stderr } = await shell(commands, made);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(
    /^paidan `.+` (?:are one file, which )?cannot be (?:both read and written|written twice), write to another file\n$/,
  );
  expect(contents(made)).toEqual(before);
}

const names = ["in", "./in", "in.link", "in.hard"];
const standard = ["- < in", "/dev/stdin < in", "/proc/self/fd/0 < in"];
/** Every way to make a command read `in`: an operand, or a redirection. */
const reading = [...names, "< in", ...standard];
const at = "--at 2026-11-24T09:00:00+08:00";

describe("a file that is read is not written", () => {
  test.concurrent.each([
    ...reading.flatMap((input) =>
      ["--out in", ">> in"].map((to) => `paidan dispatch --pack pack ${input} ${to}`),
    ),
    ...names.flatMap((name) =>
      [`--out ${name}`, `--out old --rejects ${name}`].map(
        (to) => `paidan dispatch --pack pack old.hard in ${to}`,
      ),
    ),
    "paidan dispatch --pack pack --out /dev/stdin < in",
    "paidan dispatch --pack pack in --out new --rejects gone >> in",
    "paidan dispatch --pack pack 0<> in 1>&0",
    ...[...names, ...standard].map((input) => `paidan calendar ics --pack pack ${input} --out in`),
    ...["in.link --out in.hard", "in >> in", "- < in >> in.hard"].map(
      (both) => `paidan calendar ics --pack pack ${both}`,
    ),
    ...["explain", "verify", `ticket ${at}`].flatMap((command) =>
      ["in.link", "< in", "/dev/stdin < in"].map((input) => `paidan ${command} --pack pack ${input} >> in`),
    ),
  ])("%s", refused);
});

describe("a file of the pack that is read is not written", () => {
  test.concurrent.each([
    "paidan dispatch --pack pack in --out pack/pack.json",
    "paidan dispatch --pack pack in --rejects pack/topics.json",
    "paidan dispatch --pack layer in --out pack/topics.json",
    "paidan calendar ics --pack pack --out pack/calendar/2026.json",
    "paidan calendar ics --pack pack in --out pack/limits.json",
    ...[
      "check",
      "test",
      "calendar ics",
      "verify in",
      "explain in",
      "dispatch in",
      `ticket in ${at}`,
      "ticket --diagram",
    ].map((command) => `paidan ${command} --pack pack >> pack/pack.json`),
  ])("%s", refused);
});

describe("a file is not written twice", () => {
  const twice = [
    ["old", "old"],
    ["old", "./old"],
    ["old.link", "old.hard"],
    ["new", "new"],
    ["new", "sub/../new"],
    ["gone", "gone"],
    ["gone", "sub/lost"],
    ["absent", "gone"],
  ];
  test.concurrent.each([
    ...twice.map(([out, rejects]) => `paidan dispatch --pack pack in --out ${out} --rejects ${rejects}`),
    ...["old", "old.link", "old.hard", "/dev/stdout"].map(
      (name) => `paidan dispatch --pack pack in --out ${name} >> old`,
    ),
    "paidan dispatch --pack pack in --out new --rejects old.hard >> old",
    "paidan calendar ics --pack pack --out old.hard >> old",
    "paidan calendar ics --pack pack in --out old.link >> old",
    "paidan schema --out two",
    "paidan schema --out one >> old",
  ])("%s", refused);
});

describe("no folder made on the way is left by a call that is refused", () => {
  test.concurrent.each([
    "paidan calendar ics --pack pack in --out n1/../in",
    "paidan calendar ics --pack pack in --out n1/n2/../n3/../../in.link",
    "paidan calendar ics --pack pack --out n1/../pack/calendar/2026.json",
    "paidan schema --out n1/../two",
  ])("%s", refused);

  test.concurrent.each([
    ["paidan calendar new 2027 --out n1/../old", "`n1/../old` exists and is left as it is"],
    ["paidan calendar new 2027 --out n1/n2/../../gone", "`n1/n2/../../gone` exists and is left as it is"],
    ["paidan calendar ics --out n1/../sub", "`n1/../sub` is a folder where a file is wanted"],
    ["paidan calendar ics --out n1/../in/new", "`n1/../in` is not a folder"],
    ["paidan schema --out n1/../in/new", "`in/new` is not a folder"],
  ])("%s", async (commands, message) => {
    const made = folder();
    const before = contents(made);
    expect(await shell(commands, made)).toEqual({ code: 1, stdout: "", stderr: `paidan ${message}\n` });
    expect(contents(made)).toEqual(before);
  });

  test("but is there where the call runs, and one that was there stays", async () => {
    const made = folder();
    expect(
      (await shell("paidan calendar new 2027 --out n1/n2/2027.json && paidan schema --out n3/n4", made)).code,
    ).toBe(0);
    expect(Object.keys(contents(made))).toEqual(
      expect.arrayContaining(["n1/n2/2027.json", ...schemas.map((name) => `n3/n4/${name}`)]),
    );
    const before = contents(made);
    expect((await shell("paidan calendar new 2028 --out n1/n2/../../sub/../old", made)).code).toBe(1);
    expect(contents(made)).toEqual(before);
  });
});

describe("a write that fails is told, and the call has not run", () => {
  const full = "cannot be written, the disk is full";
  const large = "cannot be written, it would be larger than a file may be";
  // One decision is cut by a block of 1,024 bytes, and is less than is gathered before it is written.
  const limit = "ulimit -f 1;";
  const into = (name: string) => `--out ${name} > /dev/null`;
  const everyTicket = `paidan dispatch --pack pack in in in in 2> /dev/null | paidan ticket --pack pack ${at}`;
  const refusedLine = "head -c 3000 /dev/zero | tr '\\0' x |";

  test.concurrent.each<[string, string, string]>([
    [`paidan dispatch --pack pack in ${into("/dev/full")}`, "/dev/full", full],
    [`${limit} paidan dispatch --pack pack in ${into("new")}`, "new", large],
    [`${refusedLine} paidan dispatch --pack pack --rejects /dev/full > /dev/null`, "/dev/full", full],
    [`${limit} ${refusedLine} paidan dispatch --pack pack --rejects new > /dev/null`, "new", large],
    [`${limit} ${refusedLine} paidan dispatch --pack pack --rejects new --out /dev/null`, "new", large],
    [`paidan calendar ics ${into("/dev/full")}`, "/dev/full", full],
    [`${limit} paidan calendar ics ${into("new")}`, "new", large],
    ["ulimit -f 0; paidan calendar new 2027 --out new", "new", large],
    [`${limit} paidan schema --out new`, `new/${schemas[0]}`, large],
    ...[
      "dispatch --pack pack in",
      "calendar ics",
      "calendar new 2027",
      "schema",
      "explain --pack pack in",
      "ticket --diagram",
      "--help",
    ].map((command): [string, string, string] => [`paidan ${command} > /dev/full`, "stdout", full]),
    ...[
      "dispatch --pack pack in",
      "calendar ics",
      "schema",
      "ticket --diagram",
      "dispatch --pack pack in.hard in in",
    ].map((command): [string, string, string] => [`${limit} paidan ${command} > new`, "stdout", large]),
    ["ulimit -f 0; paidan explain --pack pack in > new", "stdout", large],
    [`${everyTicket} > /dev/full`, "stdout", full],
    [`${refusedLine} paidan verify --pack pack > /dev/full`, "stdout", full],
    [`ulimit -f 0; ${refusedLine} paidan verify --pack pack > new`, "stdout", large],
    [`ulimit -f 0; ${everyTicket} > new`, "stdout", large],
  ])("%s", async (commands, name, why) => {
    expect(await shell(commands, folder())).toEqual({
      code: 1,
      stdout: "",
      stderr: `paidan \`${name}\` ${why}\n`,
    });
  });
});

test("messages do not go into a file that is read or written, but for the one that says so", async () => {
  for (const commands of [
    "paidan dispatch --pack pack in 2>> in",
    "paidan dispatch --pack pack old --out in 2>> in",
  ]) {
    const made = folder();
    expect(await shell(commands, made)).toEqual({ code: 1, stdout: "", stderr: "" });
    expect(readFileSync(join(made, "in"), "utf8")).toMatch(/^\{.+\}\npaidan `.+write to another file\n$/);
  }
});

describe("what loses nothing is let through", () => {
  const [one, two] = [1, 2].map((count) => Array<boolean>(count).fill(true)) as [boolean[], boolean[]];

  test.concurrent.each<[string, string, boolean[]]>([
    ["paidan dispatch --pack pack in --out new --rejects newer", "new", one],
    ["paidan dispatch --pack pack in --out gone", "absent", one],
    ["paidan dispatch --pack pack in --out sub/lost", "absent", one],
    ["paidan dispatch --pack pack in --out old", "old", one],
    ["paidan dispatch --pack pack in in.hard --out old", "old", two],
    ["paidan dispatch --pack pack in /dev/stdin --out old < in", "old", two],
    ["cat in | paidan dispatch --pack pack | cat > old", "old", one],
    ["cat in | paidan dispatch --pack pack /dev/stdin in --out /dev/stdout | cat > old", "old", two],
    ["paidan dispatch --pack pack in <(cat in) > old", "old", two],
    ["paidan dispatch --pack pack in --out new --rejects /dev/null > log 2>&1", "new", one],
    [
      "paidan dispatch --pack pack /dev/null --out /dev/null --rejects /dev/null < /dev/null > /dev/null",
      "absent",
      [],
    ],
    ["mkfifo a b; (cat in > a; cat in > b) & paidan dispatch --pack pack a b > old", "old", two],
  ])("%s", async (commands, file, ok) => {
    const made = folder();
    const { code, stderr } = await shell(commands, made);
    expect({ code, stderr: stderr.split("\n").filter((told) => told.includes("Warning")) }).toEqual({
      code: 0,
      stderr: [],
    });
    const written = ok.length > 0 ? readFileSync(join(made, file), "utf8") : "";
    expect(records(written).map((record) => record["ok"])).toEqual(ok);
    expect(readFileSync(join(made, "in"), "utf8")).toBe(line);
  });

  test("one program may fill two pipes one after the other, with more than they hold", async () => {
    const made = folder();
    writeFileSync(join(made, "much"), line.repeat(2000));
    await shell("mkfifo a b; (cat much > a; cat much > b) & paidan dispatch --pack pack a b --out new", made);
    expect(records(readFileSync(join(made, "new"), "utf8"))).toHaveLength(4000);
  });

  test("far more inputs than a process may have open", async () => {
    const made = folder();
    mkdirSync(join(made, "many"));
    for (let index = 0; index < 1000; index++) writeFileSync(join(made, "many", String(index)), line);
    expect((await shell("ulimit -n 400; paidan dispatch --pack pack many/* --out new", made)).code).toBe(0);
    expect(records(readFileSync(join(made, "new"), "utf8"))).toHaveLength(1000);
    expect((await shell("ulimit -n 400; paidan dispatch --pack pack many/* --out many/999", made)).code).toBe(
      1,
    );
    expect(readFileSync(join(made, "many/999"), "utf8")).toBe(line);
  });
});

test("no file stays open after a call, whether it ran, was refused, or was left early", async () => {
  const made = folder();
  const [input, missing, out] = ["in", "missing", "new"].map((name) => join(made, name)) as [
    string,
    string,
    string,
  ];
  const open = () => {
    const mine = readdirSync("/proc/self/fd")
      .map((fd) => `/proc/self/fd/${fd}`)
      .filter((fd) => existsSync(fd));
    return mine.map((fd) => readlinkSync(fd, { encoding: "utf8" })).filter((path) => path.startsWith(made));
  };
  const dispatch = ["dispatch", "--pack", join(made, "pack")];
  for (const args of [
    [input],
    [input, "--out", out],
    [input, missing],
    [input, "--out", input],
    [input, "--out", out, "--rejects", join(made, "sub/../new")],
  ]) {
    await runCli([...dispatch, ...args]);
    expect(open()).toEqual([]);
  }
  await runCli(["explain", "--pack", join(made, "pack"), "--line", "1", input]);
  expect(open()).toEqual([]);
});

describe("between opening and reading", () => {
  const nowhere = () => new Writable({ write: (_text, _encoding, done) => done() });
  const call = () =>
    callOf(
      { stdin: Readable.from([]), stdout: nowhere(), stderr: nowhere(), now: () => 0 },
      "en",
      [],
      new Map(),
    );
  const textOf = async (input: Input | undefined) => {
    const chunks: Buffer[] = [];
    for await (const chunk of (input as Input).chunks()) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  };

  test("a file that takes an input's name is not read in its place", async () => {
    const made = folder();
    const { files, ...rest } = call();
    const [input] = await openInputs({ files, ...rest }, [join(made, "in")]);
    writeFileSync(join(made, "other"), "other");
    renameSync(join(made, "other"), join(made, "in"));
    expect(await textOf(input)).toBe(line);
    await files.closeAll();
  });

  test("an output that takes the name of an input too many to be held open is not read", async () => {
    const made = folder();
    const one = call();
    const inputs = await openInputs(one, [...Array<string>(100).fill(join(made, "old")), join(made, "in")]);
    const [out] = await one.files.toWrite([join(made, "new")]);
    await out?.handle.writeFile("{}");
    renameSync(join(made, "new"), join(made, "in"));
    await expect(textOf(inputs.at(-1))).rejects.toThrow(
      /`\S+in` and `\S+new` are one file, which cannot be both read and written/,
    );
    expect(await textOf(inputs[99])).toBe(line);
    await one.files.closeAll();
  });
});
