import { z } from "zod";
import { list, pattern, schemaKey, strict, table } from "../../diagnostic/index.js";

const groups = pattern("variants", /^\p{L}{2,}(?: \p{L}{2,})*$/u);

export const variantsSchema = strict({
  ...schemaKey,
  from: z.string().min(1).describe("字表的来源"),
  characters: list(groups)
    .min(1)
    .describe("每行若干组，组与组之间空一格；每组第一个字是规范字，后面的字都按它理解：里裡裏 后後"),
  misspelt: table(z.string().trim().min(2), z.string().trim().min(2))
    .optional()
    .describe("写错的词按哪个词理解，凡改了的都提示人工核对；写成自己的，里面的短词不改：突然气"),
});
