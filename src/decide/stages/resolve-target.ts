import { type CompiledPack, districtOf, superiors, type Target } from "../../pack/index.js";

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
 * Where only the district is known, or the street or department meant does not exist there, the district
 * government answers. In an area whose government answers to the city and not to a district (a development
 * zone), that government does.
 * @source 《北京市接诉即办工作条例》第十二条第一款第二项
 */
export function resolveTarget(
  pack: CompiledPack,
  target: Target,
  place: string | undefined,
): Resolved | undefined {
  const unit = (id: string, fallback = false): Resolved | undefined =>
    pack.units.has(id) ? { unit: id, fallback } : undefined;
  if ("unit" in target) return unit(target.unit);
  if (!needsPlace(target))
    return pack.city === undefined
      ? undefined
      : unit("department" in target ? `${pack.city}:${target.department}` : pack.city);
  if (place === undefined) return undefined;
  const seat = seatOf(pack, place);
  if ("department" in target) return unit(`${seat}:${target.department}`) ?? unit(seat, true);
  if (target.level === "district") return unit(seat);
  return place === districtOf(place) ? unit(seat, true) : (unit(place) ?? unit(seat, true));
}

/**
 * The government that acts as district for a place: the one right below the city on its line of superiors.
 */
function seatOf(pack: CompiledPack, place: string): string {
  if (!pack.units.has(place)) return districtOf(place);
  return [place, ...superiors(pack, place)].filter((unit) => unit !== pack.city).at(-1) ?? districtOf(place);
}

/** The units a target means over all places, each once. */
export function resolveAll(pack: CompiledPack, target: Target, places: readonly string[]): Resolved[] {
  const at: readonly (string | undefined)[] = needsPlace(target) ? places : [undefined];
  const resolved = at.flatMap((place) => resolveTarget(pack, target, place) ?? []);
  return resolved.filter(({ unit }, index) => resolved.findIndex((other) => other.unit === unit) === index);
}
