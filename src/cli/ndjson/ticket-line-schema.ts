import { z } from "zod";

const conferred = z.object({ lead: z.string(), co: z.array(z.string()).optional(), at: z.string() });

/** A decision as `paidan dispatch` writes it, or an event of a ticket opened before. Other keys are left alone. */
export const ticketLineSchema = z.union([
  z.object({ decision: z.looseObject({ appealId: z.string() }), conferred: conferred.optional() }),
  z.object({ ticket: z.string(), event: z.unknown() }),
]);
