import { z } from "zod";
import { list, note, strict } from "../../diagnostic/index.js";

const text = z.string().trim().min(1);
const oneOrMore = z.union([text, list(text).min(1)]);
const noneOrMore = z.union([text, list(text.nullable()).min(1)]).nullable();

/** An appeal with what a person says of it: one answer, or several that would each be right. */
export const labelledSchema = strict({
  appeal: z.unknown(),
  label: strict({
    category: oneOrMore.optional(),
    topic: noneOrMore.optional(),
    lead: noneOrMore.optional(),
  }),
  note,
});
