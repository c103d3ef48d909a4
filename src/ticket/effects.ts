import { type EpochMs, reachedPlanned } from "../calendar/index.js";
import type { CompiledPack } from "../pack/index.js";
import { type Counted, countRuns, type Course, limitMs } from "./clock-view.js";
import type { Turning } from "./happening.js";
import { iso } from "./instants.js";
import type { State } from "./state.js";

/** Something for the caller to carry out, with its instant. */
export type Effect =
  /** Send the ticket to a unit. */
  | { readonly kind: "send"; readonly at: string; readonly unit: string; readonly role: "lead" | "co" | "cc" }
  /** Tell or urge somebody; `unit` is `null` for the appellant and the hotline. */
  | {
      readonly kind: "tell" | "urge";
      readonly at: string;
      readonly to: string;
      readonly unit: string | null;
      readonly text: string;
      readonly by: string;
    }
  /** Most of a limit will be used up. */
  | {
      readonly kind: "warn";
      readonly at: string;
      readonly step: string;
      readonly unit: string | null;
      readonly dueAt: string;
    }
  /** After this instant the step is overdue. */
  | { readonly kind: "overdue"; readonly at: string; readonly step: string; readonly unit: string | null }
  /** The hotline's own step begins. */
  | { readonly kind: "schedule"; readonly at: string; readonly step: string; readonly dueAt: string }
  /** Forget what was set for this step and unit before. */
  | { readonly kind: "cancel"; readonly at: string; readonly step: string; readonly unit: string | null };

type Part = Extract<Effect, { kind: "send" }>["role"];

function sent(units: readonly string[], role: Part, at: string): Effect[] {
  return units.map((unit) => ({ kind: "send", at, unit, role }));
}

/** What opening a ticket asks for. */
export function openingEffects(pack: CompiledPack, state: State): Effect[] {
  const { at } = state.last;
  const now = iso(at, pack);
  return [
    ...sent([state.responsible], "lead", now),
    ...sent(state.co, "co", now),
    ...sent(state.cc, "cc", now),
    ...countRuns({ pack, state, at }).flatMap((clock) => reminders(pack, clock, at)),
  ];
}

/** What an accepted event asks for: sendings, notices, and every reminder whose instant it changed. */
export function eventEffects(turning: Turning, after: State): Effect[] {
  const { pack, state: before, verdict, at } = turning;
  const now = iso(at, pack);
  const moved = before.responsible !== after.responsible;
  const newlyInformed = after.cc.filter((unit) => !before.cc.includes(unit));
  const { id: by } = verdict.rule;
  const was = countRuns({ pack, state: before, at });
  const is = countRuns({ pack, state: after, at });

  return [
    ...sent(moved ? [after.responsible] : [], "lead", now),
    ...sent(verdict.joined, "co", now),
    ...sent(newlyInformed, "cc", now),
    ...verdict.notices.map(({ kind, to, unit, text }): Effect => ({ kind, at: now, to, unit, text, by })),
    ...remindersAnew(pack, was, is, at),
  ];
}

/** Every reminder whose instant is another than before; of the same clocks, and more. */
export function remindersAnew(
  pack: CompiledPack,
  was: readonly Counted[],
  is: readonly Counted[],
  at: EpochMs,
): Effect[] {
  const now = iso(at, pack);
  return is.flatMap((clock, index) =>
    isAsBefore(was[index], clock) ? [] : [...cancelled(was[index], now), ...reminders(pack, clock, at)],
  );
}

function isAsBefore(was: Counted | undefined, is: Counted): boolean {
  return was?.state === is.state && was.dueAt === is.dueAt && was.run.unit === is.run.unit;
}

/** What was set for a clock that ran is to be forgotten. */
function cancelled(was: Counted | undefined, at: string): Effect[] {
  if (was?.state !== "running" || was.dueAt === null) return [];
  return [{ kind: "cancel", at, step: was.run.step, unit: was.run.unit }];
}

/** The reminders of one clock that runs, from an instant on. */
function reminders(pack: CompiledPack, clock: Counted, from: EpochMs): Effect[] {
  const { run, state, dueAt, startsAt, course } = clock;
  if (state !== "running" || dueAt === null || startsAt === null || course === null) return [];
  const { step, unit } = run;
  const due = iso(dueAt, pack);
  const warnAt = Math.min(dueAt, Math.max(startsAt + 1, warning(pack, course) ?? dueAt));
  const effects: Effect[] = [];
  if (run.for === "centre" && startsAt >= from)
    effects.push({ kind: "schedule", at: iso(startsAt, pack), step, dueAt: due });
  if (warnAt > from) effects.push({ kind: "warn", at: iso(warnAt, pack), step, unit, dueAt: due });
  effects.push({ kind: "overdue", at: due, step, unit });
  return effects;
}

/** When the pack's share of a limit is used up, in whole milliseconds. */
function warning(pack: CompiledPack, { plan, period }: Course): EpochMs | undefined {
  const share = (pack.ticket?.warnAt ?? 1) * limitMs(plan);
  return reachedPlanned(plan, period, Math.ceil(share));
}
