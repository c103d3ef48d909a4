import { z } from "zod";
import { readInstant } from "../calendar/index.js";

const decided = <T extends z.ZodType>(value: T) => z.looseObject({ value, by: z.string() });
const instant = z.string().refine((text) => typeof readInstant(text, undefined, []) === "number");
const units = z.array(decided(z.string()));

/** As much of a decision as is needed to show it, kept as JSON or not. More may stand in it. */
export const shownDecision = z.looseObject({
  appealId: z.string(),
  pack: z.looseObject({ id: z.string(), version: z.string(), digest: z.string() }),
  receivedAt: instant,
  dispatchedAt: instant,
  category: decided(z.string()),
  topic: decided(z.string()).nullable(),
  disposition: z.looseObject({
    value: z.string(),
    by: z.string(),
    script: z.looseObject({ id: z.string(), text: z.string() }).nullable(),
    hotline: z.string().nullable(),
  }),
  routing: z
    .looseObject({
      mode: decided(z.string()),
      lead: decided(z.string()).nullable(),
      co: units,
      cc: units,
      recused: units,
      reason: decided(z.string()).nullable(),
    })
    .nullable(),
  deadlines: z.array(
    z.looseObject({
      step: z.string(),
      unit: z.string().nullable(),
      limit: z.string(),
      startsAt: instant.nullable(),
      dueAt: instant.nullable(),
      lastDay: z.iso.date().nullable(),
      waitsFor: z.string().nullable(),
      skipped: z.array(z.looseObject({ date: z.iso.date(), reason: z.string() })),
      provisional: z.boolean(),
      by: z.string(),
    }),
  ),
  obligations: z.array(
    decided(
      z.looseObject({
        unit: z.string().nullable(),
        kind: z.string(),
        text: z.string(),
        to: z.string(),
        dueAt: instant.nullable(),
      }),
    ),
  ),
  confidential: z.boolean(),
  hold: decided(z.string())
    .extend({ released: z.looseObject({ by: z.string(), at: z.string() }).nullable() })
    .nullable(),
  review: z.array(z.looseObject({ code: z.string() })),
  trace: z.array(
    z.looseObject({
      stage: z.string(),
      rule: z.string(),
      title: z.string(),
      basis: z.array(z.string()),
      when: z.looseObject({}).nullable(),
    }),
  ),
});
