import type { Dispatcher } from "../../../src/index.js";
import {
  type Attribution,
  attribution,
  type Clock,
  type Effect,
  type Rates,
  type Ticket,
  ticketAt,
  type TicketEvent,
  type TicketView,
  type Waiting,
  type Watched,
  type WatchList,
} from "../../../src/ticket/index.js";
import type { Verdict } from "../../../src/ticket/ticket.js";
import type { Lived, Moment } from "./stories.js";

export const centre = "centre";

/** An instant of the pack's own offset without what says nothing: its offset, and seconds that are zero. */
export function when(instant: string | null): string {
  return instant === null
    ? "-"
    : instant
        .replace(/\+08:00$/, "")
        .replace(/:00$/, "")
        .replace("T", " ");
}

/** A span of time, to the millisecond: `1d2h3m`, where a day is 24 hours. */
function span(ms: number): string {
  const parts = [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1_000],
    ["ms", 1],
  ] as const;
  let rest = ms;
  const written = parts.map(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? `${count}${name}` : "";
  });
  return written.join("") || "0";
}

type Part = string | null | undefined | false;

export const said = (parts: readonly Part[]) => parts.filter((part) => part).join(" ");
export const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
export const listed = (items: readonly string[]) => items.join(" ") || "-";

/** Lines under a label, those that stood there before only counted. */
function told(label: string, lines: readonly string[], before: Set<string>): string[] {
  const news = lines.filter((line) => !before.has(`${label} ${line}`));
  for (const line of news) before.add(`${label} ${line}`);
  const old = lines.length - news.length;
  return lines.length === 0 ? [] : [old > 0 ? `${label}, ${old} as before` : label, ...indented(news)];
}

/**
 * A whole life as lines: what each event did and sent, and whenever somebody looked, what is new of how it
 * stood.
 */
export function lifeLines({ ticket, effects, moments }: Lived, dispatcher: Dispatcher): string[] {
  const before = new Set<string>();
  return [
    ...openedLines(ticket),
    ...indented(effects.map(effectLine)),
    ...moments.flatMap((moment) => ["", ...momentLines(moment, ticket, dispatcher, before)]),
  ];
}

function openedLines({ opening: { routing, dispatchedAt, hold } }: Ticket): string[] {
  const units = (list: readonly { readonly value: string }[]) => listed(list.map(({ value }) => value));
  const { recused } = routing;
  const parts = `lead ${routing.lead.value} co ${units(routing.co)} cc ${units(routing.cc)}`;
  return [
    said([`opened ${when(dispatchedAt)}`, parts, recused.length > 0 && `recused ${units(recused)}`]),
    ...(hold ? [`  ${holdLine(hold)}`] : []),
  ];
}

/** Why a decision was held, and who let it go. */
export function holdLine({ value, by, released }: NonNullable<Ticket["opening"]["hold"]>): string {
  return said([`held ${value} ← ${by}`, released && `released ${when(released.at)} by ${released.by}`]);
}

function momentLines(moment: Moment, ticket: Ticket, dispatcher: Dispatcher, before: Set<string>): string[] {
  if (moment.kind === "look") return lookLines(ticket, moment.at, dispatcher, before);
  const { event, verdict, effects } = moment;
  return [answerLine(event, verdict), ...indented([...verdictLines(verdict), ...effects.map(effectLine)])];
}

/** One line for an event and the rule that answered it. */
export function answerLine({ id, type, at, unit }: TicketEvent, verdict: Verdict): string {
  const answer = verdict.accepted ? "accepted" : `refused ${verdict.code}`;
  return `${id} ${type} ${when(at)} by ${unit ?? centre}: ${answer} ← ${verdict.rule.id}`;
}

function verdictLines(verdict: Verdict): string[] {
  const record = verdict.record ? [`record ${verdict.record.kind} ${verdict.record.unit}`] : [];
  if (!verdict.accepted) return [verdict.message, ...record];
  const clock = Object.entries(verdict.clock).map(([step, verb]) =>
    typeof verb === "object" ? `${step} starts ${verb.starts}` : `${step} ${verb}`,
  );
  const { phase, responsible, joined, recuses } = verdict;
  const some = (label: string, units: readonly string[]) => units.length > 0 && `${label} ${units.join(" ")}`;
  return [
    said([phase, responsible, some("joined", joined), some("recuses", recuses)]),
    ...(clock.length > 0 ? [clock.join(", ")] : []),
    ...verdict.obligations.map(({ unit, kind, text, to, step }) =>
      said(["duty", unit ?? centre, kind, `to ${to}`, step && `by ${step}`, text]),
    ),
    ...record,
  ];
}

