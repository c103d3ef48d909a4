import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../../support/run-cli.js";

const root = mkdtempSync(join(tmpdir(), "paidan-"));
const registry = join(root, "registry");

/** The pack with tickets in another version, with another limit of days. */
function version(named: string, from: string, days: number): string {
  const folder = join(root, named);
  cpSync("fixtures/packs/good/ticket", folder, { recursive: true });
  const change = (file: string, old: string, now: string) => {
    const text = readFileSync(join(folder, file), "utf8");
    expect(text).toContain(old);
    writeFileSync(join(folder, file), text.replace(old, now));
  };
  change("pack.json", '"version": "1"', `"version": "${named}"`);
  change("pack.json", '"from": "2026-01-01"', `"from": "${from}"`);
  change("limits.json", '"amount": 7', `"amount": ${days}`);
  return folder;
}

const packs = [version("2026.1", "2026-01-01", 7), version("2026.6", "2026-06-01", 5)];
const line = (id: string, receivedAt: string) =>
  JSON.stringify({
    id,
    receivedAt,
    category: "complaint",
    topic: "市容环卫",
    location: { divisions: ["990101001"] },
  });
const lines = [line("early", "2026-03-02T09:00:00+08:00"), line("late", "2026-07-01T09:00:00+08:00")].join(
  "\n",
);
const records = (stdout: string) =>
  stdout
    .trim()
    .split("\n")
    .map((text) => JSON.parse(text) as { decision: { pack: { version: string } }; ok: boolean });

test("a registry decides each appeal by the version of its day, and each ticket by its own", async () => {
  for (const pack of packs)
    expect(await runCli(["publish", "--pack", pack, "--registry", registry])).toMatchObject({
      code: 0,
      stdout: "",
    });
  const again = await runCli(["publish", "--pack", packs[0] as string, "--registry", registry]);
  expect(again.stderr).toBe("ticket 2026.1 早已发布，内容相同\n");

  const from = ["--registry", registry];
  const { stdout } = await runCli(["dispatch", ...from], lines);
  expect(records(stdout).map(({ decision }) => decision.pack.version)).toEqual(["2026.1", "2026.6"]);
  const told = await runCli(["explain", ...from, "--id", "early"], lines);
  expect(told.stdout).toContain("规则包：ticket 2026.1 ");
  const tickets = await runCli(["ticket", ...from, "--at", "2026-08-01T00:00:00+08:00"], stdout);
  expect(tickets).toMatchObject({ code: 0, stderr: expect.stringContaining("工单 2 张") as string });
  const verified = await runCli(["verify", ...from], `${lines}\n${stdout}`);
  expect(verified).toMatchObject({
    code: 0,
    stdout: "",
    stderr: expect.stringContaining("复核 2 件诉求") as string,
  });
});

test("what cannot be published is told, and nothing is there", async () => {
  writeFileSync(join(packs[1] as string, "limits.json"), "{");
  const { code, stdout } = await runCli([
    "publish",
    "--pack",
    packs[1] as string,
    "--registry",
    join(root, "none"),
  ]);
  expect([code, stdout.includes("json/syntax")]).toEqual([2, true]);
  expect((await runCli(["dispatch", "--registry", join(root, "none")], lines)).stderr).toContain("不存在");
});

test.each([
  [["publish", "--registry", registry], "要写 `--pack` 和 `--registry`"],
  [["dispatch", "--pack", "x", "--registry", registry], "`--pack` 和 `--registry` 只能写一个"],
  [["dispatch", "--pack-id", "x"], "`--pack-id` 要和 `--registry` 一起写"],
  [["dispatch", "--registry", registry, "--pack-id", "other"], "没有可用的规则包"],
  [["dispatch", "--pack", "x", "--pack", "y"], "`--pack` 只能写一次"],
])("%j cannot run", async (args, message) => {
  const { code, stderr } = await runCli(args, lines);
  expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
});
