import type { CalendarYear } from "../../src/calendar/year-schema.js";

type Notice = CalendarYear["notices"][number];

const ranges: readonly (readonly [string, string, string])[] = [
  ["元旦", "01-01", "01-01"], ["春节", "02-05", "02-08"], ["清明节", "04-05", "04-05"], ["劳动节", "05-01", "05-02"],
  ["端午节", "06-09", "06-09"], ["中秋节", "09-15", "09-15"], ["国庆节", "10-01", "10-03"],
];

/** A notice that gives every statutory holiday of a year, those of the lunar calendar on some day, and no more. */
export function lawfulNotice(year: number): Notice {
  const daysOff = ranges.map(([name, from, to]) => ({ name, from: `${year}-${from}`, to: `${year}-${to}` }));
  return { number: `示例〔${year - 1}〕9号`, title: "示例", published: `${year - 1}-10-01`, daysOff, makeUp: [] };
}

/** A year with a sound notice, and more. */
export function lawfulYear(year: number, ...more: readonly Notice[]): CalendarYear {
  return { year, notices: [...more, lawfulNotice(year)] };
}
