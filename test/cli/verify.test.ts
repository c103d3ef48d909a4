import { expect, test } from "vitest";
import { loadPack } from "../../src/node.js";
import { runCli } from "../support/run-cli.js";

test("paidan verify compares both engines on every appeal and tells those it could not read", async () => {
  const good = JSON.stringify({ id: "A", receivedAt: "2026-11-20T09:30:00+08:00", text: "暖气不热" });
  const { code, stdout, stderr } = await runCli(["verify", "-", "--pack", "fixtures/packs/good/minimal"], `${good}\n{"id":1}\nno json\n`);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain("复核 1 件诉求");
  expect(stderr).toContain("不一致 0 处，不合格未复核 2 件");
});

test("paidan verify compares them on every event of a log of decisions and events too", async () => {
  const dispatcher = loadPack("fixtures/packs/good/ticket");
  const decision = dispatcher.dispatch({ id: "A", receivedAt: "2026-03-02T09:00:00+08:00", title: "投诉垃圾", location: { divisions: ["990101001"] } });
  const event = { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: "990101001" };
  const log = [{ decision }, { ticket: "A", event }, { ticket: "B", event }].map((line) => JSON.stringify(line)).join("\n");
  const { code, stdout, stderr } = await runCli(["verify", "-", "--pack", "fixtures/packs/good/ticket", "--lang", "en"], log);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("1 ticket events: 0 disagreements, 1 refused and not compared");
});
