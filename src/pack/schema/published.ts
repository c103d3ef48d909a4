import { z } from "zod";
import { isoDate, strict } from "../../diagnostic/index.js";
import { layerName } from "./pack.js";

const digest = layerName.shape.digest;

/** What a registry keeps of a published version beside its files. */
export const publishedSchema = strict({
  ...layerName.shape,
  title: z.string().min(1),
  effective: strict({ from: isoDate, to: isoDate.optional() }),
  utcOffset: z.string(),
  digests: strict({ rules: digest, tickets: digest, calendar: digest }),
  /** The packs it was merged from, the lowest first; one that stands on no other is its only one. */
  layers: z.array(layerName).min(1),
});

/** One published version of a pack: which it is, when it is in force, and the digests of its content. */
export type PublishedPack = Readonly<z.infer<typeof publishedSchema>>;
