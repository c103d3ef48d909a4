import { expect, test } from "vitest";
import { records, runCli } from "../../support/run-cli.js";
import { dispatcher, street } from "../../support/ticket/ticket.js";

const pack = ["--pack", "fixtures/packs/good/ticket"];
const appeal = (id: string, receivedAt: string) => ({
  id,
  receivedAt,
  title: "投诉垃圾",
  location: { divisions: [street] },
});
const decided = (id: string, receivedAt = "2026-03-02T09:00:00+08:00") =>
  JSON.stringify({ ok: true, decision: dispatcher.dispatch(appeal(id, receivedAt)) });
const happened = (ticket: string, event: object) => JSON.stringify({ ticket, event });
const lines = (...all: string[]) => `${all.join("\n")}\n`;

const log = lines(
  decided("A"),
  decided("B", "2026-03-05T09:00:00+08:00"),
  happened("A", { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: street }),
  happened("A", { id: "2", type: "object", at: "2026-03-02T11:00:00+08:00", unit: street, ground: "hard" }),
);

test("ticket folds a log of decisions and events, and says who is responsible and what is overdue", async () => {
  const { code, stdout, stderr } = await runCli(
    ["ticket", ...pack, "--at", "2026-03-11T09:00:00+08:00"],
    log,
  );
  expect(code).toBe(0);
  expect(records(stdout)).toMatchObject([
    {
      ok: true,
      ticket: {
        appealId: "A",
        responsible: { value: street },
        phase: "handling",
        overdue: [{ step: "resolve", unit: street }],
        refusals: [{ event: "2", code: "objection/ground" }],
      },
    },
    {
      ok: true,
      ticket: { appealId: "B", overdue: [], next: { step: "resolve", dueAt: "2026-03-13T00:00:00+08:00" } },
    },
  ]);
  expect(stderr).toBe("工单 2 张，有逾期的 1 张，拒绝的事件 1 个，退回 0 行\n");
});

test("ticket --watch-list prints the clocks due soon and overdue, and the tickets that wait", async () => {
  const asked = (at: string, hours: string) =>
    runCli(["ticket", ...pack, "--at", at, "--watch-list", hours], log);
  const { stdout, stderr } = await asked("2026-03-09T09:00:00+08:00", "120");
  expect(records(stdout)).toMatchObject([
    { due: { appealId: "A", step: "resolve", dueAt: "2026-03-10T00:00:00+08:00" } },
    { due: { appealId: "A", step: "call-back", remaining: { amount: 2, unit: "workday" } } },
    { due: { appealId: "B", step: "resolve", dueAt: "2026-03-13T00:00:00+08:00" } },
    { unsigned: { appealId: "B", responsible: street, since: "2026-03-05T09:00:00+08:00" } },
  ]);
  expect(stderr).toBe(
    "工单 2 张，快到期的时钟 3 个，逾期的 0 个，未签收的工单 1 张，异议待审的 0 张，拒绝的事件 1 个，退回 0 行\n",
  );
  const late = await asked("2026-03-10T09:00:00+08:00", "0");
  expect(records(late.stdout)).toMatchObject([
    { overdue: { appealId: "A", step: "resolve", remaining: { amount: -0.375, unit: "day" } } },
    { unsigned: { appealId: "B" } },
  ]);
});

test("ticket --recount lists what the notices published after a day move", async () => {
  const given = lines(decided("C", "2026-02-09T09:00:00+08:00"), decided("D", "2026-01-12T09:00:00+08:00"));
  const asked = ["ticket", ...pack, "--at", "2026-02-10T09:00:00+08:00", "--recount"];
  const { code, stdout, stderr } = await runCli([...asked, "2025-11-03"], given);
  expect([code, stderr]).toEqual([0, "工单 2 张，截止时间变了的 1 张，拒绝的事件 0 个，退回 0 行\n"]);
  expect(records(stdout).map(({ recounted }) => recounted)).toMatchObject([
    { appealId: "C", clocks: [{ was: { lastDay: "2026-02-18" }, is: { lastDay: "2026-02-23" } }] },
  ]);
  expect((await runCli([...asked, "2025-11-04"], given)).stdout).toBe("");
  expect((await runCli([...asked, "gestern"], given)).stderr).toContain("`--recount` 要写日期");
  const both = await runCli([...asked, "2025-11-03", "--watch-list", "4"], given);
  expect(both.stderr).toContain("只能写一个");
});

