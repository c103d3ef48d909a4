import { z } from "zod";
import { conditionSchema } from "../../condition/index.js";
import { basis, id, reasons, strict, title } from "../../diagnostic/index.js";

/** `{ id, title, when?, unless?, then, basis?, own? }`: without a condition the rule always holds. */
export function ruleSchema<Then extends z.ZodType>(then: Then) {
  return strict({
    id,
    title,
    when: conditionSchema.optional().describe("什么时候适用；不写则总是适用"),
    unless: conditionSchema.optional().describe("什么时候例外；成立就不适用"),
    then: then.describe("适用时的结论"),
    ...reasons,
  });
}

const sharedBasis = { basis: basis.optional().describe("下面各条规则共有的依据，写在各条自己的前面") };

/** What a file or step says once for all its rules. */
export const shared = {
  ...sharedBasis,
  when: conditionSchema.optional().describe("下面各条规则共有的条件，与各条自己的同时成立才适用"),
};

/** The same where the last rule must always answer, so that there is no condition to share. */
export const sharedByClosed = sharedBasis;

/**
 * A named principle of the pack: what a field cites when no editable rule, but the procedure itself, decided
 * it.
 */
export const principleSchema = strict({ id, title, ...reasons });
