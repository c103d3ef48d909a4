import { describe, expect, test } from "vitest";
import { runCli } from "../../support/run-cli.js";
import { appeal, at } from "../../support/appeal.js";

const pack = ["--pack", "fixtures/packs/good/minimal"];
const labelled = [
  {
    appeal: appeal({ id: "cold", title: "暖气不热", ...at("990101001") }),
    label: { category: "投诉", topic: "公共服务/供暖" },
  },
  {
    appeal: appeal({ id: "<dry>", text: "停水", ...at("990101001") }),
    label: { topic: "市容环卫", lead: "一街" },
  },
];
const lines = labelled.map((one) => JSON.stringify(one)).join("\n");

describe("paidan measure", () => {
  test("says how many labels are met and what is taken for what", async () => {
    const { code, stdout, stderr } = await runCli(["measure", ...pack], lines);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "衡量 2 件，读不了、判不了 0 件\n" });
    expect(stdout).toMatch(/^类型 +0\/1 0\.0%/m);
    expect(stdout).toMatch(/^事项 +1\/2 50\.0%/m);
    expect(stdout).toMatch(/^ +1 +投诉 → 求助 +cold$/m);
    expect(stdout).toMatch(/^ +1 +市容环卫 → 公共服务\/供水 +停水 +<dry>$/m);
  });

  test("writes the same as JSON", async () => {
    const { stdout } = await runCli(["measure", ...pack, "--json"], lines);
    expect(JSON.parse(stdout)).toMatchObject({
      appeals: 2,
      accuracy: { topic: { all: { right: 1, of: 2 } } },
      topics: [{ appeal: "cold" }, { appeal: "<dry>" }],
    });
  });

  test("writes one page that asks for nothing else, with what people wrote as text", async () => {
    const { stdout } = await runCli(["measure", ...pack, "--html", "--lang", "en"], lines);
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(stdout.match(/<svg /g)).toHaveLength(2);
    expect(stdout).toContain("&lt;dry>");
    expect(stdout).not.toMatch(/<dry>|<script|<link|src=|href=|url\(/);
  });

  test("tells each line it cannot measure with its place, and measures the rest", async () => {
    const bad = `${lines}\n\n{"appeal": 1}\n{"label":`;
    const { code, stdout, stderr } = await runCli(["measure", ...pack, "--json"], bad);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ appeals: 2, refused: 3 });
    expect(stderr).toMatch(/^stdin:3:1 .*ndjson\/blank-line/m);
    expect(stderr).toMatch(/^stdin:4:\d+ .*schema\/missing-key/m);
    expect(stderr).toMatch(/^stdin:5:\d+ .*json\/syntax/m);
  });

  test("refuses two ways of writing at once", async () => {
    expect(await runCli(["measure", ...pack, "--json", "--html"], lines)).toMatchObject({
      code: 1,
      stderr: "paidan `--json` 和 `--html` 只能写一个\n",
    });
  });
});
