import { z } from "zod";
import { id, schemaKey, strict, title } from "../../schema/common.js";
import { dispositions } from "./categories.js";

const expectation = strict({
  category: z.string().optional(),
  topic: z.string().nullable().optional(),
  disposition: z.enum(dispositions).optional(),
  script: z.string().nullable().optional(),
  hotline: z.string().nullable().optional(),
  mode: z.enum(["direct", "dual", "district", "conference"]).nullable().optional().describe("派单方式；不派单写 null"),
  reason: z.string().nullable().optional().describe("会商原因"),
  lead: z.string().nullable().optional().describe("主办单位标识"),
  co: z.array(z.string()).optional().describe("协办单位，次序不论"),
  cc: z.array(z.string()).optional().describe("抄送单位，次序不论"),
  due: z.record(z.string(), z.string()).optional().describe("各环节的截止时间"),
  review: z.array(z.string()).optional().describe("须人工核对的原因，次序不论"),
  rules: z.array(z.string()).optional().describe("理由里必须出现的规则"),
  confidential: z.boolean().optional(),
});

export const casesSchema = strict({
  ...schemaKey,
  cases: z
    .array(
      strict({
        id,
        title,
        appeal: z.record(z.string(), z.unknown()).describe("诉求，写法与接口相同"),
        expect: expectation.describe("期望的结论，只写要核对的几项"),
      }),
    )
    .describe("规则包自带的用例"),
});

export type Case = z.infer<typeof casesSchema>["cases"][number];
export type Expectation = z.infer<typeof expectation>;
