import { z } from "zod";
import { id, schemaKey, strict, title } from "../../diagnostic/index.js";
import { clockStates, phases } from "../../facts/index.js";
import { dispositions } from "./categories.js";

const ticketExpectation = strict({
  responsible: z.string().optional().describe("责任单位标识"),
  phase: z.enum(phases).optional().describe("工单阶段"),
  co: z.array(z.string()).optional().describe("协办单位，次序不论"),
  cc: z.array(z.string()).optional().describe("抄送单位，次序不论"),
  refused: z
    .record(z.string(), z.string())
    .optional()
    .describe("被拒绝的事件：事件编号 → 拒绝代码；写了就要写全"),
  due: z.record(z.string(), z.string().nullable()).optional().describe("各环节现在的截止时间；不走的写 null"),
  clocks: z
    .record(z.string(), z.enum(clockStates))
    .optional()
    .describe(
      "各环节的时钟：waiting 还不知何时起算、running 已知何时到期、paused 停着、met 按时完成、missed 逾期、replaced 已由别的时钟接替",
    ),
  overdue: z.array(z.string()).optional().describe("逾期未完成的环节，次序不论"),
  missedBy: z.record(z.string(), z.string().nullable()).optional().describe("各环节的逾期记在哪个单位"),
  records: z.array(z.string()).optional().describe("记下的行为，如 shirking 110105001；次序不论"),
  obligations: z.array(z.string()).optional().describe("必须有的义务种类"),
  returns: z.number().optional().describe("改派次数"),
});

const expectation = strict({
  category: z.string().optional().describe("诉求类型标识"),
  topic: z.string().nullable().optional().describe("事项路径；认不出写 null"),
  disposition: z.enum(dispositions).optional().describe("处置方式"),
  script: z.string().nullable().optional().describe("话术标识；没有写 null"),
  hotline: z.string().nullable().optional().describe("转接的专线号码；不转写 null"),
  mode: z
    .enum(["direct", "dual", "district", "conference"])
    .nullable()
    .optional()
    .describe("派单方式；不派单写 null"),
  reason: z.string().nullable().optional().describe("会商原因"),
  lead: z.string().nullable().optional().describe("主办单位标识"),
  co: z.array(z.string()).optional().describe("协办单位，次序不论"),
  cc: z.array(z.string()).optional().describe("抄送单位，次序不论"),
  due: z
    .record(z.string(), z.string().nullable())
    .optional()
    .describe("各环节的截止时间；还没有起算的写 null"),
  review: z.array(z.string()).optional().describe("须人工核对的原因，次序不论"),
  rules: z.array(z.string()).optional().describe("理由里必须出现的规则"),
  confidential: z.boolean().optional().describe("是否为诉求人保密"),
  held: z.boolean().optional().describe("是否暂扣：核对放行以前不发出"),
  ticket: ticketExpectation.optional().describe("有 events 时，工单后来怎样"),
});

export const casesSchema = strict({
  ...schemaKey,
  cases: z
    .array(
      strict({
        id,
        title,
        appeal: z.record(z.string(), z.unknown()).describe("诉求，写法与接口相同"),
        events: z
          .array(z.record(z.string(), z.unknown()))
          .optional()
          .describe("派单以后的事件，写法与接口相同"),
        asOf: z.string().optional().describe("看哪一刻的工单；不写则看最后一个事件之时"),
        conferred: strict({
          lead: z.string().describe("会商定的主办单位"),
          co: z.array(z.string()).optional().describe("会商定的协办单位"),
          at: z.string().describe("派单时间"),
        })
          .optional()
          .describe("派单前会商定下的主办、协办单位和派单时间"),
        released: strict({
          by: z.string().describe("核对的人"),
          at: z.string().describe("放行的时间，写明时差"),
        })
          .optional()
          .describe("暂扣的结论由谁、何时核对放行"),
        expect: expectation.describe("期望的结论，只写要核对的几项"),
      }),
    )
    .describe("规则包自带的用例"),
});

export type Case = z.infer<typeof casesSchema>["cases"][number];
export type Expectation = z.infer<typeof expectation>;
export type TicketExpectation = z.infer<typeof ticketExpectation>;
