import type { CarriedFact } from "./event-facts.js";

/** One kind of event: all that holds of it in every pack. */
interface TicketEventKind {
  /** What it is called in Chinese. */
  readonly title: string;
  /** What a limit's `startsAt` calls it, where a limit may start from it. */
  readonly starts?: string;
  /** What rules may read of it, beside who sent it. */
  readonly facts: readonly CarriedFact[];
  /** It may make another unit responsible; every other event leaves the ticket where it is. */
  readonly handsOver?: true;
  /** Each unit does it for itself: one unit's starts no other's clock. */
  readonly ownAct?: true;
}

/** What can happen to a ticket. */
export const ticketEvents = {
  sign: { title: "签收", starts: "signed", facts: [], ownAct: true },
  contact: { title: "联系诉求人", starts: "contacted", facts: ["reached"], ownAct: true },
  object: {
    title: "派单异议",
    starts: "objected",
    facts: ["reason", "ground", "evidence", "proposed", "repeated"],
  },
  "objection-upheld": {
    title: "异议成立",
    starts: "designated",
    facts: ["reason", "to", "to.kind", "to.role"],
    handsOver: true,
  },
  "objection-denied": { title: "异议不成立", facts: ["reason"] },
  whistle: { title: "吹哨", starts: "whistled", facts: ["departments"] },
  "report-in": { title: "报到", starts: "reported-in", facts: [], ownAct: true },
  "co-report": { title: "协办报送", facts: ["reason", "final"] },
  extend: { title: "延期", facts: ["reason", "days", "appellant-told", "centre-told"] },
  suspend: {
    title: "挂账",
    starts: "suspended",
    facts: ["reason", "appellant-told", "centre-told", "review-days"],
  },
  resume: { title: "恢复办理", starts: "resumed", facts: ["reason"] },
  resolve: { title: "办结反馈", starts: "resolved", facts: ["appellant-told", "outcome"] },
  "call-back": { title: "回访", starts: "called-back", facts: ["reached", "resolved", "satisfied"] },
  reopen: { title: "重办", starts: "reopened", facts: ["reason", "newFacts"], handsOver: true },
  escalate: {
    title: "报请协调",
    starts: "escalated",
    facts: ["reason", "to", "to.kind", "to.role"],
    handsOver: true,
  },
  /** A statutory act a limit waits for: accepted, filed, decided. The pack names it. */
  milestone: { title: "法定节点", facts: ["name"] },
} as const satisfies Readonly<Record<string, TicketEventKind>>;

export type EventType = keyof typeof ticketEvents;

export const eventTypes = Object.keys(ticketEvents) as readonly EventType[];

/** All that holds of one kind of event. */
export function eventKind(type: EventType): TicketEventKind {
  return ticketEvents[type];
}

type StartOf<Kind> = Kind extends { readonly starts: infer Name } ? Name : never;

/**
 * What a limit can start from in every pack; beside these are its own milestones, and the ends of its steps.
 */
export type StartName = "received" | "dispatched" | StartOf<(typeof ticketEvents)[EventType]>;

/** What a limit's `startsAt` calls the event it waits for. */
export const startEvents: ReadonlyMap<string, EventType> = new Map(
  eventTypes.flatMap((type) => {
    const { starts } = eventKind(type);
    return starts === undefined ? [] : [[starts, type]];
  }),
);

/** `due:resolve` → `resolve`. */
export function dueStep(startsAt: string): string | undefined {
  return startsAt.startsWith("due:") ? startsAt.slice("due:".length) : undefined;
}
