import type { DeclaredUnit, Department, Division } from "./schema/units.js";

export type UnitKind =
  | "city"
  | "district"
  | "street"
  | "city-department"
  | "district-department"
  | "enterprise"
  | "state-unit"
  | "other";

/** One unit that can be named in a decision. */
export interface Unit {
  readonly id: string;
  /** Official name. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
  /** Who answers for it: takes the ticket when it must recuse. The city has none. */
  readonly superior: string | undefined;
  /** The division it governs or belongs to. */
  readonly division: string | undefined;
  /** The department it is, as the templates name it. */
  readonly department?: string;
}

export interface UnitDeclarations {
  readonly divisions: readonly Division[];
  readonly units: readonly DeclaredUnit[];
  readonly departments: readonly Department[];
}

/** The district of a street, or the code itself. */
export function districtOf(code: string): string {
  return code.slice(0, 6);
}

/** What people call a district, without 区 or 县. */
export function shortName(district: string): string {
  return district.replace(/[区县]$/, "");
}

/**
 * Lists every unit: governments of divisions, departments of the city and of each district by template, and
 * the rest.
 */
export function expandUnits({ divisions, units, departments }: UnitDeclarations): Unit[] {
  const city = divisions.find((division) => division.level === "city")?.code;
  const districts = divisions.filter((division) => division.level === "district");
  return [
    ...divisions.flatMap((division) => government(division, city)),
    ...departments.flatMap((department) => [
      ...cityDepartment(department, city),
      ...districts.flatMap((district) => districtDepartment(department, district, city)),
    ]),
    ...units.map(declaredUnit),
  ];
}

function declaredUnit({ id, name, aliases = [], kind, superior }: DeclaredUnit): Unit {
  return { id, name, aliases, kind, superior, division: undefined };
}

function government({ code, level, unit }: Division, city: string | undefined): Unit[] {
  if (unit === null) return [];
  const above = { city: undefined, district: city, street: districtOf(code) }[level];
  const { name, aliases = [], superior = above } = unit;
  // An area of street level that answers to the city itself, such as a development zone, stands where a
  // district does.
  const isZone = level === "street" && unit.superior !== undefined && unit.superior === city;
  return [{ id: code, name, aliases, kind: isZone ? "district" : level, superior, division: code }];
}

function cityDepartment({ id, city: named }: Department, city: string | undefined): Unit[] {
  if (named === undefined || city === undefined) return [];
  const { name, aliases = [] } = named;
  const kind = "city-department";
  return [{ id: `${city}:${id}`, name, aliases, kind, superior: city, division: city, department: id }];
}

function districtDepartment(department: Department, district: Division, city: string | undefined): Unit[] {
  const { id, district: template } = department;
  if (!template || template.except?.includes(district.code)) return [];
  const short = shortName(district.name);
  const fill = (text: string) => text.replaceAll("{district}", district.name).replaceAll("{short}", short);
  // What is managed from above answers to the same department of the city, where there is one.
  const answersToCity = template.superior === "city" && department.city !== undefined;
  return [
    {
      id: `${district.code}:${id}`,
      name: template.names?.[district.code] ?? fill(template.name),
      aliases: (template.aliases ?? []).map(fill),
      kind: "district-department",
      superior: answersToCity ? `${city}:${id}` : district.code,
      division: district.code,
      department: id,
    },
  ];
}
