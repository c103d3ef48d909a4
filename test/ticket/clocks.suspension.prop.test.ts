import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dispatcher } from "../../src/index.js";
import type { Limit } from "../../src/pack/schema/limits.js";
import {
  type Clock,
  type Effect,
  openTicket,
  type Ticket,
  ticketAt,
  transition,
} from "../../src/ticket/index.js";
import { bites } from "../support/bites.js";
import { patched } from "../support/patched.js";
import { street } from "../support/ticket/ticket.js";
import { bySign } from "../support/kind-of.js";

type Terms = Pick<Limit, "unit" | "endsAt" | "roll" | "firstDayCounts" | "officeHours">;

const office = ["09:00-12:00", "13:30-18:00"];
const terms: Terms[] = (["hour", "day", "workday", "workhour"] as const).flatMap((unit) =>
  (["instant", "end-of-day"] as const).flatMap((endsAt) =>
    (["none", "next-workday"] as const).map((roll) => ({
      unit,
      endsAt,
      roll,
      firstDayCounts: roll === "none",
      ...(unit === "workhour" && { officeHours: office }),
    })),
  ),
);

/** The ticket pack with every limit counted alike, and suspensions that stop every clock. */
function packOfKind(kind: Terms): Dispatcher {
  const verbs = (verb: string) =>
    Object.fromEntries(["*", "co-report", "report-in", "call-back"].map((step) => [step, verb]));
  return patched(
    {
      "limits.json": ({ limits }: { limits: Limit[] }) =>
        limits.forEach((limit, index) => Object.assign(limit, kind, { amount: index + 1 })),
      "responsibility.json": ({
        events,
      }: {
        events: Record<string, { then: { accept: boolean; clock?: object } }[]>;
      }) => {
        for (const [event, verb] of [
          ["suspend", "pauses"],
          ["resume", "runs"],
        ] as const)
          for (const { then } of events[event] ?? []) if (then.accept) then.clock = verbs(verb);
      },
    },
    "fixtures/packs/good/ticket",
  );
}

const dispatchedAt = Date.parse("2026-03-05T15:20:00+08:00");
const iso = (at: number) => new Date(at).toISOString();

interface Life {
  readonly dispatcher: Dispatcher;
  readonly ticket: Ticket;
}

function opened(dispatcher: Dispatcher): Life {
  const decision = dispatcher.dispatch({
    id: "A2",
    receivedAt: iso(dispatchedAt),
    title: "投诉暖气不热",
    location: { divisions: [street] },
    facts: { "heating.supplier": "central" },
  });
  const result = openTicket(decision, dispatcher);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return { dispatcher, ticket: result.ticket };
}

function clocksAt({ dispatcher, ticket }: Life, at: number): readonly Clock[] {
  const seen = ticketAt(ticket, iso(at), dispatcher);
  if (!seen.ok) throw new Error(JSON.stringify(seen.diagnostics));
  return seen.value.clocks;
}

function after({ dispatcher, ticket }: Life, event: object): Life & { readonly effects: readonly Effect[] } {
  const result = transition(ticket, event, dispatcher);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return { dispatcher, ticket: result.ticket, effects: result.effects };
}

const due = ({ dueAt }: Clock) => Date.parse(dueAt as string);
const later = fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 86_400_000 * 12 }));

describe.each(terms)("suspending a ticket whose limits are $unit, $endsAt, roll $roll", (kind) => {
  const life = opened(packOfKind(kind));
  const first = clocksAt(life, dispatchedAt);
  // Around each deadline, to the millisecond, and anywhere.
  const instant = fc.oneof(
    fc.tuple(fc.constantFrom(...first.map(due)), fc.constantFrom(-1, 0, 0, 1)).map(([at, off]) => at + off),
    fc.integer({ min: 1, max: 86_400_000 * 10 }).map((ms) => dispatchedAt + ms),
  );

  test("stops each clock still in time, its last instant included, until it is resumed, and no other", () => {
    bites({ "stopped in time": 25, "stopped at its last instant": 3, "missed before": 5 }, (bite) =>
      fc.assert(
        fc.property(instant, later, later, (at, looked, resumed) => {
          const before = clocksAt(life, at);
          const suspended = after(life, { id: "1", type: "suspend", at: iso(at), reviewOn: "2026-12-01" });
          for (const { dueAt } of before) {
            const left = dueAt === null ? -1 : Date.parse(dueAt) - at;
            bite(bySign(left, ["missed before", "stopped at its last instant", "stopped in time"]));
          }
          const until = at + Math.max(looked, resumed);
          for (const moment of [at, at + looked, until])
            clocksAt(suspended, moment).forEach((clock, index) => {
              const inTime = before[index]?.dueAt !== null && due(before[index] as Clock) >= at;
              // What follows the deadline of a clock that stands still waits for it.
              expect(inTime ? ["paused", "waiting"] : ["missed"], `${clock.step} ${iso(at)}`).toContain(
                clock.state,
              );
              if (clock.step !== "call-back" && inTime)
                expect([clock.state, clock.dueAt]).toEqual(["paused", null]);
            });
          const again = after(suspended, { id: "2", type: "resume", at: iso(until) });
          clocksAt(again, until).forEach((clock, index) => {
            if (due(before[index] as Clock) < at) return;
            expect(clock.state).toBe("running");
            expect(due(clock)).toBeGreaterThanOrEqual(Math.max(until, due(before[index] as Clock)));
          });
        }),
        { numRuns: 80 },
      ),
    );
  });

  test("at a clock's last instant takes its reminders back; resuming sets them again", () => {
    for (const [index, { step, unit }] of first.entries()) {
      const at = due(first[index] as Clock);
      const suspended = after(life, { id: "1", type: "suspend", at: iso(at), reviewOn: "2026-12-01" });
      expect(suspended.effects).toContainEqual(expect.objectContaining({ kind: "cancel", step, unit }));
      const again = after(suspended, { id: "2", type: "resume", at: iso(at + 86_400_000 * 4) });
      const { dueAt } = clocksAt(again, at + 86_400_000 * 4)[index] as Clock;
      expect(again.effects).toContainEqual({ kind: "overdue", at: dueAt, step, unit });
    }
  });
});
