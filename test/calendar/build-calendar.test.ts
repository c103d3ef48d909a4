import { describe, expect, test } from "vitest";
import { buildCalendar, safeBuildCalendar } from "../../src/calendar/build-calendar.js";
import { TimeError } from "../../src/calendar/time-problem.js";
import type { CalendarYear } from "../../src/calendar/year-schema.js";
import { jsonPath } from "../../src/diagnostic/diagnostic.js";
import { compileFiles } from "../../src/pack/compile.js";
import { badPacks, goodFiles } from "../support/bad-packs.js";
import { lawfulYear } from "../support/calendar/lawful-year.js";

/** Each problem as its code and path. */
function problems(years: unknown): readonly unknown[] {
  const built = safeBuildCalendar(years as CalendarYear[]);
  return built.ok ? [] : built.problems.map(({ code, path, params }) => ({ code, path, params }));
}

const ranged = (from: string, to: string): CalendarYear =>
  lawfulYear(2026, {
    number: "1",
    title: "1",
    published: "2026-01-01",
    daysOff: [{ name: "劳动节", from, to }],
    makeUp: [],
  });

describe("the years of a calendar", () => {
  test.each([
    ["ends in another year", "2026-05-01", "2027-05-05", "to"],
    ["is thousands of years long", "2026-05-01", "9999-12-31", "to"],
    ["begins in another year", "1000-05-01", "2026-05-05", "from"],
  ])("are refused where a range %s, at its end", (_, from, to, end) => {
    const day = end === "to" ? to : from;
    const path = ["years", 1, "notices", 0, "daysOff", 0, end];
    expect(problems([lawfulYear(2025), ranged(from, to)])).toEqual([
      { code: "calendar/wrong-year", path, params: { day, year: 2026 } },
    ]);
  });

  test("are refused where two files are of one year", () => {
    const twice = [lawfulYear(2026), lawfulYear(2025), lawfulYear(2026)];
    expect(problems(twice)).toEqual([
      { code: "id/duplicate", path: ["years", 2, "year"], params: { id: "2026" } },
    ]);
  });

  test("have the problems of all files told at once, also by the twin that throws", () => {
    const years = [ranged("2026-05-05", "2026-05-01"), null, { ...lawfulYear(2025), year: "2025" }];
    const codes = problems(years).map((found) => (found as { code: string }).code);
    expect(codes).toEqual(["calendar/reversed-range", "schema/type", "schema/type"]);
    const thrown = (() => {
      try {
        return buildCalendar(years as CalendarYear[]);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(TimeError);
    expect((thrown as TimeError).problems.map(({ code, path, params }) => ({ code, path, params }))).toEqual(
      problems(years),
    );
  });

  test("that lack a holiday are refused as those of a pack are", () => {
    const { notices, year } = lawfulYear(2026);
    const without = {
      year,
      notices: notices.map((notice) => ({
        ...notice,
        daysOff: notice.daysOff.filter(({ name }) => name !== "国庆节"),
      })),
    };
    expect(problems([without])).toEqual([
      {
        code: "calendar/missing-holiday",
        path: ["years", 0, "notices"],
        params: { name: "国庆节", worked: ["2026-10-01", "2026-10-02"], unreplaced: ["2026-10-03"] },
      },
    ]);
  });

  const calendars = badPacks.filter(
    ({ name, changed }) => !name.startsWith("json/") && changed.every((file) => file.startsWith("calendar/")),
  );

  test.each(calendars.map((bad) => [bad.name, bad] as const))(
    "are refused for what check finds in the bad pack %s",
    (_, { files }) => {
      const inPack = compileFiles(files).diagnostics.filter(({ at }) => at.file.startsWith("calendar/"));
      const order = Object.keys(files)
        .filter((file) => file.startsWith("calendar/"))
        .sort();
      const years = order.map((file) => JSON.parse(files[file] as string) as unknown);
      const expected = inPack.map(({ code, at, params }) => ({
        code,
        params,
        path: ["years", order.indexOf(at.file), ...jsonPath(at.pointer)],
      }));
      expect(problems(years)).toEqual(expected.map(({ code, path, params }) => ({ code, path, params })));
    },
  );

  test("of the good pack are taken", () => {
    expect(problems([JSON.parse(goodFiles["calendar/2026.json"] as string)])).toEqual([]);
    expect(calendars.length).toBeGreaterThan(6);
  });
});
