import type { Appeal } from "../../src/index.js";

/** A sound appeal on a Friday, with what a test cares about put in. */
export function appeal(more: Partial<Appeal> = {}): Appeal {
  return { id: "1", receivedAt: "2026-11-20T09:30:00+08:00", ...more };
}

export function at(...divisions: string[]): Pick<Appeal, "location"> {
  return { location: { divisions } };
}
