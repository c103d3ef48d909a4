import { z } from "zod";
import { timeUnits } from "../../calendar/index.js";
import { id, pattern, reasons, schemaKey, strict, title } from "../../diagnostic/index.js";
import { namesIn, wordsIn } from "./closed-set.js";
import { ruleSchema, shared } from "./rule.js";

export const officeHours = z
  .array(pattern("office-hours", /^(?:(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)|24\/7)$/))
  .min(1)
  .describe("办公时间段，如 09:00-12:00；昼夜不停、不分休息日的只写一个 24/7");

export const limitSchema = strict({
  id,
  title,
  amount: z.number().positive().max(100_000).describe("数量"),
  unit: z.enum(namesIn(timeUnits)).describe(`单位：${wordsIn(timeUnits)}`),
  startsAt: pattern("starts-at", /^(?:[a-z]+(?:-[a-z]+)*|due:[a-z]+(?:-[a-z]+)*)$/).describe(
    "从何时起算：received 受理、dispatched 派单、due:<环节> 该环节期满；其他写事件名，等事件发生再算",
  ),
  firstDayCounts: z.boolean().describe("开始当日是否计入"),
  endsAt: z.enum(["instant", "end-of-day"]).describe("instant 到时刻为止，end-of-day 到当日 24 时"),
  roll: z
    .enum(["none", "next-workday"])
    .describe("最后一日逢休息日：none 不顺延，next-workday 顺延到下一工作日"),
  officeHours: officeHours.optional(),
  retroactive: z
    .literal(true)
    .optional()
    .describe("工单转到这一版规则时，已经在计的也按这里的重新算（从新）；不写，照原来的算完（从旧）"),
  ...reasons,
});

export type Limit = z.infer<typeof limitSchema>;

/** A limit as a ticket keeps it that goes on by what it was opened with: how it counts. */
export const keptLimitSchema = limitSchema.pick({
  title: true,
  amount: true,
  unit: true,
  startsAt: true,
  firstDayCounts: true,
  endsAt: true,
  roll: true,
  officeHours: true,
});

export type KeptLimit = z.infer<typeof keptLimitSchema>;

const step = strict({
  id: pattern("step-id", /^[a-z]+(?:-[a-z]+)*$/).describe("环节标识"),
  title,
  directory: z.literal(true).optional().describe("派单目录的行写了 limit 时用在这个环节；只写在一个环节上"),
  for: z.enum(["lead", "co", "centre"]).describe("由谁完成：lead 主办、co 每个协办单位、centre 热线"),
  pick: z
    .enum(["first", "longest", "shortest"])
    .describe("first 取第一条成立的规则；longest、shortest 在成立的规则里取最晚、最早到期的"),
  ...shared,
  rules: z
    .array(ruleSchema(strict({ limit: id.nullable().describe("时限标识；null 表示不设时限") })))
    .describe("时限规则"),
});

export type StepDeclaration = z.infer<typeof step>;

export const limitsSchema = strict({
  ...schemaKey,
  steps: z.array(step).min(1).describe("有时限的环节"),
  limits: z.array(limitSchema).min(1).describe("时限"),
  milestones: z
    .array(
      strict({
        id: pattern("slug", /^[a-z]+(?:-[a-z]+)*$/).describe("标识，写在时限的 startsAt 里"),
        title: title.describe("叫什么，如 立案"),
      }),
    )
    .optional()
    .describe("时限等待的法定节点，如受理、立案"),
});
