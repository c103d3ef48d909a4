import type { EpochMs } from "../calendar/index.js";
import type { CompiledPack } from "../pack/index.js";
import { type Counted, countRuns, limitMs, usedMs } from "./clock-view.js";
import { iso } from "./instants.js";
import type { State } from "./state.js";
import type { Accepted } from "./ticket.js";

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

/** What opening a ticket asks for. */
export function openingEffects(pack: CompiledPack, state: State): Effect[] {
  const { at } = state.last;
  const send = (unit: string, role: "lead" | "co" | "cc"): Effect => ({
    kind: "send",
    at: iso(at, pack),
    unit,
    role,
  });
  const clocks = countRuns(pack, state, at);
  return [
    send(state.responsible, "lead"),
    ...state.co.map((unit) => send(unit, "co")),
    ...state.cc.map((unit) => send(unit, "cc")),
    ...clocks.flatMap((clock) => set(pack, clock, at)),
  ];
}

/** What an accepted event asks for: sendings, notices, and every reminder whose instant it changed. */
export function eventEffects(pack: CompiledPack, before: State, after: State, verdict: Accepted): Effect[] {
  const { at } = after.last;
  const now = iso(at, pack);
  const earlier = countRuns(pack, before, at);
  const moved = before.responsible !== after.responsible;

  return [
    ...(moved ? [{ kind: "send", at: now, unit: after.responsible, role: "lead" } as const] : []),
    ...verdict.joined.map((unit) => ({ kind: "send", at: now, unit, role: "co" }) as const),
    ...after.cc
      .filter((unit) => !before.cc.includes(unit))
      .map((unit) => ({ kind: "send", at: now, unit, role: "cc" }) as const),
    ...verdict.notices.map(
      ({ kind, to, unit, text }) => ({ kind, at: now, to, unit, text, by: verdict.rule.id }) as const,
    ),
    ...countRuns(pack, after, at).flatMap((clock, index) => changed(pack, earlier[index], clock, at)),
  ];
}

function changed(pack: CompiledPack, before: Counted | undefined, after: Counted, at: EpochMs): Effect[] {
  if (
    before &&
    before.state === after.state &&
    before.dueAt === after.dueAt &&
    before.run.unit === after.run.unit
  )
    return [];
  const wasSet = before?.state === "running" && before.dueAt !== null;
  return [
    ...(wasSet
      ? [{ kind: "cancel", at: iso(at, pack), step: before.run.step, unit: before.run.unit } as const]
      : []),
    ...set(pack, after, at),
  ];
}

/** The reminders of one clock that runs. */
function set(pack: CompiledPack, clock: Counted, at: EpochMs): Effect[] {
  const { run, dueAt, startsAt } = clock;
  if (clock.state !== "running" || dueAt === null || startsAt === null) return [];
  const { step, unit } = run;
  const warnAt = warnInstant(pack, clock, startsAt, dueAt);
  const due = iso(dueAt, pack);
  return [
    ...(run.for === "centre" && startsAt >= at
      ? [{ kind: "schedule", at: iso(startsAt, pack), step, dueAt: due } as const]
      : []),
    ...(warnAt > at ? [{ kind: "warn", at: iso(warnAt, pack), step, unit, dueAt: due } as const] : []),
    { kind: "overdue", at: due, step, unit },
  ];
}

/** The earliest instant at which the pack's share of the limit is used up. */
function warnInstant(pack: CompiledPack, { run }: Counted, startsAt: EpochMs, dueAt: EpochMs): EpochMs {
  const share = (pack.ticket?.warnAt ?? 1) * limitMs(pack, run);
  let low = startsAt;
  let high = dueAt;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (usedMs(pack, run, startsAt, middle, middle) >= share) high = middle;
    else low = middle;
  }
  return high;
}
