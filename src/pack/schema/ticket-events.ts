import { z } from "zod";
import { id, pattern, strict } from "../../diagnostic/index.js";
import { type EventType, eventTypes, phases } from "../../facts/index.js";
import { ruleSchema } from "./rule.js";

const slug = pattern("slug", /^[a-z]+(?:-[a-z]+)*$/);

const clockVerbs = ["runs", "pauses", "continues", "restarts", "stops"] as const;

/** What an event does to a step's clock. `extends` is only for `extend`. */
export type ClockVerb = (typeof clockVerbs)[number] | "extends" | { starts: string };

export const responsibleChoices = ["same", "designated", "superior", "district", "city"] as const;

/** Only these may make another unit responsible; every other event leaves the ticket where it is. */
export const handingOver: readonly EventType[] = ["objection-upheld", "reopen", "escalate"];

export const audiences = ["lead", "previous", "sender", "joined", "co", "cc", "district", "centre"] as const;

const obligation = strict({
  for: z
    .enum(audiences)
    .describe(
      "谁的义务：lead 现责任单位、previous 原责任单位、sender 提出单位、joined 新加入的协办单位、co 各协办单位、cc 抄送单位、district 责任单位所在区、centre 热线",
    ),
  kind: slug.describe("义务种类"),
  text: z.string().min(1).describe("要做什么"),
  to: z.enum(["appellant", "centre", "lead", "district", "units"]).describe("对谁"),
  step: z.string().optional().describe("按哪个环节的时限"),
});

const notice = strict({
  kind: z.enum(["tell", "urge"]).describe("tell 告知、urge 督促"),
  to: z.enum([...audiences, "appellant"]).describe("对谁"),
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
  const verb = z.enum(event === "extend" ? [...clockVerbs, "extends"] : clockVerbs);
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
        "各环节的时钟：runs 走、pauses 停、continues 接着走、restarts 重新计、stops 完成、extends 延长、{ starts } 开始一个时限；* 指主办的各环节；不写的不变",
      ),
    ...(handingOver.includes(event) && {
      responsible: z
        .enum(responsibleChoices)
        .optional()
        .describe(
          "由谁负责：same 不变、designated 事件指定的单位、superior 上级、district 所在区、city 市；不写则不变",
        ),
    }),
    obligations: z.array(obligation).optional().describe("由此产生的义务"),
    effects: z.array(notice).optional().describe("要做的通知"),
    record,
  }) as z.ZodType<AcceptThen>;
}

export interface AcceptThen {
  accept: true;
  phase?: (typeof phases)[number] | "before" | undefined;
  clock?: Record<string, ClockVerb> | undefined;
  responsible?: (typeof responsibleChoices)[number] | undefined;
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

export type EventRules = z.infer<typeof eventsSchema>;
export type EventRule = NonNullable<EventRules[EventType]>[number];
