interface PhaseOfTicket {
  /** What it is called in Chinese. */
  readonly title: string;
  /** A ticket in it waits to be taken up again where it was. */
  readonly rests: boolean;
}

/** Where a ticket stands. */
export const ticketPhases = {
  dispatched: { title: "已派单", rests: false },
  handling: { title: "办理中", rests: false },
  reviewing: { title: "异议审核", rests: true },
  suspended: { title: "挂账", rests: true },
  resolved: { title: "已办结", rests: false },
  closed: { title: "已回访", rests: false },
} as const satisfies Readonly<Record<string, PhaseOfTicket>>;

export type Phase = keyof typeof ticketPhases;

export const phases = Object.keys(ticketPhases) as readonly Phase[];

/** How a step's clock can stand. */
export const clockStates = ["waiting", "running", "paused", "met", "missed", "replaced"] as const;

/** What a unit is to a ticket when it sends an event. */
export const roles = ["responsible", "co", "cc", "former", "superior", "centre", "other"] as const;

export type Role = (typeof roles)[number];
