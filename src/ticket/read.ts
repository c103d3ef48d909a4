import { parseInstant } from "../calendar/instant.js";
import { firstYear, lastYear } from "../calendar/work-calendar.js";
import { type Diagnostic, diagnostic, type DiagnosticCode, type DiagnosticParams, hasErrors, type JsonPath } from "../diagnostic.js";
import type { CompiledPack } from "../pack/compiled.js";
import { type Locate, locateIn, schemaDiagnostics } from "../schema/issues.js";
import { suggest } from "../suggest.js";
import { Chain } from "./chain.js";
import { openingOf, sentAt } from "./confer.js";
import { eventKindSchema, eventSchema, type TicketEvent } from "./event.js";
import { isFolded } from "./evolve.js";
import { iso } from "./instants.js";
import { conferredSchema, decisionSchema, type Opening, type Ticket, ticketSchema } from "./ticket.js";

/** Something read at the door, or every reason why not. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Checks the names and instants of what comes in against one pack, and collects what is wrong. */
class Door {
  readonly found: Diagnostic[] = [];

  constructor(
    readonly pack: CompiledPack,
    readonly locate: Locate,
  ) {}

  report(code: DiagnosticCode, path: JsonPath, params: DiagnosticParams): void {
    this.found.push(diagnostic(code, this.locate(path), params));
  }

  known(code: DiagnosticCode, path: JsonPath, name: string | null | undefined, table: { has(name: string): boolean; keys(): Iterable<string> }, allowed?: readonly string[]): void {
    if (name === null || name === undefined || table.has(name)) return;
    const meant = suggest(name, table.keys());
    this.report(code, path, { name, ...(allowed && { allowed }), ...(meant !== undefined && { meant }) });
  }

  unit(path: JsonPath, id: string | null | undefined): void {
    this.known("ticket/unknown-unit", path, id, this.pack.units);
  }

  word(path: JsonPath, name: string, words: Iterable<string>): void {
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
    return hasErrors(this.found) ? { ok: false, diagnostics: this.found } : { ok: true, value };
  }
}

/** Reads an event: its shape, its units and words, its instant in the pack's offset. */
export function readEvent(pack: CompiledPack, input: unknown, locate: Locate = locateIn("event")): Read<TicketEvent> {
  const kind = eventKindSchema.safeParse(input, { reportInput: true });
  const parsed = kind.success ? eventSchema.safeParse(input, { reportInput: true }) : kind;
  if (!parsed.success) return { ok: false, diagnostics: schemaDiagnostics(parsed.error.issues, locate) };
  const door = new Door(pack, locate);
  return door.done(checkEvent(door, parsed.data, []));
}

function checkEvent(door: Door, event: TicketEvent, base: JsonPath): TicketEvent {
  const { ticket } = door.pack;
  door.unit([...base, "unit"], event.unit);
  if (event.type === "object") {
    door.word([...base, "ground"], event.ground, Object.keys(ticket?.grounds ?? {}));
    door.unit([...base, "proposed"], event.proposed);
  }
  if ("to" in event) door.unit([...base, "to"], event.to);
  if (event.type === "whistle") event.departments.forEach((unit, index) => door.unit([...base, "departments", index], unit));
  if (event.type === "reopen") event.about?.forEach((unit, index) => door.unit([...base, "about", index], unit));
  if (event.type === "resolve") door.word([...base, "outcome"], event.outcome, Object.keys(ticket?.outcomes ?? {}));
  if (event.type === "milestone") door.word([...base, "name"], event.name, door.pack.milestones.keys());
  return { ...event, at: door.instant([...base, "at"], event.at) };
}

/** Reads what a ticket keeps of a decision, with the lead it named or the conference did. */
export function readOpening(pack: CompiledPack, input: unknown, conferred: unknown, locate: Locate = locateIn("decision")): Read<Opening> {
  const parsed = decisionSchema.safeParse(input, { reportInput: true });
  const named = conferredSchema.optional().safeParse(conferred, { reportInput: true });
  if (!parsed.success) return { ok: false, diagnostics: schemaDiagnostics(parsed.error.issues, locate) };
  if (!named.success) return { ok: false, diagnostics: schemaDiagnostics(named.error.issues, locateIn("conferred")) };
  const door = new Door(pack, locate);
  const { routing, disposition } = parsed.data;
  if (routing === null) door.report("ticket/not-dispatched", ["routing"], { disposition: disposition.value });
  const opening = openingOf(pack, parsed.data, named.data);
  if (opening !== undefined) return door.done(sentOnceReleased(door, checkOpening(door, opening, [])));
  if (routing !== null) door.report("ticket/no-lead", ["routing", "lead"], {});
  return { ok: false, diagnostics: door.found };
}

