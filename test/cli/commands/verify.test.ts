import { expect, test } from "vitest";
import { loadPack } from "../../../src/node.js";
import type { Io } from "../../../src/cli/command.js";
import { compareLines, verify } from "../../../src/cli/commands/verify.js";
import { parseCall } from "../../../src/cli/parse-call.js";
import type { FileData } from "../../../src/pack/files.js";
import { minimal } from "../../support/packs.js";
import { patchedFiles } from "../../support/patched.js";
import { onStreams, records, runCli } from "../../support/run-cli.js";
import { verifierOf } from "../../support/verifier.js";

test("paidan verify compares both engines on every appeal and says of each line it could not take why", async () => {
  const good = JSON.stringify({ id: "A", receivedAt: "2026-11-20T09:30:00+08:00", text: "暖气不热" });
  const { code, stdout, stderr } = await runCli(
    ["verify", "-", "--pack", "fixtures/packs/good/minimal"],
    `${good}\n{"id":1}\nno json\n\n${good.replace("2026-11-20", "2100-12-30")}\n`,
  );
  expect(code).toBe(2);
  expect(records(stdout)).toMatchObject([
    {
      line: 2,
      ok: false,
      diagnostics: [
        { code: "schema/type", at: { file: "stdin", line: 2, column: 7, pointer: "/id" } },
        { code: "schema/missing-key" },
      ],
    },
    { line: 3, ok: false, diagnostics: [{ code: "json/syntax" }] },
    { line: 4, ok: false, diagnostics: [{ code: "ndjson/blank-line" }] },
    { line: 5, ok: false, diagnostics: [{ code: "time/out-of-range" }] },
  ]);
  expect(stderr).toContain("复核 1 件诉求");
  expect(stderr).toContain("不一致 0 处，不合格未复核 4 件");
});

test("paidan verify compares them on every event of a log of decisions and events too", async () => {
  const dispatcher = loadPack("fixtures/packs/good/ticket");
  const decision = dispatcher.dispatch({
    id: "A",
    receivedAt: "2026-03-02T09:00:00+08:00",
    title: "投诉垃圾",
    location: { divisions: ["990101001"] },
  });
  const event = { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: "990101001" };
  const log = [{ decision }, { ticket: "A", event }, { ticket: "B", event }]
    .map((line) => JSON.stringify(line))
    .join("\n");
  const { code, stdout, stderr } = await runCli(
    ["verify", "-", "--pack", "fixtures/packs/good/ticket", "--lang", "en"],
    log,
  );
  expect(code).toBe(2);
  expect(records(stdout)).toMatchObject([
    {
      line: 3,
      ok: false,
      diagnostics: [{ code: "ticket/unknown-ticket", at: { line: 3, pointer: "/ticket" } }],
    },
  ]);
  expect(stderr).toContain("1 ticket events: 0 disagreements, 1 refused and not compared");
});

test("paidan verify writes each disagreement of the engines, counts them, and exits with 2", async () => {
  const files = patchedFiles({
    "classify.json": (file: FileData<"classify">) => {
      const [guidance, complaint] = [2, 3].map((index) => file.rules[index]);
      if (guidance && complaint) [guidance.when, complaint.when] = [complaint.when, guidance.when];
    },
  });
  const lines = ["投诉", "法院判决", "停水"].map((text, index) =>
    JSON.stringify({ id: `A${index}`, receivedAt: "2026-11-20T09:30:00+08:00", text }),
  );
  const args = ["--pack", "fixtures/packs/good/minimal"];
  const verifier = verifierOf(minimal, files);
  const comparing = (io: Io) =>
    compareLines(
      parseCall(verify, args, io),
      { ofAppeals: minimal, ofDecisions: minimal, any: minimal },
      () => verifier,
    );
  const run = await onStreams(comparing, lines.join("\n"));
  const [both, help] = [["classify.complaint", "classify.guidance"], "classify.help"];
  expect(records(run.stdout)).toEqual([
    { appealId: "A0", list: "classify", compiled: [both[0], help], second: [both[1], help] },
    { appealId: "A1", list: "classify", compiled: [both[1], help], second: [both[0], help] },
  ]);
  expect(run.stderr).toContain("复核 3 件诉求");
  expect(run.stderr).toContain("不一致 2 处，不合格未复核 0 件");
  expect(run.code).toBe(2);
});

test("paidan verify exits with 0 where the engines agree on every line", async () => {
  const line = JSON.stringify({ id: "A", receivedAt: "2026-11-20T09:30:00+08:00", text: "投诉" });
  const run = await runCli(["verify", "--pack", "fixtures/packs/good/minimal", "--lang=en"], line);
  expect(run).toEqual({
    code: 0,
    stdout: "",
    stderr: "1 appeals on 13 rule lists each, 0 ticket events: 0 disagreements, 0 refused and not compared\n",
  });
});
