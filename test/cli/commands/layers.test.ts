import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pinOf } from "../../../src/pack/digest.js";
import { loadPack } from "../../../src/node.js";
import { runCli } from "../../support/run-cli.js";

/** A folder with a pack on the minimal one, which alters its limits. */
function limits(text: string): string {
  const root = mkdtempSync(join(tmpdir(), "paidan-"));
  cpSync("fixtures/packs/good/minimal", join(root, "minimal"), { recursive: true });
  const over = join(root, "over");
  mkdirSync(over);
  const head = { id: "over", title: "上层", version: "1", extends: [{ id: "minimal", version: "0" }] };
  writeFileSync(join(over, "pack.json"), JSON.stringify(head));
  writeFileSync(join(over, "limits.json"), text);
  return over;
}

describe("paidan layers", () => {
  const folder = "rules/beijing-yanqing";

  test("shows the packs that one stands on, the lowest first", async () => {
    const { code, stdout } = await runCli(["layers", "--pack", folder]);
    expect(code).toBe(0);
    expect(stdout.split("\n").map((line) => line.split("  ")[0])).toEqual([
      "cn",
      "beijing",
      "beijing-yanqing",
      "",
    ]);
  });

  test("shows what the topmost does, and with what", async () => {
    const own = await runCli(["layers", "--own", "--pack", folder]);
    expect(own.stdout).toBe(
      "+ responsibility obligations oblige.lead.heating-visit\n+ responsibility obligations oblige.lead.heating-repair\n",
    );
    const { stdout } = await runCli(["layers", "--diff", "--pack", "rules/beijing-2019"]);
    expect(stdout).toContain(
      '~ responsibility obligations oblige.lead.contact\n    - title: "及时联系诉求人"\n    + title: "联系诉求人"\n',
    );
    expect(stdout).toContain("- responsibility events object ticket.object.market\n");
  });

  test("makes one pack of all, which decides as they do", async () => {
    const out = join(mkdtempSync(join(tmpdir(), "paidan-")), "flat");
    expect(await runCli(["layers", "--flatten", "--out", out, "--pack", folder])).toMatchObject({ code: 0 });
    expect(loadPack(out).pack).toEqual(loadPack(folder).pack);
    const { stdout } = await runCli(["layers", "--flatten", "--pack", folder]);
    expect(Object.keys(JSON.parse(stdout) as object)).toContain("calendar/2026.json");
  });

  test("tells what is wrong with the layers, and exits with 2", async () => {
    const wrong = limits('{ "limits": [{ "id": "limit.8d", "layer": "removes" }] }');
    const { code, stdout, stderr } = await runCli(["layers", "--pack", wrong]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("over/pack.json:1:");
    expect(stderr).toContain("是版本 `1`，这里写的是 `0`");
  });

  test("accept states what is below, shows what becomes of it, and leaves all else as it was written", async () => {
    const folder = limits('{ "limits": [\n  { "id": "limit.24h", "layer": "changes",   "amount": 12 } ] }\n');
    const { code, stdout, stderr } = await runCli(["layers", "accept", "--pack", folder]);
    expect([code, stderr]).toEqual([0, "over：记下 2 处\n"]);
    expect(stdout).toContain("layer/unstated");
    expect(stdout).toContain("~ limits limits limit.24h\n    - amount: 24\n    + amount: 12\n");
    expect(readFileSync(join(folder, "limits.json"), "utf8")).toBe(
      `{ "limits": [\n  { "id": "limit.24h", "layer": { "changes": "${pinOf({ amount: 24 })}" },   "amount": 12 } ] }\n`,
    );
    expect(JSON.parse(readFileSync(join(folder, "pack.json"), "utf8"))).toMatchObject({
      extends: [{ id: "minimal", version: "1" }],
    });
    expect((await runCli(["layers", "accept", "--pack", folder])).stderr).toBe("over：记下 0 处\n");
    expect(loadPack(folder).pack.id).toBe("over");
  });

  test("knows no other action", async () => {
    expect(await runCli(["layers", "accpet", "--pack", folder])).toMatchObject({ code: 1 });
  });
});
