import { z } from "zod";
import { conditionSchema } from "../../condition/index.js";
import { schemaKey, strict } from "../../diagnostic/index.js";
import { principleSchema, ruleSchema } from "./rule.js";

export const routeSchema = strict({
  ...schemaKey,
  direct: principleSchema.describe("权责、管辖明确：直派"),
  streetCc: principleSchema.describe("直派街道（乡镇）的同时送区"),
  districtFallback: principleSchema.describe("只知道所属区：派区政府协调"),
  dual: principleSchema.describe("双派"),
  recusal: strict({
    ...principleSchema.shape,
    when: conditionSchema.optional().describe("什么时候回避；不写则总是"),
  }).describe("被反映单位回避，由上级承办"),
  accused: principleSchema.describe("投诉、举报可能落到被指的单位手里：先由人核对"),
  named: strict({ ...principleSchema.shape, when: conditionSchema.describe("什么时候转给诉求所说的单位") })
    .optional()
    .describe("成立时转给诉求 about.units 里的单位，如表扬转被表扬单位；第一个主办，其余抄送"),
  conference: principleSchema.describe("派单前会商"),
  boundary: z
    .array(
      ruleSchema(
        strict({
          lead: z
            .enum(["first", "common", "conference"])
            .describe("first 先列的一方主办，其余协办；common 共同的上级；conference 会商"),
        }),
      ),
    )
    .min(1)
    .describe("跨界诉求由谁主办；最后一条不写 when"),
});

export type RouteFile = z.infer<typeof routeSchema>;
export type BoundaryRule = RouteFile["boundary"][number];
