import { z } from "zod";
import { conditionSchema } from "../../condition/schema.js";
import { id, schemaKey, strict, title } from "../../schema/common.js";

export const conditionsSchema = strict({
  ...schemaKey,
  conditions: z.array(strict({ id, title, when: conditionSchema })).describe("命名条件，规则里用 { \"condition\": \"标识\" } 引用"),
});
