import { dayMs } from "./civil-day.js";

export type UnitName = "hour" | "day" | "workday" | "workhour";

/** One unit that limits are counted in: all that holds of it. */
export interface TimeUnit {
  /** What it is called in Chinese. */
  readonly title: string;
  /** Its length, in milliseconds of the time it counts. */
  readonly ms: number;
  /** Which time counts: all of it, working days taken whole, or the office hours of working days. */
  readonly counts: "all" | "workdays" | "office";
  /** It is a day: up to the end of a day, such days are counted whole. */
  readonly isDay: boolean;
}

const hourMs = 3_600_000;

export const timeUnits: Readonly<Record<UnitName, TimeUnit>> = {
  hour: { title: "小时", ms: hourMs, counts: "all", isDay: false },
  day: { title: "日", ms: dayMs, counts: "all", isDay: true },
  workday: { title: "工作日", ms: dayMs, counts: "workdays", isDay: true },
  workhour: { title: "工作小时", ms: hourMs, counts: "office", isDay: false },
};

/** All that holds of a unit; `undefined` for what is none. */
export function unitNamed(name: unknown): TimeUnit | undefined {
  return typeof name === "string" && Object.hasOwn(timeUnits, name) ? timeUnits[name as UnitName] : undefined;
}
