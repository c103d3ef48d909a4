import { z } from "zod";
import { id, pattern, strict } from "../../diagnostic/index.js";
import { eventKind, type EventType, eventTypes, type Phase, phases } from "../../facts/index.js";
import { namesIn, wordsIn } from "./closed-set.js";
import { ruleSchema } from "./rule.js";
import { audiences, type ClockVerb, clockVerbs, responsibleChoices, verbsFor } from "./ticket-words.js";

const slug = pattern("slug", /^[a-z]+(?:-[a-z]+)*$/);

const obligation = strict({
  for: z.enum(namesIn(audiences)).describe(`谁的义务：${wordsIn(audiences)}`),
  kind: slug.describe("义务种类"),
  text: z.string().min(1).describe("要做什么"),
  to: z.enum(["appellant", "centre", "lead", "district", "units"]).describe("对谁"),
  step: z.string().optional().describe("按哪个环节的时限"),
});

const notice = strict({
  kind: z.enum(["tell", "urge"]).describe("tell 告知、urge 督促"),
  to: z.enum([...namesIn(audiences), "appellant"]).describe("对谁"),
  text: z.string().min(1).describe("说什么"),
});

const record = slug.optional().describe("记一笔：ticket.records 里的标识，如 shirking 推诿");

const refuse = strict({
  accept: z.literal(false),
  code: pattern("refusal-code", /^[a-z-]+\/[a-z-]+$/).describe("拒绝代码，如 objection/too-late"),
  message: z.string().min(1).describe("告诉提出单位的话"),
  record,
});

function accept(event: EventType) {
  const { handsOver } = eventKind(event);
  const verb = z.enum(verbsFor(event));
  return strict({
    accept: z.literal(true),
    phase: z
      .enum([...phases, "before"])
      .optional()
      .describe("工单进入的阶段；before 回到异议、挂账之前；不写则不变"),
    clock: z
      .record(
        z.string(),
        z.union([verb, strict({ starts: id.describe("时限标识，见 limits.json") })]) as z.ZodType<ClockVerb>,
      )
      .optional()
      .describe(
        `各环节的时钟：${wordsIn(clockVerbs)}、{ starts } 开始一个时限；* 指主办的各环节；不写的不变`,
      ),
    ...(handsOver && {
      responsible: z
        .enum(namesIn(responsibleChoices))
        .optional()
        .describe(`由谁负责：${wordsIn(responsibleChoices)}；不写则不变`),
    }),
    obligations: z.array(obligation).optional().describe("由此产生的义务"),
    effects: z.array(notice).optional().describe("要做的通知"),
    record,
  }) as z.ZodType<AcceptThen>;
}

export interface AcceptThen {
  accept: true;
  phase?: Phase | "before" | undefined;
  clock?: Record<string, ClockVerb> | undefined;
  responsible?: keyof typeof responsibleChoices | undefined;
  obligations?: z.infer<typeof obligation>[] | undefined;
  effects?: z.infer<typeof notice>[] | undefined;
  record?: string | undefined;
}

export type RefuseThen = z.infer<typeof refuse>;
export type EventThen = AcceptThen | RefuseThen;
export type Notice = z.infer<typeof notice>;

const eventRules = (event: EventType) =>
  z
    .array(ruleSchema(z.union([accept(event), refuse]) as z.ZodType<EventThen>))
    .min(1)
    .optional()
    .describe("从上到下，第一条成立的规则定是否受理；最后一条不写 when");

/** One list of rules per event. An event without a list is refused. */
export const eventsSchema = strict(
  Object.fromEntries(eventTypes.map((event) => [event, eventRules(event)])) as {
    [Event in EventType]: ReturnType<typeof eventRules>;
  },
);

export type EventRule = NonNullable<z.infer<typeof eventsSchema>[EventType]>[number];
