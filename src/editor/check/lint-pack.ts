import type { Diagnostic } from "../../diagnostic/index.js";
import { type Edition, foundDuring, type PackDocs } from "../../pack/index.js";
import { exampleBasis } from "./example-basis.js";
import { gap } from "./gap.js";
import { missingYear } from "./missing-year.js";
import { unreachable } from "./unreachable.js";

/**
 * Looks at a pack that compiles for what an editor should know: gaps, rules that cannot fire, missing years,
 * our own examples.
 */
export function lintPack(docs: PackDocs): Diagnostic[] {
  return [...gap(docs), ...unreachable(docs), ...missingYear(docs), ...exampleBasis(docs)];
}

/** Looks at a pack that only serves as a base of others: what it lacks is theirs. */
export function lintBase(docs: PackDocs): Diagnostic[] {
  return exampleBasis(docs);
}

/** Looks at every edition of a pack; what is not so on all days says on which it is. */
export function lintEditions(
  editions: readonly Pick<Edition, "days" | "docs">[],
  lint: (docs: PackDocs) => Diagnostic[],
): Diagnostic[] {
  return foundDuring(editions.map(({ days, docs }) => ({ days, diagnostics: lint(docs) })));
}
