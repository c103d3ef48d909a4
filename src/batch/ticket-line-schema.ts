import { z } from "zod";
import { conferredSchema, releaseSchema } from "../ticket/index.js";

/**
 * A decision as `paidan dispatch` writes it, or an event of a ticket opened before. Other keys are left
 * alone.
 */
export const ticketLineSchema = z.union([
  z.object({
    decision: z.looseObject({ appealId: z.string() }),
    conferred: conferredSchema.optional(),
    released: releaseSchema.optional(),
  }),
  z.object({ ticket: z.string(), event: z.unknown() }),
]);
