import { expect, test } from "vitest";
import { elapsed, remaining, safeElapsed, safeRemaining } from "../../src/calendar/elapsed.js";
import type { LimitTerms } from "../../src/calendar/limit-plan.js";
import { beijing } from "../support/calendar/years.js";

const workdays: LimitTerms = {
  amount: 5,
  unit: "workday",
  firstDayCounts: false,
  endsAt: "end-of-day",
  roll: "none",
};
const day: LimitTerms = { ...workdays, amount: 24, unit: "hour", endsAt: "instant" };
const workhours: LimitTerms = {
  ...day,
  amount: 8,
  unit: "workhour",
  officeHours: ["09:00-12:00", "13:30-18:00"],
};
const at = (text: string): string => `2026-11-${text}:00+08:00`;

test("elapsed is told in the limit's unit, from the edge of the first day for limits in days", () => {
  expect(elapsed(workdays, { start: at("20T09:30"), end: at("24T12:00") }, beijing)).toBe(1.5);
  expect(elapsed(workdays, { start: at("20T09:30"), end: at("20T23:00") }, beijing)).toBe(0);
  expect(elapsed(workdays, { start: at("20T09:30"), end: at("22T23:00") }, beijing)).toBe(0);
  expect(elapsed(day, { start: at("20T09:30"), end: at("20T15:30") }, beijing)).toBe(6);
  expect(elapsed(workhours, { start: at("20T11:00"), end: at("23T10:00") }, beijing)).toBe(6.5);
});

test("shares of two units add up to the whole", () => {
  const handover = at("20T15:00");
  const first = elapsed(workhours, { start: at("20T11:00"), end: handover }, beijing);
  const whole = elapsed(workhours, { start: at("20T11:00"), end: at("23T10:00") }, beijing);
  expect([first, whole - first]).toEqual([2.5, 4]);
});

test("a pause is not elapsed, nor the part of it that is still to come", () => {
  const pauses = [{ from: at("20T14:30"), to: at("23T09:30") }];
  expect(elapsed(workhours, { start: at("20T11:00"), end: at("23T10:00") }, beijing, { pauses })).toBe(2.5);
  expect(elapsed(workhours, { start: at("20T11:00"), end: at("20T16:00") }, beijing, { pauses })).toBe(2);
});

test("what remains goes below zero when more is used", () => {
  expect(remaining(day, { start: at("20T09:30"), end: at("20T15:30") }, beijing)).toBe(18);
  expect(remaining(day, { start: at("20T09:30"), end: at("21T10:00") }, beijing)).toBe(-0.5);
});

test("a period that started at the end of another's last day leaves out that day", () => {
  const [start, end] = [at("23T00:00"), at("24T00:00")];
  expect(elapsed(workdays, { start, end }, beijing)).toBe(0);
  expect(elapsed(workdays, { start, end }, beijing, { startedAtDayEnd: true })).toBe(1);
});

test("an end before the start, and a pause that ends before it begins, are refused with their place", () => {
  const pauses = [{ from: at("22T00:00"), to: at("21T00:00") }];
  const result = safeElapsed(day, { start: at("20T09:30"), end: at("19T09:30") }, beijing, { pauses });
  expect(result.ok ? [] : result.problems.map((p) => `${p.code} ${p.path.join(".")}`)).toEqual([
    "time/end-before-start options.pauses.0",
    "time/end-before-start span.end",
  ]);
  expect(safeRemaining(day, { start: at("20T09:30"), end: "2026-11-21" }, beijing)).toMatchObject({
    ok: false,
    problems: [{ code: "time/invalid", path: ["span", "end"] }],
  });
  const refused = expect.objectContaining({
    problems: [expect.objectContaining({ code: "time/end-before-start" })],
  });
  expect(() => remaining(day, { start: at("20T09:30"), end: at("19T09:30") }, beijing)).toThrowError(refused);
});
