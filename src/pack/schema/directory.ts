import { z } from "zod";
import { conditionSchema } from "../../condition/index.js";
import { id, list, reasons, schemaKey, strict, title, topicPath, unitId } from "../../diagnostic/index.js";
import { shared } from "./rule.js";

export const targetSchema = z
  .union([
    strict({ unit: unitId.describe("指定单位") }),
    strict({ level: z.enum(["street", "district", "city"]).describe("诉求所在地的街道（乡镇）、区或市") }),
    strict({
      department: z.string().describe("部门标识，见 units/"),
      at: z.enum(["district", "city"]).describe("区级还是市级部门"),
    }),
  ])
  .meta({ id: "Target", description: "承办单位：指定单位，或按所在地确定的政府、部门" });

export type Target = z.infer<typeof targetSchema>;

export const directorySchema = strict({
  ...schemaKey,
  ...shared,
  rows: list(
    strict({
      id,
      title: title.optional(),
      topic: topicPath.describe("事项路径；空串是总目录，兜底用"),
      when: conditionSchema.optional().describe("什么时候用这一行；不写则总是"),
      unless: conditionSchema.optional().describe("什么时候例外；成立就不用"),
      lead: targetSchema.describe("主办单位"),
      co: list(targetSchema).min(1).optional().describe("协办单位"),
      cc: list(targetSchema).min(1).optional().describe("抄送单位"),
      mode: z.literal("dual").optional().describe("dual 双派：主办、协办同时接单处置"),
      limit: id.optional().describe("办结时限，见 limits.json；不写则按时限规则"),
      ...reasons,
    }),
  )
    .min(1)
    .describe("派单目录：离诉求事项最近的事项先用；同一事项从上到下"),
});
