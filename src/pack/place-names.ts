import { buildScanner, type Folding } from "../text/index.js";
import type { CompiledPack } from "./compiled.js";
import type { Division } from "./schema/units.js";

/** A scanner over the names and aliases of districts and streets, with the codes each name stands for. */
export function placeNames(divisions: Iterable<Division>, fold: Folding): CompiledPack["places"] {
  const codes = new Map<string, string[]>();
  for (const division of divisions) {
    if (division.level === "city") continue;
    for (const name of [division.name, ...(division.aliases ?? [])].map(fold))
      codes.set(name, [...(codes.get(name) ?? []), division.code]);
  }
  const scanner = buildScanner(codes.keys());
  return { scanner, codes: scanner.words.map((word) => codes.get(word) ?? []) };
}
