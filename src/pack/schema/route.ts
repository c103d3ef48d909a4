import { z } from "zod";
import { conditionSchema } from "../../condition/index.js";
import { basis, schemaKey, strict, topicPath } from "../../diagnostic/index.js";
import { targetSchema } from "./directory.js";
import { principleSchema, ruleSchema } from "./rule.js";

const principled = strict({
  ...principleSchema.shape,
  when: conditionSchema.optional().describe("什么时候适用；不写则总是适用"),
  unless: conditionSchema.optional().describe("什么时候例外；成立就不适用"),
  leads: z
    .record(topicPath, targetSchema.nullable())
    .describe("事项路径 → 由谁主办，下级事项沿用；写 null 的事项（和它的下级）不适用"),
});

/** What the rows of the directory rest on in general, by who leads, and by there being others. */
const rowBasis = strict({
  street: basis.optional().describe("由街道（乡镇）主办的行"),
  district: basis.optional().describe("由区政府主办的行"),
  city: basis.optional().describe("由市政府主办的行"),
  department: basis.optional().describe("由部门主办的行"),
  unit: basis.optional().describe("由指定单位主办的行"),
  co: basis.optional().describe("有协办的行"),
});

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
  principles: z
    .array(principled)
    .optional()
    .describe(
      "先于派单目录的原则，如 没有地点的政策咨询由市级部门答复：最近的行要按所在地确定单位时，改由这里写的单位单独主办（那一行的协办、时限不用）；已指明单位或者市级的行是例外，照旧",
    ),
  rowBasis: rowBasis.optional().describe("派单目录各行共有的依据，写在各行自己的依据前面（协办的写在后面）"),
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
export type PrincipleRule = z.infer<typeof principled>;
export type BoundaryRule = RouteFile["boundary"][number];
