import { formatDay, isDayEnd, parseDay, timeUnits } from "../calendar/index.js";
import type { Deadline, Decision } from "../decide/index.js";
import type { CompiledLimit } from "../pack/index.js";
import { dueStep } from "../facts/index.js";
import { conventionsOf } from "./conventions.js";
import { renderStrip, stripDays, type Timed } from "./day-strip.js";
import type { Names } from "./names.js";

/**
 * Returns each deadline with its start and end, its days and how they are counted. Units that share a
 * deadline share its lines.
 */
export function deadlineLines(decision: Decision, names: Names): string[] {
  const { words } = names;
  const groups = new Map<string, Deadline[]>();
  for (const deadline of decision.deadlines) {
    const { step, limit, dueAt, by } = deadline;
    const key = JSON.stringify([step, limit, dueAt, by]);
    groups.set(key, [...(groups.get(key) ?? []), deadline]);
  }
  const lines = [...groups.values()].flatMap((group) => {
    const deadline = group[0] as Deadline;
    const units = words.list(
      group.map(({ unit }) => (unit === null ? nobody(deadline.step, decision, names) : names.unit(unit))),
    );
    const title = decision.trace.find((step) => step.rule === deadline.limit)?.title ?? deadline.limit;
    const head = words.pair(names.step(deadline.step), `${units}${words.comma}${title}`);
    return [
      `${head}${words.cite(`${deadline.by} → ${deadline.limit}`)}`,
      ...timeLines(deadline, names).map((line) => `  ${line}`),
    ];
  });
  return lines.length > 0 ? lines : [words.noDeadline];
}

function nobody(step: string, decision: Decision, { pack, words }: Names): string {
  const forLead = pack.steps.find((declared) => declared.id === step)?.for === "lead";
  return forLead && decision.routing?.lead === null ? words.nobodyYet : words.centre;
}

function timeLines(deadline: Deadline, names: Names): string[] {
  const { words, pack } = names;
  const limit = pack.limits.get(deadline.limit);
  if (!isTimed(deadline)) return [words.pending(names.event(deadline.waitsFor ?? limit?.startsAt ?? ""))];
  const from = limit ? names.event(limit.startsAt) : "";
  const conventions = limit ? conventionsOf(limit, isDayEnd(deadline.dueAt, deadline.lastDay)) : [];
  const dueTime = dueText(deadline, names);
  const span = words.span(from, startText(deadline, limit), `${deadline.lastDay} ${dueTime}`);
  return [
    span,
    ...(limit && showsDays(deadline, limit)
      ? [renderStrip({ days: stripDays(deadline, limit), event: from, dueTime }, words)]
      : []),
    ...(limit
      ? [
          words.pair(
            words.label.counting,
            words.sentences(conventions.map((convention) => words.convention[convention])),
          ),
        ]
      : []),
    ...(deadline.provisional ? [`⚠ ${words.provisional}`] : []),
  ];
}

function isTimed(deadline: Deadline): deadline is Timed {
  return deadline.startsAt !== null && deadline.dueAt !== null && deadline.lastDay !== null;
}

/** Hours that nothing interrupts are plain from their two ends. */
function showsDays(deadline: Deadline, limit: CompiledLimit): boolean {
  const { counts, isDay } = timeUnits[limit.unit];
  return isDay || counts !== "all" || deadline.skipped.length > 0;
}

/** A start that is another deadline's end is written the way that end is: 24:00. */
function startText({ startsAt }: Timed, limit: CompiledLimit | undefined): string {
  const date = startsAt.slice(0, 10);
  if (limit && dueStep(limit.startsAt) !== undefined && clock(startsAt) === "00:00")
    return `${dayBefore(date)} 24:00`;
  return `${date} ${clock(startsAt)}`;
}

/** The time of day a deadline ends at, told from its last day: 00:00 of the day after is 24:00. */
function dueText({ dueAt, lastDay }: Timed, { words }: Names): string {
  if (dueAt.slice(0, 10) === lastDay) return clock(dueAt);
  return isDayEnd(dueAt, lastDay) ? "24:00" : words.nextDay(clock(dueAt));
}

/** An instant as one text for people: `2026-11-27 24:00` for the end of a last day. */
export function instantText(dueAt: string): string {
  return clock(dueAt) === "00:00"
    ? `${dayBefore(dueAt.slice(0, 10))} 24:00`
    : `${dueAt.slice(0, 10)} ${clock(dueAt)}`;
}

/** `HH:MM`, with seconds only where there are any. */
export function clock(instant: string): string {
  const time = /T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?/.exec(instant);
  return `${time?.[1]}${time?.[2] === ":00" ? "" : (time?.[2] ?? "")}`;
}

function dayBefore(date: string): string {
  return formatDay((parseDay(date) as number) - 1);
}
