import { districtOf } from "../expand-units.js";
import { at, type Linker, locationOf, type Place } from "./linker.js";

/** Checks the unit tree: one entry per code and id, every street in a district, superiors that exist and lead up. */
export function linkUnits(linker: Linker): void {
  const { divisions, units } = linker.symbols;
  const first = new Map<string, Place>();
  const once = (id: string, place: Place) => {
    const earlier = first.get(id);
    if (earlier) linker.report("id/duplicate", place, { id }, [locationOf(earlier)]);
    else first.set(id, place);
  };
  for (const doc of linker.pack.docs.units) {
    doc.value.divisions?.forEach((division, index) => {
      once(division.code, at(doc, "divisions", index, "code"));
      if (division.level === "street" && divisions && !divisions.has(districtOf(division.code)))
        linker.report("units/orphan-division", at(doc, "divisions", index, "code"), { code: division.code, district: districtOf(division.code) });
    });
    doc.value.departments?.forEach((department, index) => {
      once(`department ${department.id}`, at(doc, "departments", index, "id"));
      Object.keys(department.district?.names ?? {}).forEach((code) => {
        if (divisions && !divisions.has(code)) linker.reportKey("units/unknown-division", at(doc, "departments", index, "district", "names", code), { name: code });
      });
      department.district?.except?.forEach((code, position) =>
        linker.reference("units/unknown-division", at(doc, "departments", index, "district", "except", position), code, divisions),
      );
    });
    doc.value.units?.forEach((unit, index) => {
      once(unit.id, at(doc, "units", index, "id"));
      if (unit.superior === undefined) return;
      const place = at(doc, "units", index, "superior");
      if (!linker.reference("units/unknown-superior", place, unit.superior, units)) return;
      const seen = new Set([unit.id]);
      for (let next: string | undefined = unit.superior; next !== undefined; next = units?.get(next)?.superior) {
        if (!seen.has(next)) seen.add(next);
        else {
          if (next === unit.id) linker.report("units/superior-cycle", place, { id: unit.id });
          break;
        }
      }
    });
  }
}
