import { type EpochMs, usedPlanned } from "../calendar/index.js";
import { type Dispatcher, findPack } from "../decide/index.js";
import type { Phase } from "../facts/index.js";
import { type Counted, countRuns, limitMs, type Standing } from "./clock-view.js";
import { iso } from "./instants.js";
import type { Read } from "./door.js";
import { readTicket } from "./read.js";
import type { Ticket } from "./ticket.js";
import { readAt } from "./ticket-at.js";
import { stateAt } from "./fold.js";

/**
 * Who used up how much of one clock, in whole milliseconds of the limit's own time: 24 hours to a day or
 * working day.
 */
export interface Attribution {
  readonly step: string;
  readonly limit: string;
  readonly startsAt: string;
  /** The limit with its extensions. */
  readonly allowed: number;
  /** The sum of the parts. */
  readonly used: number;
  readonly parts: readonly { readonly unit: string | null; readonly phase: Phase; readonly used: number }[];
}

/**
 * Returns how the time of every clock that has started splits up by unit and phase until an instant.
 * Time in which a clock stood still is nobody's. A co-handler's clock is its own throughout.
 * @source 《北京市接诉即办工作条例》第三十五条第二款第二项
 * @example attribution(ticket, at, dispatcher) // { ok: true, value: [{ step: "sign", used: 1_800_000, parts: [{ unit: "110106003", phase: "dispatched", used: 1_800_000 }], … }, … ] }
 */
export function attribution(
  ticket: Ticket | unknown,
  instant: string,
  dispatcher: Dispatcher,
): Read<Attribution[]> {
  const found = findPack(dispatcher, ticket);
  if (!found.ok) return found;
  const { pack } = found;
  const read = readTicket(pack, ticket);
  if (!read.ok) return read;
  const at = readAt(pack, instant);
  if (!at.ok) return at;
  const standing = { pack, state: stateAt(pack, read.value, at.value), at: at.value };
  return { ok: true, value: countRuns(standing).flatMap((clock) => attribute(standing, clock)) };
}

function attribute({ pack, state, at }: Standing, { run, course }: Counted): Attribution[] {
  if (course === null || course.period.startsAt >= at) return [];
  const { plan, period } = course;
  const { startsAt } = period;
  const stop = run.end?.at ?? at;
  const usedBy = (to: EpochMs) => {
    const until = Math.min(to, stop);
    return until > startsAt ? usedPlanned(plan, period, until) : 0;
  };
  const parts = state.spans.flatMap((span, index) => {
    // The first span also answers for what ran before dispatch.
    const from = index === 0 ? startsAt : span.from;
    const used = usedBy(span.to ?? stop) - usedBy(from);
    return used > 0 ? [{ unit: run.for === "lead" ? span.unit : run.unit, phase: span.phase, used }] : [];
  });
  return [
    {
      step: run.step,
      limit: run.limit,
      startsAt: iso(startsAt, pack),
      allowed: limitMs(plan),
      used: usedBy(stop),
      parts,
    },
  ];
}
