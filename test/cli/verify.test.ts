import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";

test("paidan verify compares both engines on every appeal and tells those it could not read", async () => {
  const good = JSON.stringify({ id: "A", receivedAt: "2026-11-20T09:30:00+08:00", text: "暖气不热" });
  const { code, stdout, stderr } = await runCli(["verify", "-", "--pack", "fixtures/packs/good/minimal"], `${good}\n{"id":1}\nno json\n`);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain("复核 1 件诉求");
  expect(stderr).toContain("不一致 0 处，不合格未复核 2 件");
});
