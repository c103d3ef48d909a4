import { firstYear, lastYear, parseInstant } from "../calendar/index.js";
import {
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
  type Locate,
  locateIn,
  meaning,
  Problems,
  problemsOf,
  reportIssues,
  SoundPart,
  suggest,
} from "../diagnostic/index.js";
import { deepest, findNotJson, type JsonPath } from "../json/index.js";
import type { CompiledPack } from "../pack/index.js";
import { Chain } from "./chain.js";
import { openingOf, sentAt } from "./confer.js";
import { anyEventSchema, eventKindSchema, eventSchema, type TicketEvent } from "./event.js";
import { isFolded } from "./evolve.js";
import { isHeld } from "./held.js";
import { iso } from "./instants.js";
import { conferredSchema, decisionSchema, type Opening, type Ticket, ticketSchema } from "./ticket.js";

/** Something read at the door, or every reason why not. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

type Names = { has(name: string): boolean; keys(): Iterable<string> };

type Outcome = { readonly ok: true } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Everything that was wrong with several things read for one answer. */
export function diagnosticsOf(read: readonly Outcome[], name: string): Diagnostic[] {
  const problems = new Problems(locateIn(name));
  for (const one of read) if (!one.ok) problems.take(one.diagnostics);
  return problems.list;
}

/** Checks the names and instants of what comes in against one pack, and collects what is wrong. */
class Door {
  constructor(
    readonly pack: CompiledPack,
    readonly problems: Problems,
  ) {}

  report(code: DiagnosticCode, path: JsonPath, params: DiagnosticParams): void {
    this.problems.report(code, path, () => params);
  }

  known(
    code: DiagnosticCode,
    path: JsonPath,
    name: unknown,
    table: Names,
    allowed?: readonly string[],
  ): void {
    if (typeof name !== "string" || table.has(name)) return;
    this.problems.report(code, path, () => ({
      name,
      ...(allowed && { allowed }),
      ...meaning(suggest(name, table.keys())),
    }));
  }

  unit(path: JsonPath, id: unknown): void {
    this.known("ticket/unknown-unit", path, id, this.pack.units);
  }

  units(path: JsonPath, ids: unknown): void {
    if (Array.isArray(ids)) ids.forEach((id, index) => this.unit([...path, index], id));
  }

  word(path: JsonPath, name: unknown, words: Iterable<string>): void {
    const set = new Set(words);
    this.known("ticket/unknown-word", path, name, set, [...set]);
  }

  /** The instant in the pack's offset; as it was where it cannot be read. */
  instant(path: JsonPath, text: string): string {
    const read = parseInstant(text, this.pack.utcOffset);
    if (!read.ok) {
      for (const problem of read.problems) this.report(problem.code, path, problem.params);
      return text;
    }
    const at = iso(read.value, this.pack);
    const year = Number(at.slice(0, 4));
    if (!(year >= firstYear && year < lastYear)) this.report("time/out-of-range", path, { text });
    return at;
  }

  done<T>(value: T): Read<T> {
    return this.problems.serious ? { ok: false, diagnostics: this.problems.list } : { ok: true, value };
  }
}

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

/** Checks the units and words of an event, given what is sound of each of its keys. */
function checkNames(door: Door, sound: (key: string) => unknown, base: JsonPath): void {
  const { ticket, milestones } = door.pack;
  const type = sound("type");
  const asked = { object: "proposed", "objection-upheld": "to", escalate: "to" }[String(type)];
  door.unit([...base, "unit"], sound("unit"));
  if (asked !== undefined) door.unit([...base, asked], sound(asked));
  if (type === "object") door.word([...base, "ground"], sound("ground"), Object.keys(ticket?.grounds ?? {}));
  if (type === "whistle") door.units([...base, "departments"], sound("departments"));
  if (type === "reopen") door.units([...base, "about"], sound("about"));
  if (type === "resolve")
    door.word([...base, "outcome"], sound("outcome"), Object.keys(ticket?.outcomes ?? {}));
  if (type === "milestone") door.word([...base, "name"], sound("name"), milestones.keys());
}

