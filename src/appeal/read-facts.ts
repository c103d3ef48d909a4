import { civilDay, formatInstant } from "../calendar/index.js";
import type { Facts, FactValue, InstantValue, TextValue } from "../facts/index.js";
import type { CompiledPack } from "../pack/index.js";
import { plainText } from "../text/index.js";
import { type AppealLocation, locate } from "./location.js";
import type { SoundAppeal } from "./read-appeal.js";

/** Turns an appeal into facts: flat, frozen, text without markup, folded and scanned once. */
export function readFacts(
  pack: CompiledPack,
  { appeal, received, dispatched }: SoundAppeal,
): { facts: Facts; location: AppealLocation } {
  const text = (...parts: readonly (string | undefined)[]): TextValue | undefined => {
    const written = parts.filter((part) => part !== undefined).map(plainText);
    const folded = pack.fold(written.join("\n"));
    return folded === "" ? undefined : { folded, written, scan: pack.scanner.scan(folded) };
  };
  const instant = (at: number): InstantValue => {
    const iso = formatInstant(at, pack.utcOffsetMs);
    const day = civilDay(at, pack.utcOffsetMs);
    return {
      iso,
      date: iso.slice(0, 10),
      time: iso.slice(11, 16),
      workday: pack.calendar.isWorkday(day),
      dayBeforeWorked: pack.calendar.isWorkday(day - 1),
    };
  };
  const whole = text(appeal.title, appeal.text);
  const address = text(appeal.location?.address);
  const location = locate(
    pack,
    appeal.location?.divisions,
    [address, whole].flatMap((value) => (value ? [value.folded] : [])),
  );
  // Without a prototype, so that a fact named `constructor` is only there when it was stated.
  const facts: Record<string, FactValue> = Object.assign(Object.create(null) as object, {
    ...appeal.facts,
    title: text(appeal.title),
    text: whole,
    address,
    channel: appeal.channel,
    received: instant(received),
    dispatched: dispatched === undefined ? undefined : instant(dispatched),
    "chosen.category": appeal.category,
    "chosen.topic": appeal.topic,
    divisions: location.divisions,
    "location.level": location.level,
    "location.spread": location.spread,
    "appellant.kind": appeal.appellant?.kind,
    "appellant.confidential": appeal.appellant?.confidential ?? false,
    "about.units": appeal.about?.units ?? [],
    "history.same": appeal.history?.same ?? "none",
    "history.newFacts": appeal.history?.newFacts,
    signals: appeal.signals ?? [],
  });
  return { facts: Object.freeze(facts), location };
}
