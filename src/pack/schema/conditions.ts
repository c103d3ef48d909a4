import { conditionSchema } from "../../condition/index.js";
import { id, list, reasons, schemaKey, strict, title } from "../../diagnostic/index.js";

export const conditionsSchema = strict({
  ...schemaKey,
  conditions: list(strict({ id, title, when: conditionSchema, ...reasons })).describe(
    '命名条件，规则里用 { "condition": "标识" } 引用',
  ),
});
