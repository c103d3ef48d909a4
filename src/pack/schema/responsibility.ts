import { z } from "zod";
import { pattern, schemaKey, strict } from "../../diagnostic/index.js";
import { ruleSchema, sharedByClosed } from "./rule.js";
import { eventsSchema } from "./ticket-events.js";
import { ticketTermsSchema } from "./ticket-terms.js";

const obligation = strict({
  for: z.enum(["lead", "co", "cc", "centre"]).describe("谁的义务"),
  kind: pattern("slug", /^[a-z]+(?:-[a-z]+)*$/).describe("义务种类"),
  text: z.string().min(1).describe("要做什么"),
  to: z.enum(["appellant", "centre", "lead", "district", "units"]).describe("对谁"),
  step: z.string().optional().describe("按哪个环节的时限"),
});

export const responsibilitySchema = strict({
  ...schemaKey,
  ...sharedByClosed,
  obligations: z.array(ruleSchema(obligation)).describe("义务：凡成立的都适用"),
  ticket: ticketTermsSchema.optional().describe("工单用的词和尺度；有 events 就要有"),
  events: eventsSchema.optional().describe("工单事件的规则，每种事件一份"),
});

export type ObligationRule = z.infer<typeof responsibilitySchema>["obligations"][number];
