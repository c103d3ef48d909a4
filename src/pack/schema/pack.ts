import { z } from "zod";
import { isoDate, pattern, schemaKey, strict, title } from "../../diagnostic/index.js";
import { extendsSchema, rebaseSchema } from "./layer.js";
import { declaredTypes } from "../../facts/index.js";

const factName = pattern("fact-name", /^[a-z][a-zA-Z0-9]*(?:[.-][a-zA-Z0-9]+)*$/);

export const factDeclarationSchema = z.union([
  strict({
    type: z.literal("enum").describe("枚举"),
    values: z.array(z.string().min(1)).min(1).describe("可取的值"),
    title,
  }),
  strict({
    type: z.enum(["string", "list"]).describe("文字、列表"),
    values: z.array(z.string().min(1)).min(1).optional().describe("只能取的值；不写则不限"),
    title,
  }),
  strict({ type: z.enum(declaredTypes).exclude(["enum", "string", "list"]).describe("类型"), title }),
]);

export type FactDeclaration = z.infer<typeof factDeclarationSchema>;

export const layerName = strict({
  id: z.string().describe("标识"),
  version: z.string().describe("版本"),
  digest: pattern("pack-digest", /^[0-9a-f]{64}$/).describe("摘要"),
});

export const packSchema = strict({
  ...schemaKey,
  id: pattern("pack-id", /^[a-z0-9]+(?:-[a-z0-9]+)*$/).describe("规则包标识，如 beijing"),
  title,
  extends: extendsSchema.optional(),
  rebase: rebaseSchema.optional(),
  abstract: z
    .literal(true)
    .optional()
    .describe("只作别的规则包的底，自己不派单：没有的文件不算缺，单位和派单目录不查"),
  layers: z.array(layerName).optional().describe("由哪些规则包合成，自下而上；合并时写，不手写"),
  version: z.string().min(1).describe("版本"),
  effective: strict({
    from: isoDate.describe("自哪天起施行（含）"),
    to: isoDate.optional().describe("到哪天为止（含）；不写则一直有效"),
  }).describe("施行期间"),
  utcOffset: pattern("utc-offset", /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/).describe(
    "与世界时的时差，如 +08:00；没有写时差的时间按它理解",
  ),
  sources: z
    .array(
      strict({
        title: title.describe("文件名，依据里用《》引的就是它"),
        number: z.string().optional().describe("文号"),
        effective: isoDate.optional().describe("施行或发布日期"),
        note: z.string().optional().describe("说明"),
      }),
    )
    .min(1)
    .describe("依据的文件"),
  facts: z.record(factName, factDeclarationSchema).describe("规则可以读的事实（诉求 facts 里的键）"),
  signals: z
    .record(pattern("signal-id", /^[a-z0-9]+(?:-[a-z0-9]+)*$/), strict({ title }))
    .describe("话务员可以标注的信号"),
});

/** How a decision names one of the packs it was made by. */
export type PackLayer = z.infer<typeof layerName>;

export type PackFile = z.infer<typeof packSchema>;
