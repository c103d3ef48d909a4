import type { CompiledPack } from "./compiled.js";

/** The units above one, nearest first. */
export function superiors(pack: Pick<CompiledPack, "units">, unit: string): string[] {
  // INVARIANT: linking has refused circles and long lines, so the city is reached soon.
  const line: string[] = [];
  for (let next = pack.units.get(unit)?.superior; next !== undefined; next = pack.units.get(next)?.superior)
    line.push(next);
  return line;
}

/**
 * The district that a street or township is under, which urges and coordinates it; `undefined` for every
 * other unit.
 */
export function districtOver(pack: Pick<CompiledPack, "units" | "city">, unit: string): string | undefined {
  const { kind, superior } = pack.units.get(unit) ?? {};
  return kind === "street" && superior !== pack.city ? superior : undefined;
}
