import { expect, test } from "vitest";
import { countLimit } from "../../src/calendar/count-limit.js";
import type { DayNote } from "../../src/calendar/day-notes.js";
import { golden, textOf } from "../support/golden.js";
import { oddClocks, type OddClock } from "../support/calendar/odd-clocks.js";
import { beijing } from "../support/calendar/years.js";

function clockLines({ title, limit, start, pauses, follows }: OddClock): string[] {
  const counted = countLimit(limit, start, beijing, { pauses, startedAtDayEnd: follows });
  const noted = (mark: string) => (day: DayNote) => ({ date: day.date, line: noteLine(mark, day) });
  const days = [...counted.counted.map(noted("+")), ...counted.skipped.map(noted("-"))];
  return [
    `${title}: ${limit.amount} ${limit.unit} from ${start}`,
    ...pauses.map(({ from, to }) => `  paused ${from} to ${to}`),
    ...days.sort((a, b) => (a.date < b.date ? -1 : 1)).map(({ line }) => `  ${line}`),
    `  due ${counted.dueAt} (${counted.lastDay})${counted.provisional ? " provisional" : ""}`,
  ];
}

function noteLine(mark: string, { date, reason, name, notice, provisional }: DayNote): string {
  return [mark, date, reason, name, notice?.number, provisional && "provisional"]
    .filter((part) => part)
    .join(" ");
}

test("every day of an odd clock counts or is skipped for its reason", async () => {
  await expect(textOf(oddClocks.flatMap(clockLines))).toMatchFileSnapshot(golden("calendar/odd-clocks.txt"));
});
