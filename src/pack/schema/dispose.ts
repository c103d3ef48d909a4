import { z } from "zod";
import { id, pattern, reasons, schemaKey, strict, title } from "../../diagnostic/index.js";
import { disposalShape } from "./categories.js";
import { ruleSchema, shared } from "./rule.js";

export const disposeSchema = strict({
  ...schemaKey,
  ...shared,
  scripts: z
    .array(strict({ id, title, text: z.string().min(1).describe("对诉求人说的话"), ...reasons }))
    .describe("话术"),
  hotlines: z
    .array(strict({ number: pattern("hotline-number", /^\d{3,12}$/).describe("号码"), title, ...reasons }))
    .describe("专线"),
  rules: z
    .array(ruleSchema(strict(disposalShape)))
    .describe("从上到下，第一条成立的规则定处置方式；都不成立时按诉求类型自己的处置方式"),
});

export type Script = z.infer<typeof disposeSchema>["scripts"][number];
export type Hotline = z.infer<typeof disposeSchema>["hotlines"][number];
