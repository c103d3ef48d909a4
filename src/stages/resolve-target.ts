import type { CompiledPack } from "../pack/compiled.js";
import { districtOf } from "../pack/expand-units.js";
import type { Target } from "../pack/schema/directory.js";

/** The unit a target means at one place; `fallback` when the district answers instead of the unit meant. */
export interface Resolved {
  readonly unit: string;
  readonly fallback: boolean;
}

/** Whether a target needs a place to be resolved. */
export function needsPlace(target: Target): boolean {
  return "level" in target ? target.level !== "city" : "department" in target && target.at === "district";
}

/**
 * Resolves a target at a place (a district or street code, or `undefined` where none is known).
 *
 * Where only the district is known, or the street or department meant does not exist there, the district government answers.
 * @source 《北京市接诉即办工作条例》第十二条第一款第二项
 */
export function resolveTarget(pack: CompiledPack, target: Target, place: string | undefined): Resolved | undefined {
  const unit = (id: string, fallback = false): Resolved | undefined => (pack.units.has(id) ? { unit: id, fallback } : undefined);
  if ("unit" in target) return unit(target.unit);
  if (!needsPlace(target)) return pack.city === undefined ? undefined : unit("department" in target ? `${pack.city}:${target.department}` : pack.city);
  if (place === undefined) return undefined;
  const district = districtOf(place);
  if ("department" in target) return unit(`${district}:${target.department}`) ?? unit(district, true);
  if (target.level === "district") return unit(district);
  return place === district ? unit(district, true) : (unit(place) ?? unit(district, true));
}
