import { civilDay, formatInstant, parseInstant } from "../calendar/index.js";
import type { Facts, FactValue, InstantValue, TextValue } from "../facts/index.js";
import type { CompiledPack } from "../pack/index.js";
import { plainText } from "../text/index.js";
import { type AppealLocation, locate } from "./location.js";
import type { SoundAppeal } from "./read-appeal.js";
import type { Appeal } from "./schema.js";

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
  const instant = (at: number) => instantValue(pack, at);
  const whole = text(appeal.title, appeal.text);
  const address = text(appeal.location?.address);
  const location = locate(
    pack,
    appeal.location?.divisions,
    [address, whole].flatMap((value) => (value ? [value.folded] : [])),
  );
  // Without a prototype, so that a fact named `constructor` is only there when it was stated.
  const facts: Record<string, FactValue> = Object.assign(Object.create(null) as object, {
    ...statedFacts(pack, appeal),
    title: text(appeal.title),
    text: whole,
    address,
    channel: appeal.channel === undefined ? undefined : pack.fold(appeal.channel),
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

/** What was stated of the facts that the pack declares. A list or a text with nothing in it was not. */
function statedFacts(pack: CompiledPack, { facts = {} }: Appeal): Record<string, FactValue> {
  const stated: Record<string, FactValue> = {};
  for (const { name, type } of pack.declaredFacts.values()) {
    // A fact may be called `constructor`.
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (type === "list") stated[name] = ((value ?? []) as string[]).map(pack.fold);
    else if (value === undefined || value === "") continue;
    else if (type === "instant") stated[name] = instantStated(pack, value as string);
    else stated[name] = type === "string" ? pack.fold(value as string) : value;
  }
  return stated;
}

function instantStated(pack: CompiledPack, text: string): InstantValue | undefined {
  const read = parseInstant(text, pack.utcOffset);
  return read.ok ? instantValue(pack, read.value) : undefined;
}

function instantValue({ calendar, utcOffsetMs }: CompiledPack, at: number): InstantValue {
  const iso = formatInstant(at, utcOffsetMs);
  const day = civilDay(at, utcOffsetMs);
  const isWorked = (one: number) =>
    one >= calendar.firstDay && one <= calendar.lastDay && calendar.isWorkday(one);
  return {
    iso,
    date: iso.slice(0, 10),
    time: iso.slice(11, 16),
    workday: isWorked(day),
    dayBeforeWorked: isWorked(day - 1),
  };
}
