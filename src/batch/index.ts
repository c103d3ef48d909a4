/** Lines of JSON in, records out. */
export { decideLine, decideMatters, type DecideOptions, decideText } from "./decide-line.js";
export { chosenBy, type Deciding } from "./deciding.js";
export { type Line, LineSplitter } from "./line-splitter.js";
export { lineText, longestLine, readLine } from "./read-line.js";
export type { TextPlace } from "./read-text.js";
export { ticketLineSchema } from "./ticket-line-schema.js";
export { TicketLog } from "./ticket-lines.js";
