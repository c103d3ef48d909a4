import { formatDay, parseDay } from "../../calendar/index.js";
import type { Days } from "../schema/days.js";

/** Whether a day is one of those, both ends in. */
export function isOn({ from, to }: Days, day: string): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

export function doOverlap(one: Days, other: Days): boolean {
  return startsBy(one, other.to) && startsBy(other, one.to);
}

/** The days that are among both; none where they do not overlap. */
export function bothOf(one: Days, other: Days): Days {
  return { from: later(one.from, other.from), to: earlier(one.to, other.to) };
}

export function isEmpty({ from, to }: Days): boolean {
  return from !== undefined && to !== undefined && to < from;
}

/** The earlier of two ends; none ends never. */
export function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

function startsBy({ from }: Days, day: string | undefined): boolean {
  return from === undefined || day === undefined || from <= day;
}

/** By when they begin. */
export function byStart(one: Days, other: Days): number {
  const [from, start] = [one.from ?? "", other.from ?? ""];
  if (from === start) return 0;
  return from < start ? -1 : 1;
}

export function dayAfter(day: string): string {
  return daysFrom(day, 1);
}

export function dayBefore(day: string): string {
  return daysFrom(day, -1);
}

function daysFrom(day: string, count: number): string {
  // INVARIANT: the schema has let none but days through.
  return formatDay((parseDay(day) as number) + count);
}
