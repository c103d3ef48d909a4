import { buildScanner, type Folding } from "../text/index.js";
import type { CompiledPack } from "./compiled.js";
import { shortName } from "./expand-units.js";
import type { Division, ShortNames } from "./schema/units.js";

interface Named {
  readonly shortNames: readonly ShortNames[];
  /** Division code → what people call places in it. */
  readonly places: readonly (readonly [code: string, names: readonly string[]])[];
  readonly fold: Folding;
}

/** A scanner over what districts, streets and places in them are called, with the codes of each name. */
export function placeNames(
  divisions: Iterable<Division>,
  { shortNames, places, fold }: Named,
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
  for (const [code, names] of places) for (const name of names) add(name, code);
  const scanner = buildScanner(codes.keys());
  return { scanner, codes: scanner.words.map((word) => codes.get(word) ?? []) };
}
