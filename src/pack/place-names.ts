import { buildScanner, type Folding } from "../text/index.js";
import type { CompiledPack } from "./compiled.js";
import { shortName } from "./expand-units.js";
import type { Division, ShortNames } from "./schema/units.js";

/** A scanner over what districts and streets are called, with the codes each name stands for. */
export function placeNames(
  divisions: Iterable<Division>,
  { shortNames, fold }: { readonly shortNames: readonly ShortNames[]; readonly fold: Folding },
): CompiledPack["places"] {
  const codes = new Map<string, string[]>();
  const add = (name: string, ...stands: string[]) => {
    const folded = fold(name);
    codes.set(folded, [...(codes.get(folded) ?? []), ...stands]);
  };
  for (const { code, name, aliases = [], level } of divisions) {
    if (level === "city") continue;
    for (const one of [name, ...aliases]) add(one, code);
    const short = shortName(name);
    if (level !== "district" || short.length < 2) continue;
    for (const { notBefore, except = [] } of shortNames) {
      if (except.includes(code)) continue;
      add(short, code);
      // With what follows it is another name, of no place: 朝阳路.
      for (const next of notBefore) add(short + next);
    }
  }
  const scanner = buildScanner(codes.keys());
  return { scanner, codes: scanner.words.map((word) => codes.get(word) ?? []) };
}
