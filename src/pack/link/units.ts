import { districtOf, expandUnits } from "../expand-units.js";
import type { Division } from "../schema/units.js";
import { at, inside, locationOf, type Place } from "../place.js";
import type { Linker } from "./linker.js";
import { declarations } from "./symbols.js";
import { usesFirst } from "./uses-first.js";

type Once = (id: string, place: Place) => void;

/**
 * Checks the unit tree: one entry per code and id, every street in a district, superiors that exist and lead
 * up.
 */
export function linkUnits(linker: Linker): void {
  const first = new Map<string, Place>();
  const once: Once = (id, place) => {
    const earlier = first.get(id);
    if (earlier) linker.report("id/duplicate", place, { id }, [locationOf(earlier)]);
    else first.set(id, place);
  };
  linkDivisions(linker, once);
  linkShortNames(linker);
  linkPlaces(linker);
  linkDepartments(linker, first);
  for (const doc of linker.pack.docs.units)
    doc.value.units?.forEach((unit, index) => once(unit.id, at(doc, "units", index, "id")));
  linkSuperiors(linker);
}

function linkDivisions(linker: Linker, once: Once): void {
  const { divisions } = linker.symbols;
  for (const doc of linker.pack.docs.units)
    doc.value.divisions?.forEach((division, index) => {
      const { code, level } = division;
      const place = at(doc, "divisions", index, "code");
      linkLevel(linker, division, at(doc, "divisions", index));
      linkNames(linker, division, at(doc, "divisions", index));
      once(code, place);
      if (level === "street" && divisions && !divisions.has(districtOf(code)))
        linker.report("units/orphan-division", place, { code, district: districtOf(code) });
    });
}

/** What a place is called can be found in a text. */
function linkNames(linker: Linker, { name, aliases = [] }: Division, place: Place): void {
  linker.reportEmptyWord(name, inside(place, "name"));
  linker.reportEmptyWords(aliases, inside(place, "aliases"));
}

function linkShortNames(linker: Linker): void {
  for (const doc of linker.pack.docs.units) {
    const { notBefore = [], except = [] } = doc.value.shortNames ?? {};
    linker.reportEmptyWords(notBefore, at(doc, "shortNames", "notBefore"));
    except.forEach((code, index) =>
      linker.reference(
        "units/unknown-division",
        at(doc, "shortNames", "except", index),
        code,
        linker.symbols.divisions,
      ),
    );
  }
}

/** A name tells one place: neither two of these, nor what a division is called. */
function linkPlaces(linker: Linker): void {
  const { docs } = linker.pack;
  const first = new Map<string, Place>();
  for (const doc of docs.units)
    doc.value.divisions?.forEach(({ name, aliases = [] }, index) => {
      for (const one of [name, ...aliases]) first.set(linker.fold(one), at(doc, "divisions", index, "name"));
    });
  for (const doc of docs.units)
    for (const [code, names] of Object.entries(doc.value.places ?? {})) {
      const place = at(doc, "places", code);
      linker.reference("units/unknown-division", place, code, linker.symbols.divisions);
      linker.reportEmptyWords(names, place);
      names.forEach((name, index) => {
        const earlier = first.get(linker.fold(name));
        const here = inside(place, index);
        if (earlier) linker.report("units/repeated-place", here, { name }, [locationOf(earlier)]);
        else first.set(linker.fold(name), here);
      });
    }
}

function linkDepartments(linker: Linker, first: Map<string, Place>): void {
  const { divisions } = linker.symbols;
  const seen = new Map<string, Place>();
  for (const doc of linker.pack.docs.units)
    doc.value.departments?.forEach(({ id, district }, index) => {
      const place = at(doc, "departments", index, "id");
      const earlier = seen.get(id);
      if (earlier) linker.report("id/duplicate", place, { id }, [locationOf(earlier)]);
      else seen.set(id, place);
      for (const code of Object.keys(district?.names ?? {}))
        if (divisions && !divisions.has(code))
          linker.reportKey(
            "units/unknown-division",
            at(doc, "departments", index, "district", "names", code),
            { name: code },
          );
      district?.except?.forEach((code, position) =>
        linker.reference(
          "units/unknown-division",
          at(doc, "departments", index, "district", "except", position),
          code,
          divisions,
        ),
      );
    });
  // A unit written out must not have the id of one that a template makes.
  const { divisions: declared, departments } = declarations(linker.pack);
  for (const { id } of expandUnits({ divisions: declared, departments, units: [] })) {
    const template = seen.get(id.split(":")[1] ?? "");
    if (template) first.set(id, template);
  }
}

/** How many units may stand above one: a city's have three or four. */
const mostSuperiors = 100;

function linkSuperiors(linker: Linker): void {
  const { units } = linker.symbols;
  const places = new Map<string, Place>();
  for (const { id, superior, place } of statedSuperiors(linker))
    if (linker.reference("units/unknown-superior", place, superior, units) && !places.has(id))
      places.set(id, place);
  const superiorOf = (unit: string) => units?.get(unit)?.superior;
  const { order, circles } = usesFirst(places.keys(), (unit) => [superiorOf(unit) ?? []].flat());
  for (const circle of circles) {
    const [id = ""] = circle;
    const place = places.get(id);
    // A circle that no superior written here closes comes from a wrong code, reported as such.
    if (place) linker.report("units/superior-cycle", place, { id, circle });
  }
  const circling = new Set(circles.flat());
  const above = new Map<string, number>();
  for (const id of order) {
    const superior = superiorOf(id);
    const count = superior === undefined || circling.has(id) ? 0 : 1 + (above.get(superior) ?? 0);
    const place = places.get(id);
    above.set(id, count);
    // Those below it are not reported again.
    if (count === mostSuperiors + 1 && place)
      linker.report("units/too-many-superiors", place, { id, most: mostSuperiors });
  }
}

function statedSuperiors(linker: Linker): { id: string; superior: string; place: Place }[] {
  const stated = linker.pack.docs.units.flatMap((doc) => [
    ...(doc.value.divisions ?? []).map(({ code, unit }, index) => ({
      id: code,
      superior: unit?.superior,
      place: at(doc, "divisions", index, "unit", "superior"),
    })),
    ...(doc.value.units ?? []).map(({ id, superior }, index) => ({
      id,
      superior,
      place: at(doc, "units", index, "superior"),
    })),
  ]);
  return stated.flatMap(({ superior, ...one }) => (superior === undefined ? [] : [{ ...one, superior }]));
}

/** A code is as long as its level has it, a city or district has a government, and there is one city. */
function linkLevel(linker: Linker, { code, level, unit }: Division, place: Place): void {
  const digits = level === "street" ? 9 : 6;
  if (code.length !== digits)
    linker.report("units/wrong-code", inside(place, "code"), { code, level, digits });
  if (unit === null && level !== "street")
    linker.reportKey("units/missing-unit", inside(place, "unit"), { code, level });
  const city = [...(linker.symbols.divisions?.values() ?? [])].find((division) => division.level === "city");
  if (level === "city" && city && city.code !== code)
    linker.report("units/second-city", inside(place, "level"), { code, city: city.code });
}
