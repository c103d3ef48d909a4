export { calendarIcs, deadlinesIcs } from "./ics/index.js";
