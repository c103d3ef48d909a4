import { z } from "zod";
import { id, list, pattern, schemaKey, strict, table } from "../../diagnostic/index.js";
import { principleSchema } from "./rule.js";

const words = table(z.string().trim().min(2), z.number().positive().max(10)).describe(
  "指向本事项的词和权重：1 表示单凭这个词就能确定，0.5 表示还要别的词印证",
);

const name = pattern("topic-name", /^[^/]+$/).describe("事项名称，不含 /");

export interface TopicNode {
  name: string;
  words: Record<string, number>;
  category?: string | undefined;
  children?: TopicNode[] | undefined;
}

const category = id
  .optional()
  .describe("说这个事项的人多半是哪一类：拒载多半是投诉；不写，从上级；规则用 topic.category 读");

const topic = { name, words, category };
const level3 = strict(topic);
const level2 = strict({ ...topic, children: list(level3).optional().describe("第三级") });
const level1 = strict({ ...topic, children: list(level2).optional().describe("第二级") });

const marks = (title: string, what: string) =>
  strict({
    factor: z.number().positive().max(10).describe("权重乘以几"),
    words: list(z.string().min(1)).min(1).describe(what),
  })
    .optional()
    .describe(title);

export const topicsSchema = strict({
  ...schemaKey,
  threshold: z.number().positive().describe("得分达到多少才算认出事项"),
  titleFactor: z.number().min(1).describe("标题里的词权重乘以几"),
  margin: z.number().min(0).describe("别的事项得分比第一名少不超过这么多，就提示人工核对"),
  sure: z.number().positive().optional().describe("得分不到多少，就提示依据单薄；不写，认出了就不提示"),
  ignored: list(z.string().min(1))
    .optional()
    .describe("不指任何事项的词：里面的短词不算，如 汽车检 里的 车检"),
  asks: marks("说要什么：同一句里的词，权重乘以 factor", "说要什么的词：请问 希望 要求"),
  asides: marks(
    "只是地点、顺带：紧挨在前面的词，权重乘以 factor",
    "说明前面只是地点、顺带的词：门口 旁边 上班",
  ),
  chosen: principleSchema.describe("采用话务员所选事项的依据"),
  text: principleSchema.describe("按文字识别事项的依据"),
  topics: list(level1).min(1).describe("事项树，最多三级"),
});

export type TopicsFile = z.infer<typeof topicsSchema>;
