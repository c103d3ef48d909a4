import { z } from "zod";
import { conditionSchema } from "../../condition/index.js";
import { id, reasons, schemaKey, strict, title, topicPath } from "../../diagnostic/index.js";
import { ruleSchema, sharedByClosed } from "./rule.js";

const classification = strict({
  category: z
    .union([id, strict({ fact: z.enum(["chosen.category", "topic.category"]).describe("给出类型的事实") })])
    .describe('诉求类型标识；{ "fact": "chosen.category" } 表示采用话务员所选，topic.category 表示按事项'),
  topic: topicPath.optional().describe("同时改定的事项"),
});

export const classifySchema = strict({
  ...schemaKey,
  ...sharedByClosed,
  review: z
    .array(
      strict({
        id,
        title,
        when: conditionSchema.describe("什么时候须人工核对"),
        danger: id.optional().describe("找险情的规则写：险情属哪个类型，提示里写明按这个类型应转接的专线"),
        ...reasons,
      }),
    )
    .optional()
    .describe("定了类型以后，凡成立的都提示人工核对，如可能是紧急事项"),
  rules: z
    .array(ruleSchema(classification))
    .min(1)
    .describe("从上到下，第一条成立的规则定类型；最后一条不写 when"),
});

export type ClassifyRule = z.infer<typeof classifySchema>["rules"][number];
