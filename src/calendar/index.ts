/** Days and hours that count: holiday notices, working days, limits with their pauses. */
export { buildCalendar, safeBuildCalendar } from "./build-calendar.js";
export { checkYear } from "./check-year.js";
export {
  civilDate,
  type EpochDay,
  epochDay,
  formatDay,
  isWeekend,
  parseDay,
  weekdayOf,
  yearOf,
} from "./civil-day.js";
export { type CountedLimit, countLimit, safeCountLimit } from "./count-limit.js";
export { isDayEnd } from "./day-end.js";
export type { DayNote } from "./day-notes.js";
export { elapsed, remaining, safeElapsed, safeRemaining, type TimeSpan } from "./elapsed.js";
export { civilDay, type EpochMs, formatInstant, parseInstant, parseOffset, readInstant } from "./instant.js";
export { checkLimit, endsTooLate, type LimitTerms, type Plan, planLimit } from "./limit-plan.js";
export { lunarHolidays } from "./lunar-holidays.js";
export { parseOfficeHours } from "./office-hours.js";
export type { Pause } from "./pause.js";
export { duePlanned, type Period, type PlannedDue, reachedPlanned, usedPlanned } from "./planned.js";
export type { CountOptions } from "./read-run.js";
export { statutoryRanges } from "./statutory-ranges.js";
export { type TimeCode, TimeError, type TimeProblem, type TimeResult, written } from "./time-problem.js";
export { timeUnits, type UnitName } from "./units.js";
export {
  calendarOf,
  type CalendarOptions,
  type DayReason,
  firstYear,
  lastYear,
  type NoticeRef,
  type WorkCalendar,
} from "./work-calendar.js";
export { type CalendarNotice, type CalendarYear, yearSchema } from "./year-schema.js";
