import { z } from "zod";
import { pattern, reasons, strict, title } from "../../diagnostic/index.js";
import { officeHours } from "./limits.js";
import { principleSchema, ruleSchema } from "./rule.js";

const slug = pattern("slug", /^[a-z]+(?:-[a-z]+)*$/);

const words = (what: string) => z.record(slug, strict({ title })).describe(what);

const weight = (title: string) => z.number().min(0).max(1).describe(`${title}的权重`);

/** The three rates (三率). */
export type RateName = "response" | "resolution" | "satisfaction";

const weights: Readonly<Record<RateName, z.ZodNumber>> = {
  response: weight("响应率"),
  resolution: weight("解决率"),
  satisfaction: weight("满意率"),
};

export const rateNames = Object.keys(weights) as readonly RateName[];

/** The pack's own words and measures for tickets. */
export const ticketTermsSchema = strict({
  order: principleSchema.describe(
    "事件按时间先后、一事一号受理的依据；次序颠倒、重复或没有规则的事件据此拒绝",
  ),
  grounds: z
    .record(
      slug,
      strict({
        title,
        recuses: z.boolean().optional().describe("以此为由的异议成立的，提异议的单位从此回避"),
      }),
    )
    .describe("派单异议的理由类别"),
  outcomes: words("办理结果"),
  records: words("可以记一笔的行为，如推诿"),
  officeHours: officeHours.optional().describe("办公时间段；按工作小时计窗口期的规则要用"),
  warnAt: z.number().gt(0).lt(1).describe("时限用到几成时预警，如 0.8"),
  rates: strict({
    weights: strict(weights).describe("响应率、解决率、满意率的权重"),
    contact: z.string().describe("按哪个环节是否按时完成算响应"),
    exclude: z
      .array(ruleSchema(strict({ from: z.array(z.enum(rateNames)).min(1).describe("不计入哪几率") })))
      .describe("不计入考评的工单：凡成立的都适用"),
    ...reasons,
  })
    .optional()
    .describe("三率怎样算"),
});

export type TicketTerms = z.infer<typeof ticketTermsSchema>;