export function effectLine(effect: Effect): string {
  const head = `→ ${when(effect.at)} ${effect.kind}`;
  switch (effect.kind) {
    case "send":
      return `${head} ${effect.unit} as ${effect.role}`;
    case "tell":
    case "urge":
      return `${head} ${effect.to} ${effect.unit ?? "-"}: ${effect.text} ← ${effect.by}`;
    case "schedule":
      return `${head} ${effect.step}, due ${when(effect.dueAt)}`;
    case "warn":
      return `${head} ${effect.step} ${effect.unit ?? centre}, due ${when(effect.dueAt)}`;
    default:
      return `${head} ${effect.step} ${effect.unit ?? centre}`;
  }
}

function lookLines(ticket: Ticket, at: string, dispatcher: Dispatcher, before: Set<string>): string[] {
  const seen = ticketAt(ticket, at, dispatcher);
  const accounts = attribution(ticket, at, dispatcher);
  if (!seen.ok || !accounts.ok) throw new Error(`nothing to see at ${at}`);
  const used = told("used", accounts.value.map(accountLine), before);
  return [`look ${when(seen.value.at)}`, ...indented([...viewLines(seen.value, before), ...used])];
}

type Due = TicketView["overdue"][number];

function viewLines(view: TicketView, before: Set<string>): string[] {
  const due = ({ step, unit, dueAt }: Due) => `${step} ${unit ?? centre} ${when(dueAt)}`;
  return [
    `${view.phase} ${view.responsible.value} since ${when(view.since)} ← ${view.responsible.by}`,
    `co ${listed(view.co)} cc ${listed(view.cc)} returns ${view.returns} outcome ${view.outcome ?? "-"}`,
    ...told("clocks", view.clocks.map(clockLine), before),
    `next ${view.next ? due(view.next) : "-"}`,
    ...told("overdue", view.overdue.map(due), before),
    ...told("duties", view.obligations.map(dutyLine), before),
    ...told("records", view.records.map(recordLine), before),
    ...told("refused", view.refusals.map(refusalLine), before),
  ];
}

function dutyLine({ unit, kind, to, dueAt, by }: TicketView["obligations"][number]): string {
  return said([unit ?? centre, kind, `to ${to}`, dueAt && `due ${when(dueAt)}`, `← ${by}`]);
}

function recordLine({ kind, unit, at, event, by }: TicketView["records"][number]): string {
  return `${kind} ${unit} ${when(at)} ${event} ← ${by}`;
}

function refusalLine({ event, code, by, basis }: TicketView["refusals"][number]): string {
  return `${event} ${code} ← ${by} ${basis.join(" ")}`;
}

function clockLine(clock: Clock): string {
  const { step, unit, limit, state, startsAt, dueAt, lastDay, waitsFor, endedAt, missedBy, provisional } =
    clock;
  return said([
    `${step} ${unit ?? centre} ${limit} ${state}: ${when(startsAt)} → ${when(dueAt)}`,
    lastDay && `(${lastDay})`,
    waitsFor && `waits for ${waitsFor}`,
    endedAt && `ended ${when(endedAt)}`,
    missedBy && `missed by ${missedBy}`,
    provisional && "provisional",
    `← ${clock.by}`,
  ]);
}

function accountLine({ step, limit, startsAt, allowed, used, parts }: Attribution): string {
  const shares = parts.map((part) => `${part.unit ?? centre} ${part.phase} ${span(part.used)}`).join(", ");
  const whole = `${step} ${limit} from ${when(startsAt)}: ${span(used)} of ${span(allowed)}`;
  return said([whole, shares && `by ${shares}`]);
}

/** What of some tickets wants to be looked at, list by list. */
export function watchLines({ due, overdue, unsigned, reviewing, unread }: WatchList): string[] {
  const waiting = ({ appealId, responsible, since }: Waiting) =>
    `${appealId} (${responsible}) since ${when(since)}`;
  return [
    ...labelled("due", due.map(watchLine)),
    ...labelled("overdue", overdue.map(watchLine)),
    ...labelled("unsigned", unsigned.map(waiting)),
    ...labelled("reviewing", reviewing.map(waiting)),
    ...labelled(
      "unread",
      unread.map(({ index }) => String(index)),
    ),
  ];
}

function watchLine({ appealId, step, unit, dueAt, remaining, responsible }: Watched): string {
  const left = `${remaining.amount} ${remaining.unit}`;
  return `${when(dueAt)} ${appealId} ${step} ${unit ?? centre} (${responsible}), ${left} left`;
}

export function labelled(label: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [label, ...indented(lines)] : [`${label} -`];
}

export function rateLines({ of, score, excluded, ...rates }: Rates): string[] {
  const lines = (["response", "resolution", "satisfaction"] as const).map((name) => {
    const { value, numerator, denominator } = rates[name];
    return `${name} ${value ?? "-"}: ${listed(numerator)} of ${listed(denominator)}`;
  });
  const out = excluded.map(({ appealId, from, by }) => `without ${appealId} in ${from.join(" ")} ← ${by}`);
  return [of, ...indented([...lines, `score ${score ?? "-"}`, ...out])];
}
