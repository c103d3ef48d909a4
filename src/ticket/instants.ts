import {
  civilDay,
  type EpochMs,
  firstYear,
  formatInstant,
  lastYear,
  parseInstant,
  yearOf,
} from "../calendar/index.js";
import type { CompiledPack } from "../pack/index.js";

/** The milliseconds of an instant that the door has let in. */
export function millis(text: string, pack: CompiledPack): EpochMs {
  const read = parseInstant(text, pack.utcOffset);
  // INVARIANT: `readTicket` and `readEvent` have checked every instant.
  if (!read.ok) throw new Error(`not an instant: ${text}`);
  return read.value;
}

export function iso(at: EpochMs, pack: CompiledPack): string {
  return formatInstant(at, pack.utcOffsetMs);
}

export function isoOrNull(at: EpochMs | null, pack: CompiledPack): string | null {
  return at === null ? null : iso(at, pack);
}

/** Whether an instant lies in the years that calendars know. */
export function isInCalendar(at: EpochMs, { utcOffsetMs }: CompiledPack): boolean {
  const year = yearOf(civilDay(at, utcOffsetMs));
  return year >= firstYear && year < lastYear;
}
