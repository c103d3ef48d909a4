import { z } from "zod";
import { list, strict, table, unitId } from "../diagnostic/index.js";
import { phases } from "../facts/index.js";
import { type ClockVerb, clockVerbNames, keptLimitSchema } from "../pack/index.js";
import { eventSchema, type TicketEvent } from "./event.js";

const decided = <T extends z.ZodType>(value: T) => z.object({ value, by: z.string() });
const instant = z.string();

/** Who looked at a held decision and let it go. */
export const releaseSchema = strict({
  by: z.string().trim().min(1).describe("核对的人"),
  at: instant.describe("核对放行的时间：ISO 8601，写明时差"),
});

/** By which version of a pack a ticket is judged: its `tickets` digest is of all that tickets read. */
const pinSchema = z.object({
  id: z.string(),
  version: z.string(),
  digest: z.string(),
  digests: z.object({ tickets: z.string(), calendar: z.string() }),
});

export type Pin = z.infer<typeof pinSchema>;

const obligation = z.object({ unit: unitId.nullable(), kind: z.string(), text: z.string(), to: z.string() });

/** What a ticket keeps of the decision it was opened with; the rest of the decision is left out. */
export const openingSchema = z.object({
  appealId: z.string(),
  pack: pinSchema,
  /** When the appeal came in: the rules of that day are those of the ticket. */
  receivedAt: instant,
  dispatchedAt: instant,
  category: decided(z.string()),
  topic: decided(z.string()).nullable(),
  disposition: decided(z.string()),
  confidential: z.boolean(),
  hold: decided(z.string()).extend({ released: releaseSchema.nullable() }).nullable(),
  routing: z.object({
    mode: decided(z.string()),
    lead: decided(unitId),
    co: list(decided(unitId)),
    cc: list(decided(unitId)),
    recused: list(decided(unitId)),
  }),
  deadlines: list(
    z.object({
      step: z.string(),
      unit: unitId.nullable(),
      limit: z.string(),
      startsAt: instant.nullable(),
      by: z.string(),
    }),
  ),
  /** Each with the step whose clock is its own. */
  obligations: list(decided(obligation.extend({ step: z.string().nullable() }))),
  /** The published years that its first deadlines were counted over, each with the digest of its notices. */
  years: table(z.string().regex(/^\d{4}$/), z.string()),
});

export type Opening = z.infer<typeof openingSchema>;

/** The same of any decision: one may have sent nothing, or still have to name its lead. */
export const decisionSchema = openingSchema.omit({ years: true }).extend({
  obligations: list(decided(obligation)),
  review: z.array(z.looseObject({ code: z.string() })),
  routing: openingSchema.shape.routing.extend({ lead: decided(unitId).nullable() }).nullable(),
});

export type DecisionRead = z.infer<typeof decisionSchema>;

/** What a conference before dispatch decided, as it comes in. */
export const conferredSchema = strict({
  lead: unitId.describe("会商定下的主办单位"),
  co: list(unitId).optional().describe("协办单位"),
  at: instant.describe("派单时间"),
});

const rule = strict({
  id: z.string(),
  title: z.string(),
  basis: list(z.string()),
  /** The rule's condition with what it saw; `null` for a rule that always holds. */
  when: z.json().nullable(),
});

/** The rule that answered an event. */
export type CitedRule = z.infer<typeof rule>;

const recordSchema = strict({ kind: z.string(), unit: unitId }).nullable();

const verb: z.ZodType<ClockVerb> = z.union([z.enum(clockVerbNames), strict({ starts: z.string() })]);

const duty = strict({
  unit: unitId.nullable(),
  kind: z.string(),
  text: z.string(),
  to: z.string(),
  step: z.string().nullable(),
});

const accepted = strict({
  accepted: z.literal(true),
  rule,
  phase: z.enum(phases),
  responsible: unitId,
  clock: table(z.string(), verb),
  joined: list(unitId),
  /** Who is informed from now on. */
  cc: list(unitId),
  /** Units that from now on can neither lead nor help. */
  recuses: list(unitId),
  obligations: list(duty),
  notices: list(
    strict({ kind: z.enum(["tell", "urge"]), to: z.string(), unit: unitId.nullable(), text: z.string() }),
  ),
  record: recordSchema,
});

const refused = strict({
  accepted: z.literal(false),
  code: z.string(),
  message: z.string(),
  rule,
  record: recordSchema,
});

/**
 * What an accepted event does. It says everything, so that folding needs no rule again and a later change of
 * rules changes no past.
 */
export type Accepted = z.infer<typeof accepted>;

/** Why an event was refused: a code, what to tell the unit, and the rule with its articles. */
export type Refusal = z.infer<typeof refused>;

export type Verdict = Accepted | Refusal;

export interface Entry {
  readonly event: TicketEvent;
  readonly verdict: Verdict;
}

/**
 * A dispatched appeal with everything that happened to it. Plain JSON: keep it anywhere, give it back as it
 * is.
 */
export interface Ticket {
  readonly opening: Opening;
  /** To which versions of the pack it went over since it was opened; absent where to none. */
  readonly migrations?: readonly Migration[] | undefined;
  readonly log: readonly Entry[];
}

/** How what was decided before counts, once the pack says otherwise. */
const formerSchema = strict({
  steps: list(strict({ id: z.string(), for: z.enum(["lead", "co", "centre"]) })),
  limits: table(z.string(), keptLimitSchema),
});

export type Former = z.infer<typeof formerSchema>;

const migrationSchema = strict({
  /** From when the ticket goes by the other version. */
  at: instant,
  from: pinSchema,
  to: pinSchema,
  /** How many entries of the log there were. */
  after: z.int().min(0),
  /** What the version before said, as far as the ticket stands on it. */
  former: formerSchema,
  /** The clocks that count by the new version, from their start. */
  renewed: list(strict({ step: z.string(), unit: unitId.nullable() })),
});

/** That a ticket went over to another version of its pack. */
export type Migration = z.infer<typeof migrationSchema>;

export const ticketSchema: z.ZodType<Ticket> = strict({
  opening: openingSchema,
  migrations: list(migrationSchema).min(1).optional(),
  log: list(strict({ event: eventSchema, verdict: z.discriminatedUnion("accepted", [accepted, refused]) })),
});