/** A decision that was held is sent when it is released, not before. */
function sentOnceReleased(door: Door, opening: Opening): Opening {
  const { hold, dispatchedAt } = opening;
  if (!hold?.released || hasErrors(door.found)) return opening;
  const { at } = hold.released;
  return Date.parse(at) > Date.parse(dispatchedAt) ? sentAt(door.pack, opening, at) : opening;
}

function checkOpening(door: Door, opening: Opening, base: JsonPath): Opening {
  const { pack } = door;
  const { lead, co, cc, recused } = opening.routing;
  const complained = new Set(recused.map(({ value }) => value));
  if (opening.pack.id !== pack.info.id) door.report("ticket/other-pack", [...base, "pack", "id"], { ticket: opening.pack.id, pack: pack.info.id });
  if (pack.ticket === undefined) door.report("ticket/no-terms", [...base, "pack"], {});
  door.unit([...base, "routing", "lead", "value"], lead.value);
  const hold = checkHold(door, opening.hold, base);
  if (complained.has(lead.value)) door.report("ticket/recused-lead", [...base, "routing", "lead", "value"], { name: lead.value });
  co.forEach(({ value }, index) => {
    if (complained.has(value)) door.report("ticket/recused-co", [...base, "routing", "co", index, "value"], { name: value });
  });
  for (const [key, units] of Object.entries({ co, cc, recused }))
    units.forEach(({ value }, index) => door.unit([...base, "routing", key, index, "value"], value));
  const steps = new Set(pack.steps.map((step) => step.id));
  const deadlines = opening.deadlines.map((deadline, index) => {
    const path = [...base, "deadlines", index];
    door.unit([...path, "unit"], deadline.unit);
    door.known("limits/unknown-step", [...path, "step"], deadline.step, steps);
    door.known("limits/unknown-limit", [...path, "limit"], deadline.limit, pack.limits);
    return { ...deadline, startsAt: deadline.startsAt === null ? null : door.instant([...path, "startsAt"], deadline.startsAt) };
  });
  opening.obligations.forEach(({ value }, index) => door.unit([...base, "obligations", index, "value", "unit"], value.unit));
  return { ...opening, hold, deadlines, dispatchedAt: door.instant([...base, "dispatchedAt"], opening.dispatchedAt) };
}

function checkHold(door: Door, hold: Opening["hold"], base: JsonPath): Opening["hold"] {
  if (hold === null) return null;
  const { value, released } = hold;
  if (released !== null) return { ...hold, released: { ...released, at: door.instant([...base, "hold", "released", "at"], released.at) } };
  door.report("ticket/held", [...base, "hold"], { reason: value });
  return hold;
}

/** Reads a ticket that comes back from wherever it was kept. */
export function readTicket(pack: CompiledPack, input: unknown, locate: Locate = locateIn("ticket")): Read<Ticket> {
  if (isFolded(pack, input)) return { ok: true, value: input };
  const parsed = ticketSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { ok: false, diagnostics: schemaDiagnostics(parsed.error.issues, locate) };
  const door = new Door(pack, locate);
  const opening = checkOpening(door, parsed.data.opening, ["opening"]);
  const seen = new Chain(opening);
  const log = parsed.data.log.map((entry, index) => {
    const { verdict } = entry;
    const event = checkEvent(door, entry.event, ["log", index, "event"]);
    for (const { code, path, params } of seen.take({ event, verdict })) door.report(code, ["log", index, ...path], params);
    if (verdict.record) door.unit(["log", index, "verdict", "record", "unit"], verdict.record.unit);
    if (verdict.accepted) {
      door.unit(["log", index, "verdict", "responsible"], verdict.responsible);
      verdict.joined.forEach((unit, at) => door.unit(["log", index, "verdict", "joined", at], unit));
      for (const [step, verb] of Object.entries(verdict.clock))
        if (typeof verb === "object") door.known("limits/unknown-limit", ["log", index, "verdict", "clock", step, "starts"], verb.starts, pack.limits);
    }
    return { event, verdict };
  });
  return door.done({ opening, log });
}
