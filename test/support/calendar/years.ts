import { readdirSync, readFileSync } from "node:fs";
import { buildCalendar } from "../../../src/calendar/build-calendar.js";
import { yearSchema, type CalendarYear } from "../../../src/calendar/year-schema.js";

const folder = new URL("../../../rules/cn/calendar/", import.meta.url);

/** The year files of the Beijing pack, 2019 to 2026. */
export const years: readonly CalendarYear[] = readdirSync(folder)
  .sort()
  .map((name) => yearSchema.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8"))));

export const beijing = buildCalendar(years);
