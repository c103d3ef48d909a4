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

/**
 * Lists every unit: governments of divisions, departments of the city and of each district by template, and
 * the rest.
 */
export function expandUnits({ divisions, units, departments }: UnitDeclarations): Unit[] {
  const city = divisions.find((division) => division.level === "city")?.code;
  const districts = divisions.filter((division) => division.level === "district");
  return [
    ...divisions.flatMap((division): Unit[] => (division.unit ? [government(division, city)] : [])),
    ...departments.flatMap((department) => [
      ...(department.city && city !== undefined
        ? [
            {
              ...unit(`${city}:${department.id}`, department.city, "city-department", city, city),
              department: department.id,
            },
          ]
        : []),
      ...districts.flatMap((district) => districtDepartment(department, district, city)),
    ]),
    ...units.map((declared) => unit(declared.id, declared, declared.kind, declared.superior, undefined)),
  ];
}

function unit(
  id: string,
  { name, aliases }: { name: string; aliases?: string[] | undefined },
  kind: UnitKind,
  superior: string | undefined,
  division: string | undefined,
): Unit {
  return { id, name, aliases: aliases ?? [], kind, superior, division };
}

function government(division: Division, city: string | undefined): Unit {
  const declared = division.unit as NonNullable<Division["unit"]>;
  const superior = { city: undefined, district: city, street: districtOf(division.code) }[division.level];
  // An area of street level that answers to the city itself, such as a development zone, stands where a
  // district does.
  const kind =
    division.level === "street" && declared.superior !== undefined && declared.superior === city
      ? "district"
      : division.level;
  return unit(division.code, declared, kind, declared.superior ?? superior, division.code);
}

function districtDepartment(department: Department, district: Division, city: string | undefined): Unit[] {
  const template = department.district;
  if (!template || template.except?.includes(district.code)) return [];
  const fill = (text: string) =>
    text.replaceAll("{district}", district.name).replaceAll("{short}", district.name.replace(/[区县]$/, ""));
  const name = template.names?.[district.code] ?? fill(template.name);
  const aliases = (template.aliases ?? []).map(fill);
  const superior =
    template.superior === "city" && department.city ? `${city}:${department.id}` : district.code;
  return [
    {
      ...unit(
        `${district.code}:${department.id}`,
        { name, aliases },
        "district-department",
        superior,
        district.code,
      ),
      department: department.id,
    },
  ];
}
