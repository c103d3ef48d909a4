import type { DecisionRead } from "./ticket.js";

/**
 * Whether a decision may not be sent yet: its hold is not released, or is gone though a reason for it is
 * still there. Nothing safe hangs on one key of a JSON that went through other hands.
 */
export function isHeld({
  confidential,
  hold,
  review,
}: Pick<DecisionRead, "confidential" | "hold" | "review">): boolean {
  if (hold !== null) return hold.released === null;
  return confidential && review.some(({ code }) => code.startsWith("about/"));
}
