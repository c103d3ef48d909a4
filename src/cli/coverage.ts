import { civilDay, formatDay, yearOf } from "../calendar/index.js";
import { type CompiledPack, isOn } from "../pack/index.js";
import type { Call } from "./command.js";

/**
 * How far ahead a year without its holidays is missed: limits of some weeks reach over the new year before it
 * begins.
 */
const daysAhead = 30;

/**
 * Tells on stderr which years have their holidays, and that a year about to begin has not.
 *
 * What `check` finds, and its exit code, are the pack's alone: they do not change with the day.
 */
export function tellCoverage(
  call: Call,
  { calendar: { publishedYears }, effective, utcOffsetMs }: CompiledPack,
): void {
  const years = spans(publishedYears);
  if (years.length === 0) call.tell({ "zh-CN": "日历里没有放假安排", en: "the calendar has no holidays" });
  else call.tell({ "zh-CN": `日历覆盖 ${years.join("、")}`, en: `the calendar covers ${years.join(", ")}` });
  const soon = civilDay(call.io.now(), utcOffsetMs) + daysAhead;
  const [day, year] = [formatDay(soon), yearOf(soon)];
  if (!isOn(effective, day) || publishedYears.includes(year)) return;
  call.tell({
    "zh-CN": `⚠ 日历里没有 ${year} 年的放假安排，那一年的截止时间是暂定的；公布以后写进 \`calendar/${year}.json\``,
    en: `⚠ the calendar has no holidays of ${year}, so deadlines in that year are provisional; once published, write them into \`calendar/${year}.json\``,
  });
}

/** `["2019–2021", "2023"]`: years in a row as one. */
function spans(years: readonly number[]): string[] {
  const starts = years.filter((year) => !years.includes(year - 1));
  const ends = years.filter((year) => !years.includes(year + 1));
  return starts.map((start, index) => (start === ends[index] ? String(start) : `${start}–${ends[index]}`));
}
