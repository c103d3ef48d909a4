import { type Locate, locateIn, Problems, problemsOf, reportIssues, SoundPart } from "../diagnostic/index.js";
import { deepest, findNotJson, type JsonPath } from "../json/index.js";
import type { CompiledPack } from "../pack/index.js";
import { Chain } from "./chain.js";
import { Door, type Read } from "./door.js";
import {
  anyEventSchema,
  type EventKey,
  eventKindSchema,
  eventSchema,
  keysOf,
  type TicketEvent,
} from "./event.js";
import { checkPin, readOpened } from "./read-opening.js";
import { type Migration, type Ticket, ticketSchema, type Verdict } from "./ticket.js";
import { isFolded } from "./fold.js";

/**
 * Reads an event: its shape, and as far as that is sound its units and words, its instant in the pack's
 * offset.
 */
export function readEvent(
  pack: CompiledPack,
  input: unknown,
  locate: Locate = locateIn("event"),
): Read<TicketEvent> {
  const known = eventKindSchema.safeParse(input).success;
  const parsed = (known ? eventSchema : anyEventSchema).safeParse(input, { reportInput: true });
  const door = new Door(pack, new Problems(locate));
  if (parsed.success) return door.done(checkEvent(door, parsed.data as TicketEvent, []));
  reportIssues(door.problems, parsed.error.issues);
  const sound = new SoundPart(input, parsed.error.issues);
  checkNames(door, (key) => sound.at(key), []);
  const at = sound.at("at");
  if (typeof at === "string") door.instant(["at"], at);
  return { ok: false, diagnostics: door.problems.list };
}

function checkEvent(door: Door, event: TicketEvent, base: JsonPath): TicketEvent {
  checkNames(door, (key) => Reflect.get(event, key), base);
  return { ...event, at: door.instant([...base, "at"], event.at) };
}

/** How a name that an event says must be known to the pack. */
const named: { readonly [Key in EventKey]?: (door: Door, path: JsonPath, name: unknown) => void } = {
  unit: (door, path, id) => door.unit(path, id),
  proposed: (door, path, id) => door.unit(path, id),
  to: (door, path, id) => door.unit(path, id),
  ground: (door, path, name) => door.word(path, name, Object.keys(door.pack.ticket?.grounds ?? {})),
  departments: (door, path, ids) => door.units(path, ids),
  about: (door, path, ids) => door.units(path, ids),
  outcome: (door, path, name) => door.word(path, name, Object.keys(door.pack.ticket?.outcomes ?? {})),
  name: (door, path, name) => door.word(path, name, door.pack.milestones.keys()),
};

/** Checks the units and words of an event, given what is sound of each of its keys. */
function checkNames(door: Door, sound: (key: string) => unknown, base: JsonPath): void {
  const keys = keysOf(sound("type"));
  for (const [key, check] of Object.entries(named))
    if (keys.has(key)) check(door, [...base, key], sound(key));
}

/** Reads a ticket that comes back from wherever it was kept. */
export function readTicket(
  pack: CompiledPack,
  input: unknown,
  locate: Locate = locateIn("ticket"),
): Read<Ticket> {
  if (isFolded(pack, input)) return { ok: true, value: input };
  const door = new Door(pack, new Problems(locate));
  const notJson = findNotJson(input);
  // What a rule saw may be nested: without end it would break the schema.
  if (notJson?.actual === "deep") {
    door.report("json/not-json", notJson.path, { actual: notJson.actual, deepest });
    return { ok: false, diagnostics: door.problems.list };
  }
  const parsed = ticketSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { ok: false, diagnostics: problemsOf(parsed.error.issues, locate).list };
  const { migrations } = parsed.data;
  const judgedBefore = migrations?.at(-1)?.after ?? 0;
  const past = new Door(pack, door.problems, true);
  checkVersions(door, parsed.data);
  const opening = readOpened(migrations ? past : door, parsed.data.opening, ["opening"]);
  const seen = new Chain(opening);
  const log = parsed.data.log.map(({ event, verdict }, index) => {
    const path = ["log", index];
    const then = index < judgedBefore ? past : door;
    const entry = { event: checkEvent(then, event, [...path, "event"]), verdict };
    for (const broken of seen.take(entry)) door.report(broken.code, [...path, ...broken.path], broken.params);
    checkVerdict(then, verdict, [...path, "verdict"]);
    return entry;
  });
  return door.done({ opening, ...(migrations && { migrations }), log });
}

/** It is of the version of the pack that it went over to last, and each began where the one before ended. */
function checkVersions(door: Door, { opening, migrations = [], log }: Ticket): void {
  const last = migrations.length - 1;
  if (last < 0) checkPin(door, opening.pack, ["opening", "pack"]);
  else checkPin(door, (migrations[last] as Migration).to, ["migrations", last, "to"]);
  migrations.forEach(({ at, from, after }, index) => {
    const path = ["migrations", index];
    door.instant([...path, "at"], at);
    const before = migrations[index - 1];
    const left = before?.to ?? opening.pack;
    const follows = from.digests.tickets === left.digests.tickets && after >= (before?.after ?? 0);
    if (!follows || after > log.length) door.report("ticket/migration-altered", path, { number: index + 1 });
  });
}

/** Checks the units and limits that a verdict names. */
function checkVerdict(door: Door, verdict: Verdict, base: JsonPath): void {
  if (verdict.record) door.unit([...base, "record", "unit"], verdict.record.unit);
  if (!verdict.accepted) return;
  door.unit([...base, "responsible"], verdict.responsible);
  door.units([...base, "joined"], verdict.joined);
  for (const [step, verb] of Object.entries(verdict.clock))
    if (typeof verb === "object") door.limit([...base, "clock", step, "starts"], verb.starts);
}
