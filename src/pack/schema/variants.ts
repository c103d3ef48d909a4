import { z } from "zod";
import { list, pattern, schemaKey, strict } from "../../diagnostic/index.js";

const groups = pattern("variants", /^\p{L}{2,}(?: \p{L}{2,})*$/u);

export const variantsSchema = strict({
  ...schemaKey,
  from: z.string().min(1).describe("字表的来源"),
  characters: list(groups)
    .min(1)
    .describe("每行若干组，组与组之间空一格；每组第一个字是规范字，后面的字都按它理解：里裡裏 后後"),
});
