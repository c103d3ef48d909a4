import type { CompiledPack } from "./compiled.js";

/** The units above one, nearest first. */
export function superiors(pack: Pick<CompiledPack, "units">, unit: string): string[] {
  const line: string[] = [];
  for (let next = pack.units.get(unit)?.superior; next !== undefined && !line.includes(next); next = pack.units.get(next)?.superior) line.push(next);
  return line;
}
