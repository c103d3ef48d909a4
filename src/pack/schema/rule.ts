import { z } from "zod";
import { conditionSchema } from "../../condition/index.js";
import { basis, id, note, strict, title } from "../../diagnostic/index.js";

/** `{ id, title, when?, then, basis }`: without `when` the rule always holds. */
export function ruleSchema<Then extends z.ZodType>(then: Then) {
  return strict({
    id,
    title,
    when: conditionSchema.optional().describe("什么时候适用；不写则总是适用"),
    unless: conditionSchema.optional().describe("什么时候例外；成立就不适用"),
    then: then.describe("适用时的结论"),
    basis,
    note,
  });
}

/**
 * A named principle of the pack: what a field cites when no editable rule, but the procedure itself, decided
 * it.
 */
export const principleSchema = strict({ id, title, basis, note });
