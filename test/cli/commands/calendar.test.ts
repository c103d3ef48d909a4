import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { checkYear } from "../../../src/calendar/check-year.js";
import { yearSchema } from "../../../src/calendar/year-schema.js";
import { runCli } from "../../support/run-cli.js";

const pack = ["--pack", "fixtures/packs/good/minimal"];

describe("paidan calendar", () => {
  test("drafts a year with its statutory days, and no notice", async () => {
    const { code, stdout, stderr } = await runCli(["calendar", "new", "2027"]);
    const year = yearSchema.parse(JSON.parse(stdout));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(checkYear(year)).toEqual([]);
    expect(year).toMatchObject({ year: 2027, notices: [] });
    expect(year.statutory?.map(({ name, from, to }) => `${name} ${from} ${to}`)).toEqual([
      "元旦 2027-01-01 2027-01-01",
      "春节 2027-02-05 2027-02-08",
      "清明节 2027-04-05 2027-04-05",
      "劳动节 2027-05-01 2027-05-02",
      "端午节 2027-06-09 2027-06-09",
      "中秋节 2027-09-15 2027-09-15",
      "国庆节 2027-10-01 2027-10-03",
    ]);
  });

  test.each(["1990", "2013", "2100"])(
    "says that the lunar holidays of %s are not in the draft",
    async (year) => {
      const { code, stdout, stderr } = await runCli(["calendar", "new", year, "--lang", "en"]);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: `the lunar holidays of ${year} are not known and left out\n`,
      });
      expect(yearSchema.parse(JSON.parse(stdout)).statutory).toHaveLength(3);
    },
  );

  test("leaves a year file that is there as it is", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "paidan-")), "2027.json");
    expect((await runCli(["calendar", "new", "2027", "--out", file])).code).toBe(0);
    const written = readFileSync(file, "utf8");
    const again = await runCli(["calendar", "new", "2027", "--out", file]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("不覆盖");
    expect(readFileSync(file, "utf8")).toBe(written);
  });

  test.each([["1989"], ["二零二七"], [""]])("refuses `%s` as a year", async (year) => {
    const { code, stderr } = await runCli(["calendar", "new", year]);
    expect(code).toBe(1);
    expect(stderr).toContain("年份要在 1990 到 2100 之间");
    expect(existsSync("calendar")).toBe(false);
  });

  test("exports the pack's days", async () => {
    const { code, stdout } = await runCli(["calendar", "ics", ...pack]);
    expect(code).toBe(0);
    expect(stdout).toContain("X-WR-CALNAME:最小的规则包");
    expect(stdout).toContain("SUMMARY:国庆节");
  });

  test("exports one appeal's deadlines", async () => {
    const line = JSON.stringify({
      id: "A",
      receivedAt: "2026-11-20T09:30:00+08:00",
      category: "complaint",
      topic: "市容环卫",
      location: { divisions: ["990101001"] },
    });
    const { code, stdout } = await runCli(["calendar", "ics", "-", ...pack], `${line}\n`);
    expect(code).toBe(0);
    expect(stdout).toContain("UID:A.resolve.990101001@paidan");
  });

  test("says what to write otherwise", async () => {
    const { code, stderr } = await runCli(["calendar"]);
    expect(code).toBe(1);
    expect(stderr).toContain("calendar new YEAR");
  });
});
