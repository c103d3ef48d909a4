/** Where a ticket stands. */
export type Phase = "dispatched" | "handling" | "reviewing" | "suspended" | "resolved" | "closed";

interface PhaseOfTicket {
  /** What it is called in Chinese. */
  readonly title: string;
  /** A ticket in it waits to be taken up again where it was. */
  readonly rests: boolean;
}

export const ticketPhases: Readonly<Record<Phase, PhaseOfTicket>> = {
  dispatched: { title: "已派单", rests: false },
  handling: { title: "办理中", rests: false },
  reviewing: { title: "异议审核", rests: true },
  suspended: { title: "挂账", rests: true },
  resolved: { title: "已办结", rests: false },
  closed: { title: "已回访", rests: false },
};

export const phases = Object.keys(ticketPhases) as readonly Phase[];

/** How a step's clock can stand. */
export const clockStates = ["waiting", "running", "paused", "met", "missed", "replaced"] as const;

/** What a unit is to a ticket when it sends an event. */
export const roles = ["responsible", "co", "cc", "former", "superior", "centre", "other"] as const;

export type Role = (typeof roles)[number];