/** Reads what a ticket keeps of a decision, with the lead it named or the conference did. */
export function readOpening(
  pack: CompiledPack,
  input: unknown,
  conferred: unknown,
  locate: Locate = locateIn("decision"),
): Read<Opening> {
  const decision = decisionSchema.safeParse(input, { reportInput: true });
  const named = conferredSchema.optional().safeParse(conferred, { reportInput: true });
  if (!decision.success || !named.success) {
    const problems = problemsOf(decision.error?.issues ?? [], locate);
    problems.take(problemsOf(named.error?.issues ?? [], locateIn("conferred")).list);
    return { ok: false, diagnostics: problems.list };
  }
  const door = new Door(pack, new Problems(locate));
  const { routing, disposition } = decision.data;
  if (isHeld(decision.data)) door.report("ticket/held", ["hold"], {});
  if (routing === null) door.report("ticket/not-dispatched", ["routing"], { disposition: disposition.value });
  const opening = openingOf(pack, decision.data, named.data);
  if (opening !== undefined) return door.done(sentOnceReleased(door, checkOpening(door, opening, [])));
  if (routing !== null) door.report("ticket/no-lead", ["routing", "lead"], {});
  return { ok: false, diagnostics: door.problems.list };
}

/** A decision that was held is sent when it is released, not before. */
function sentOnceReleased(door: Door, opening: Opening): Opening {
  const { hold, dispatchedAt } = opening;
  if (!hold?.released || door.problems.serious) return opening;
  const { at } = hold.released;
  return Date.parse(at) > Date.parse(dispatchedAt) ? sentAt(door.pack, opening, at) : opening;
}

function checkOpening(door: Door, opening: Opening, base: JsonPath): Opening {
  const { pack } = door;
  const { lead, co, cc, recused } = opening.routing;
  const complained = new Set(recused.map(({ value }) => value));
  if (opening.pack.id !== pack.info.id)
    door.report("ticket/other-pack", [...base, "pack", "id"], {
      ticket: opening.pack.id,
      pack: pack.info.id,
    });
  if (pack.ticket === undefined) door.report("ticket/no-terms", [...base, "pack"], {});
  door.unit([...base, "routing", "lead", "value"], lead.value);
  const hold = checkHold(door, opening.hold, base);
  if (complained.has(lead.value))
    door.report("ticket/recused-lead", [...base, "routing", "lead", "value"], { name: lead.value });
  co.forEach(({ value }, index) => {
    if (complained.has(value))
      door.report("ticket/recused-co", [...base, "routing", "co", index, "value"], { name: value });
  });
  for (const [key, units] of Object.entries({ co, cc, recused }))
    units.forEach(({ value }, index) => door.unit([...base, "routing", key, index, "value"], value));
  const steps = new Set(pack.steps.map((step) => step.id));
  const deadlines = opening.deadlines.map((deadline, index) => {
    const path = [...base, "deadlines", index];
    door.unit([...path, "unit"], deadline.unit);
    door.known("limits/unknown-step", [...path, "step"], deadline.step, steps);
    door.known("limits/unknown-limit", [...path, "limit"], deadline.limit, pack.limits);
    return {
      ...deadline,
      startsAt: deadline.startsAt === null ? null : door.instant([...path, "startsAt"], deadline.startsAt),
    };
  });
  opening.obligations.forEach(({ value }, index) =>
    door.unit([...base, "obligations", index, "value", "unit"], value.unit),
  );
  return {
    ...opening,
    hold,
    deadlines,
    dispatchedAt: door.instant([...base, "dispatchedAt"], opening.dispatchedAt),
  };
}

function checkHold(door: Door, hold: Opening["hold"], base: JsonPath): Opening["hold"] {
  if (hold === null) return null;
  const { released } = hold;
  if (released !== null)
    return {
      ...hold,
      released: { ...released, at: door.instant([...base, "hold", "released", "at"], released.at) },
    };
  // Of a decision that is read, it was said already.
  if (base.length > 0) door.report("ticket/held", [...base, "hold"], {});
  return hold;
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
  const opening = checkOpening(door, parsed.data.opening, ["opening"]);
  const seen = new Chain(opening);
  const log = parsed.data.log.map((entry, index) => {
    const { verdict } = entry;
    const event = checkEvent(door, entry.event, ["log", index, "event"]);
    for (const { code, path, params } of seen.take({ event, verdict }))
      door.report(code, ["log", index, ...path], params);
    if (verdict.record) door.unit(["log", index, "verdict", "record", "unit"], verdict.record.unit);
    if (verdict.accepted) {
      door.unit(["log", index, "verdict", "responsible"], verdict.responsible);
      verdict.joined.forEach((unit, at) => door.unit(["log", index, "verdict", "joined", at], unit));
      for (const [step, verb] of Object.entries(verdict.clock))
        if (typeof verb === "object")
          door.known(
            "limits/unknown-limit",
            ["log", index, "verdict", "clock", step, "starts"],
            verb.starts,
            pack.limits,
          );
    }
    return { event, verdict };
  });
  return door.done({ opening, log });
}
