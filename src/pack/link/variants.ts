import { variantsOf } from "../variants.js";
import type { Linker } from "./linker.js";

/** A character is read as one other, which is read as itself. */
export function linkVariants(linker: Linker): void {
  const variants = variantsOf(linker.pack);
  const targets = new Set(variants.map(({ read }) => read));
  const seen = new Set<string>();
  for (const { written, place } of variants) {
    if (seen.has(written) || targets.has(written))
      linker.report("variants/repeated", place, { character: written });
    seen.add(written);
  }
}
