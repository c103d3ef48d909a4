import { formatDay, isWeekend, parseDay } from "../../../src/calendar/civil-day.js";
import { statutoryRanges } from "../../../src/calendar/statutory-ranges.js";
import type { CalendarYear } from "../../../src/calendar/year-schema.js";

type Notice = CalendarYear["notices"][number];
type Range = Notice["daysOff"][number];

/**
 * A notice that gives every statutory holiday of a year, with days off instead of those on a weekend, and no
 * more.
 */
export function lawfulNotice(year: number): Notice {
  const daysOff = statutoryRanges(year).map(withDaysInstead);
  return {
    number: `示例〔${year - 1}〕9号`,
    title: "示例",
    published: `${year - 1}-10-01`,
    daysOff,
    makeUp: [],
  };
}

/** A year with a sound notice, and more. */
export function lawfulYear(year: number, ...more: readonly Notice[]): CalendarYear {
  return { year, notices: [...more, lawfulNotice(year)] };
}

/** The range goes on until as many working days are off as it had days. */
function withDaysInstead({ name, from, to }: Range): Range {
  let last = parseDay(from)! - 1;
  for (let left = parseDay(to)! - last; left > 0;) {
    last += 1;
    if (!isWeekend(last)) left -= 1;
  }
  return { name, from, to: formatDay(last) };
}
