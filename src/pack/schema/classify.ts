import { z } from "zod";
import { id, schemaKey, strict, topicPath } from "../../schema/common.js";
import { ruleSchema } from "./rule.js";

const classification = strict({
  category: z
    .union([id, strict({ fact: z.literal("chosen.category") })])
    .describe("诉求类型标识；{ \"fact\": \"chosen.category\" } 表示采用话务员所选"),
  topic: topicPath.optional().describe("同时改定的事项"),
});

export const classifySchema = strict({
  ...schemaKey,
  rules: z.array(ruleSchema(classification)).min(1).describe("从上到下，第一条成立的规则定类型；最后一条不写 when"),
});

export type ClassifyRule = z.infer<typeof classifySchema>["rules"][number];
