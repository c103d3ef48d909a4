import { expect, test } from "vitest";
import { calendarIcs, deadlinesIcs } from "../../src/ics.js";
import { years } from "../support/calendar/years.js";
import { appeals, themeOf } from "../support/appeals.js";
import { golden } from "../support/golden.js";
import { beijing } from "../support/packs.js";

/** A calendar's lines all end with CR LF, which a golden file has no need of. */
function unix(text: string): string {
  expect(text).not.toMatch(/[^\r]\n/);
  return text.replaceAll("\r\n", "\n");
}

const clocks = appeals.filter((one) => themeOf(one) === "clocks").slice(0, 4);

test.each(["zh-CN", "en"] as const)("the deadlines of decisions as calendars in %s", async (lang) => {
  const text = clocks.map((one) => unix(deadlinesIcs(beijing.dispatch(one), beijing, { lang }))).join("");
  await expect(text).toMatchFileSnapshot(golden(`ics/deadlines.${lang}.ics`));
});

test.each([2020, 2026])("the days off and days worked instead of %i as a calendar", async (year) => {
  const text = unix(
    calendarIcs(
      years.filter((file) => file.year === year),
      "北京",
    ),
  );
  await expect(text).toMatchFileSnapshot(golden(`ics/${year}.ics`));
});
