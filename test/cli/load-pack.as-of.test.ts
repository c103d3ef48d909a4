import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands/table.js";
import { loadPack } from "../../src/node.js";
import { records, runCli } from "../support/run-cli.js";

/** The ticket pack in 2020, when the Spring Festival was first arranged and later extended. */
const pack = join(mkdtempSync(join(tmpdir(), "paidan-")), "good");
cpSync("fixtures/packs/good", pack, { recursive: true });
const folder = join(pack, "ticket");
writeFileSync(
  join(folder, "pack.json"),
  readFileSync(join(folder, "pack.json"), "utf8").replace(/"from": "[^"]+"/, '"from": "2020-01-01"'),
);
cpSync("rules/cn/calendar/2020.json", join(pack, "ticket/calendar/2020.json"));

const appeal = {
  id: "A",
  receivedAt: "2020-01-22T10:00:00+08:00",
  category: "complaint",
  topic: "公共服务/供水",
  location: { divisions: ["990101001"] },
};
const line = JSON.stringify(appeal);
const then = loadPack(folder, { asOf: "2020-01-20" }).dispatch(appeal);
const now = loadPack(folder).dispatch(appeal);
const ask = (args: string[], stdin: string) => runCli([...args, "--pack", folder], stdin);

describe("--as-of", () => {
  test("decides as was decided before a later notice", async () => {
    const due = (decision: typeof then) =>
      decision.deadlines.find(({ step }) => step === "co-report")?.lastDay;
    expect([due(then), due(now)]).toEqual(["2020-02-01", "2020-02-04"]);
    expect(records((await ask(["dispatch", "--as-of", "2020-01-20"], line)).stdout)).toEqual([
      { line: 1, ok: true, decision: then },
    ]);
    expect(records((await ask(["dispatch", "--as-of=2020-01-27"], line)).stdout)).toMatchObject([
      { decision: { deadlines: now.deadlines } },
    ]);
  });

  test("explains, exports and follows tickets by the same calendar", async () => {
    const both = async (args: string[], stdin: string, shows: string) => {
      expect((await ask(args, stdin)).stdout, args[0]).not.toContain(shows);
      expect((await ask([...args, "--as-of", "2020-01-20"], stdin)).stdout, args[0]).toContain(shows);
    };
    await both(["explain"], line, "2020-02-01 24:00");
    await both(["calendar", "ics"], "", "DTSTART;VALUE=DATE:20200201");
    await both(["calendar", "ics", "-"], line, "DTSTART;VALUE=DATE:20200201");
    await both(
      ["ticket", "--at", "2020-01-22T12:00:00+08:00"],
      JSON.stringify({ decision: now }),
      '"lastDay":"2020-02-01"',
    );
  });

  const takers = commands.filter(({ options }) => "as-of" in options).map(({ name }) => name);

  test("is an option of what counts deadlines", () => {
    expect(takers).toEqual(["dispatch", "explain", "ticket", "calendar"]);
  });

  test.each(takers)("that is no date is refused by `%s`", async (name) => {
    const args = [...(name === "calendar" ? ["calendar", "ics"] : [name]), "--pack", folder];
    expect(await runCli([...args, "--as-of", "2020-02-30"], line)).toEqual({
      code: 1,
      stdout: "",
      stderr: "paidan `--as-of` 要写日期 YYYY-MM-DD，不是 `2020-02-30`\n",
    });
    expect((await runCli([...args, "--as-of", "yesterday", "--lang", "en"], line)).stderr).toBe(
      "paidan `--as-of` needs a date YYYY-MM-DD, not `yesterday`\n",
    );
    expect((await runCli([...args, "--as-of"], line)).stderr).toBe("paidan `--as-of` 后面要写 YYYY-MM-DD\n");
  });
});
