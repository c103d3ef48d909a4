/** Deadlines and working days as iCalendar. */
export { calendarIcs, deadlinesIcs } from "./ics.js";
