import { conditionSchema } from "../../condition/schema.js";
import { list } from "../../schema/bounded.js";
import { id, schemaKey, strict, title } from "../../schema/common.js";

export const conditionsSchema = strict({
  ...schemaKey,
  conditions: list(strict({ id, title, when: conditionSchema })).describe("命名条件，规则里用 { \"condition\": \"标识\" } 引用"),
});
