import { describe, expect, test } from "vitest";
import { calendarIcs, deadlinesIcs } from "../../src/ics.js";
import type { Limit } from "../../src/pack/schema/limits.js";
import { years } from "../support/calendar/years.js";
import { appeal, at } from "../support/appeal.js";
import { minimal } from "../support/packs.js";
import { patched } from "../support/patched.js";
import { lawfulYear } from "../support/calendar/lawful-year.js";

const lines = (text: string) => text.split("\r\n");

describe("deadlines as iCalendar", () => {
  const decision = minimal.dispatch(appeal({ category: "complaint", topic: "市容环卫", ...at("990101001") }));

  test("an end of day is an all-day event of the last day", () => {
    const text = lines(deadlinesIcs(decision, minimal));
    expect(text).toContain("SUMMARY:办结反馈 截止 24:00");
    expect(text).toContain("DTSTART;VALUE=DATE:20261127");
    expect(text).toContain("DTEND;VALUE=DATE:20261128");
    expect(text).toContain("UID:1.resolve.990101001@paidan");
  });

  test("an instant is the half hour before it, in UTC", () => {
    const water = minimal.dispatch(
      appeal({ category: "complaint", topic: "公共服务/供水", ...at("990101001") }),
    );
    const text = lines(deadlinesIcs(water, minimal, { lang: "en" }));
    expect(text).toContain("SUMMARY:办结反馈 due 09:30");
    expect(text).toContain("DTSTART:20261121T010000Z");
    expect(text).toContain("DTEND:20261121T013000Z");
  });

  test("an instant that rolled to the 00:00 of a working day is over before that day, not at its end", () => {
    const rolling = patched({
      "limits.json": ({ limits }: { limits: { -readonly [Key in keyof Limit]: Limit[Key] }[] }) => {
        for (const limit of limits) if (limit.id === "limit.24h") limit.roll = "next-workday";
      },
    });
    const water = rolling.dispatch(
      appeal({ category: "complaint", topic: "公共服务/供水", ...at("990101001") }),
    );
    expect(water.deadlines[0]).toMatchObject({ dueAt: "2026-11-23T00:00:00+08:00", lastDay: "2026-11-23" });
    const text = lines(deadlinesIcs(water, rolling));
    expect(text).toContain("SUMMARY:办结反馈 截止 00:00");
    expect(text).toContain("DTSTART:20261122T153000Z");
    expect(text).toContain("DTEND:20261122T160000Z");
  });

  test("the same decision gives the same text", () => {
    expect(deadlinesIcs(decision, minimal)).toBe(deadlinesIcs(structuredClone(decision), minimal));
  });
});

test("a calendar has its holidays and the days worked instead, each with its notice", () => {
  const more = {
    number: "示例〔2025〕1号",
    title: "示例",
    published: "2025-11-04",
    daysOff: [{ name: "元旦", from: "2026-01-01", to: "2026-01-03" }],
    makeUp: ["2026-01-04"],
  };
  const text = lines(calendarIcs([lawfulYear(2026, more)], "某市"));
  const told = text.filter((line) => /^(SUMMARY|DTSTART|DTEND|DESCRIPTION|X-WR-CALNAME)/.test(line));
  expect(told.slice(0, 9)).toEqual([
    "X-WR-CALNAME:某市",
    "SUMMARY:元旦",
    "DTSTART;VALUE=DATE:20260101",
    "DTEND;VALUE=DATE:20260104",
    "DESCRIPTION:示例〔2025〕1号",
    "SUMMARY:调休上班",
    "DTSTART;VALUE=DATE:20260104",
    "DTEND;VALUE=DATE:20260105",
    "DESCRIPTION:示例〔2025〕1号",
  ]);
  expect(told.slice(-4)).toEqual([
    "SUMMARY:国庆节",
    "DTSTART;VALUE=DATE:20261001",
    "DTEND;VALUE=DATE:20261006",
    "DESCRIPTION:示例〔2025〕9号",
  ]);
});

describe("a year whose arrangement was changed", () => {
  const events = (asOf?: string) =>
    calendarIcs(
      years.filter(({ year }) => year === 2020),
      "北京",
      asOf === undefined ? {} : { asOf },
    )
      .split("BEGIN:VEVENT")
      .slice(1)
      .map((event) =>
        ["SUMMARY", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "DTSTAMP", "DESCRIPTION"].map(
          (key) => new RegExp(`^${key}:(.*)\r$`, "m").exec(event)?.[1],
        ),
      );
  const onFirstOfFebruary = (all: ReturnType<typeof events>) =>
    all.filter(([, from = "", to = ""]) => from <= "20200201" && "20200201" < to);

  test("has each day once, as the latest notice has it, and a holiday in one piece", () => {
    expect(onFirstOfFebruary(events())).toEqual([
      ["春节", "20200124", "20200203", "20200127T000000Z", "国办发明电〔2019〕16号\\n国办发明电〔2020〕1号"],
    ]);
  });

  test("has it as it was before the change, as of a day before", () => {
    expect(onFirstOfFebruary(events("2020-01-20"))).toEqual([
      ["调休上班", "20200201", "20200202", "20191121T000000Z", "国办发明电〔2019〕16号"],
    ]);
    expect(events("2019-01-01")).toEqual([]);
  });
});
