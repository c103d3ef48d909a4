import { type Decision, forUnit, type UnitDecision } from "../../../src/index.js";
import { labelled, centre, indented, said, when } from "./digest.js";

interface Decided {
  readonly value: string;
  readonly by: string;
}

/** What each unit is shown, the whole of it. */
export function unitLines(decision: Decision, units: readonly string[]): string[] {
  return units.flatMap((unit) => {
    const seen = forUnit(decision, unit);
    return seen === null ? [`${unit} sees nothing`] : shownLines(unit, seen);
  });
}

/** Every unit a decision names, once. */
export function namedUnits({ routing }: Decision): string[] {
  if (routing === null) return [];
  const { lead, co, cc, recused } = routing;
  return [...new Set([...(lead ? [lead] : []), ...co, ...cc, ...recused].map(({ value }) => value))];
}

/** What nobody expects to be shown: it would be more than a unit should see. */
export function more(rest: object): string {
  return Object.entries(rest)
    .map(([key, value]) => `!${key} ${JSON.stringify(value)}`)
    .join(" ");
}

function shownLines(unit: string, seen: UnitDecision): string[] {
  const { appealId, pack, part, dispatchedAt, confidential, ...decided } = seen;
  const { category, topic, routing, deadlines, obligations, ...rest } = decided;
  // The digest of a pack is of all its files, which are not what this is about.
  const { id, version, digest: _digest, ...packRest } = pack;
  const { mode, lead, co, cc, recused, ...routingRest } = routing;
  const sent = `${appealId} by ${id} ${version}, dispatched ${when(dispatchedAt)}`;
  const units = (label: string, list: readonly Decided[]) => list.map((one) => `${label} ${because(one)}`);
  const lines = [
    said([confidential ? `${sent}, confidential` : sent, more(rest), more(packRest), more(routingRest)]),
    `category ${because(category)}`,
    `topic ${topic ? because(topic) : "-"}`,
    `mode ${because(mode)}`,
    ...units("lead", lead ? [lead] : []),
    ...units("co", co),
    ...units("cc", cc),
    ...units("recused", recused),
    ...labelled("deadlines", deadlines.map(deadlineLine)),
    ...labelled("duties", obligations.map(dutyLine)),
  ];
  return [`${unit} ${part}`, ...indented(lines)];
}

export function because({ value, by, ...rest }: Decided): string {
  return said([`${value} ← ${by}`, more(rest)]);
}

function deadlineLine(deadline: UnitDecision["deadlines"][number]): string {
  const { step, unit, limit, by, ...time } = deadline;
  const { startsAt, dueAt, lastDay, waitsFor, skipped, provisional, ...rest } = time;
  const timed = [startsAt, dueAt, lastDay].some((part) => part !== null);
  return said([
    `${step} ${unit ?? centre} ${limit}:`,
    timed && `${when(startsAt)} → ${when(dueAt)} (${lastDay ?? "-"})`,
    waitsFor && `waits for ${waitsFor}`,
    provisional && "provisional",
    skipped.length > 0 && `without ${skipped.map(dayText).join(", ")}`,
    `← ${by}`,
    more(rest),
  ]);
}

function dayText(day: UnitDecision["deadlines"][number]["skipped"][number]): string {
  const { date, reason, name, notice, provisional, ...rest } = day;
  const published = notice && `${notice.number} ${notice.title}`;
  return said([date, reason, name, published, provisional && "provisional", more(rest)]);
}

function dutyLine({ value, by, ...rest }: UnitDecision["obligations"][number]): string {
  const { unit, kind, text, to, dueAt, ...valueRest } = value;
  const duty = `${unit ?? centre} ${kind} to ${to}`;
  return said([duty, dueAt && `due ${when(dueAt)}`, `${text} ← ${by}`, more(rest), more(valueRest)]);
}