test("ticket takes what dispatch writes", async () => {
  const dispatched = await runCli(
    ["dispatch", ...pack],
    lines(JSON.stringify(appeal("A", "2026-03-02T09:00:00+08:00"))),
  );
  const { code, stdout } = await runCli(
    ["ticket", ...pack, "--at", "2026-03-02T09:00:00+08:00"],
    dispatched.stdout,
  );
  expect(code).toBe(0);
  expect(records(stdout)).toHaveLength(1);
});

test("ticket answers a line it cannot read with a record, and exits with 2", async () => {
  const bad = lines(
    decided("A"),
    decided("A"),
    happened("AA", { id: "1" }),
    happened("A", { id: "1", type: "sgin" }),
    "{",
    "",
    JSON.stringify({ what: 1 }),
  );
  const { code, stdout } = await runCli(["ticket", ...pack, "--at", "2026-03-02T09:00:00+08:00"], bad);
  expect(code).toBe(2);
  const codes = records(stdout).flatMap(({ line, diagnostics }) =>
    line === undefined ? [] : [[line, (diagnostics as { code: string }[])[0]?.code]],
  );
  expect(codes).toEqual([
    [2, "ticket/opened-twice"],
    [3, "ticket/unknown-ticket"],
    [4, "schema/value"],
    [5, "json/syntax"],
    [6, "ndjson/blank-line"],
    [7, "schema/missing-key"],
  ]);
});

test("ticket --diagram draws the pack's own rules", async () => {
  const { code, stdout } = await runCli(["ticket", ...pack, "--diagram"]);
  expect(code).toBe(0);
  expect(stdout).toContain("stateDiagram-v2");
  expect(stdout).toContain("reviewing --> dispatched: 异议成立*");
});

test("ticket says what is missing", async () => {
  expect(await runCli(["ticket", ...pack], log)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("`--at`"),
  });
  expect(await runCli(["ticket", ...pack, "--at", "x"], log)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("`x`"),
  });
  expect(
    await runCli(["ticket", ...pack, "--at", "2026-03-02T09:00:00+08:00", "--watch-list", "x"], log),
  ).toMatchObject({ code: 1, stderr: expect.stringContaining("`x`") });
});

test("ticket opens what a conference agreed on, and says why it opens no other that has no lead", async () => {
  const { location: _, ...nowhere } = appeal("A", "2026-03-02T09:00:00+08:00");
  const decision = dispatcher.dispatch(nowhere);
  const conferred = { lead: street, co: ["990101:urban"], at: "2026-03-03T09:00:00+08:00" };
  const at = ["--at", "2026-03-04T09:00:00+08:00"];
  const opened = await runCli(["ticket", ...pack, ...at], lines(JSON.stringify({ decision, conferred })));
  expect(opened.code).toBe(0);
  const view = { appealId: "A", responsible: { value: street }, co: ["990101:urban"], since: conferred.at };
  expect(records(opened.stdout)).toMatchObject([{ ok: true, ticket: view }]);
  const without = await runCli(["ticket", ...pack, ...at], lines(JSON.stringify({ decision })));
  expect(without).toMatchObject({
    code: 2,
    stderr: "工单 0 张，有逾期的 0 张，拒绝的事件 0 个，退回 1 行\n",
  });
  expect(records(without.stdout)).toMatchObject([
    { line: 1, ok: false, diagnostics: [{ code: "ticket/no-lead" }] },
  ]);
});

test("ticket opens what is held once somebody has released it", async () => {
  const decision = dispatcher.dispatch({ ...appeal("A", "2026-03-02T09:00:00+08:00"), category: "report" });
  const at = ["--at", "2026-03-04T09:00:00+08:00"];
  const open = (more: object) =>
    runCli(["ticket", ...pack, ...at], lines(JSON.stringify({ decision, ...more })));
  const opened = await open({ released: { by: "0231", at: "2026-03-02T10:00:00+08:00" } });
  expect(opened.code).toBe(0);
  expect(records(opened.stdout)).toMatchObject([{ ok: true, ticket: { responsible: { value: street } } }]);
  const codes = async (more: object) => {
    const { code, stdout } = await open(more);
    return [code, records(stdout).map(({ diagnostics }) => (diagnostics as { code: string }[])[0]?.code)];
  };
  expect(await codes({})).toEqual([2, ["ticket/held"]]);
  expect(await codes({ released: { by: "0231", at: "2026-03-02T10:00:00" } })).toEqual([
    2,
    ["time/no-offset"],
  ]);
});
